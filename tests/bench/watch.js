// When a page's first words stood there, when both maps were seen as a still picture, when a map had
// land and circles on it and could be used, and when something on a map changed its form or its
// colour after a press, in any frame. Times are the machine's, in ms.
(() => {
  if (window !== window.top) return;
  const told = (window.bench = { painted: [], changes: [], pressed: 0 });
  const heard = new WeakSet();
  const hear = (one) => {
    if (heard.has(one)) return;
    heard.add(one);
    one.addEventListener("pointerdown", () => {
      Object.assign(told, { pressed: Date.now(), changes: [], whole: drawn });
      last = ""; // what stands there now is what a change is told from
      compare();
    }, true);
  };
  const form = (path) => path.getAttribute("d") || "";
  const round = (path) => /a[1-9]/.test(form(path));
  const wide = (path) => form(path).length > 60 && !form(path).includes("a");
  const seen = new WeakSet();
  let last = "";
  let drawn = 0; // maps that have something on them
  const look = () => {
    compare();
    requestAnimationFrame(look);
  };
  const compare = () => {
    hear(document);
    const early = document.querySelector("#early:not(.waiting)")?.shadowRoot;
    const words = early?.querySelector("h1") || document.querySelector("h1");
    if (!told.words && words?.textContent) told.words = Date.now();
    const still = early?.querySelector(".st-key-pair");
    if (!told.still && still?.querySelectorAll("svg:has(.land):has(circle)").length === 2) {
      told.still = Date.now();
    }
    let now = "";
    drawn = 0;
    for (const frame of document.querySelectorAll("iframe")) {
      const page = frame.contentDocument;
      if (!page) continue;
      hear(page);
      for (const map of page.querySelectorAll(".leaflet-container")) {
        const paths = [...map.querySelectorAll("path")];
        if (!seen.has(map) && paths.some(round) && paths.some(wide)) {
          seen.add(map);
          told.painted.push(Date.now());
        }
        drawn += paths.length > 20;
        if (!told.pressed) continue;
        const looks = paths.map((path) => path.getAttribute("fill") + (round(path) ? form(path) : ""));
        now += looks.join();
      }
    }
    // A map that is being put up anew has not changed before it is there.
    if (told.pressed && drawn >= told.whole) {
      if (last && now !== last) told.changes.push(Date.now());
      last = now;
    }
  };
  requestAnimationFrame(look);
})();
