/* Takes the early words and pictures away when the page has its own, or has something else to say. */
(() => {
  "use strict";

  const PATIENCE_MS = 5000; // that a picture is waited for when all else of the page is there
  const LONGEST_MS = 400; // that the typeface is waited for
  const early = document.getElementById("early");
  const query = new URLSearchParams(location.search);
  if (query.has("embed") || query.has("embed_options")) {
    early.remove();
    return;
  }
  try {
    const chosen = localStorage.getItem("stActiveTheme-" + location.pathname + "-v2") || "";
    if (/^"(Light|Dark)"$/.test(chosen)) early.classList.add(JSON.parse(chosen).toLowerCase());
  } catch { /* A browser that keeps nothing has no theme of its own. */ }
  early.classList.add("waiting");
  const show = () => early.classList.remove("waiting");
  setTimeout(show, LONGEST_MS);
  Promise.all(["400 16px 'Source Sans'", "700 16px 'Source Serif'"]
    .map((face) => document.fonts.load(face))).then(show, show);
  const other = "[data-testid=stException], [data-testid=stAlert], [role=dialog]";
  const own = "picture" in early.dataset ? other : "h1, " + other;
  let patience = 0;
  const end = () => {
    clearTimeout(patience);
    watch.disconnect();
    early.remove();
  };
  const here = location.pathname;
  const watch = new MutationObserver(() => {
    if (location.pathname !== here || document.querySelector("#root :is(" + own + ")")) end();
    else if (document.querySelector("[data-test-script-state=notRunning] h1")) {
      patience ||= setTimeout(end, PATIENCE_MS);
    }
  });
  watch.observe(document.body, {
    childList: true, subtree: true, attributeFilter: ["data-test-script-state"],
  });
  addEventListener("atlas-painted", end, { once: true });
  /* Who scrolls goes on to what lies below. */
  addEventListener("scroll", ({ target }) => { if (target.scrollTop > 0) end(); }, { capture: true });
  /* What is pressed before the page is there is in its address when it comes. */
  early.addEventListener("click", (event) => {
    const asked = event.composedPath()[0].closest("[data-asks]");
    if (!asked) return;
    query.set(...asked.dataset.asks.split("="));
    history.replaceState(history.state, "", "?" + query);
  });
})();
