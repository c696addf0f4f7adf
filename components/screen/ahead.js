// Tells the page's maps what its switches stand at, as soon as they are pressed.
export default function ({ data }) {
  const stands = (name) => {
    const box = document.querySelector(".st-key-" + name);
    const toggle = box?.querySelector("input[type=checkbox]");
    if (toggle) return String(toggle.checked);
    const all = [...(box?.querySelectorAll("[role=radio]") || [])];
    return data[name][all.findIndex((one) => one.getAttribute("aria-checked") === "true")];
  };
  let last = "";
  const tell = () => {
    const choice = Object.fromEntries(Object.keys(data).map((name) => [name, stands(name)]));
    const now = JSON.stringify(choice);
    if (now === last || Object.values(choice).includes(undefined)) return;
    const first = !last;
    last = now;
    if (first) return; // what the page was opened with, the server says
    for (const frame of document.querySelectorAll("iframe[title*=folium]")) {
      const map = frame.contentWindow?.map;
      if (map?.atlas) frame.contentWindow.atlas.press(map, choice);
    }
  };
  tell();
  const watch = new MutationObserver(tell);
  watch.observe(document.body, { subtree: true, attributeFilter: ["aria-checked"] });
  // A toggle has no attribute that changes, and lets no event of its own rise.
  const soon = () => requestAnimationFrame(tell);
  document.addEventListener("click", soon, true);
  return () => { watch.disconnect(); document.removeEventListener("click", soon, true); };
}
