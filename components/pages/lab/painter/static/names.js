// Names of towns, the first in the list first; a name that would touch another is left out.

import { element } from "./dom.js";

const GAP = 3; // pixels kept free around a name

export function createNames(L, map, names) {
  map.createPane("names").style.cssText = "z-index: 640; pointer-events: none";
  const marks = names.map(({ name, at }) => {
    const text = element("span", { class: "place" }, element("span", { class: "point" }), name);
    const icon = L.divIcon({ className: "", html: text, iconSize: [0, 0] });
    return L.marker(at, { icon, pane: "names", interactive: false, keyboard: false }).addTo(map);
  });

  function arrange() {
    const taken = [];
    const edge = map.getContainer().getBoundingClientRect().right;
    for (const mark of marks) {
      const text = mark.getElement().firstChild;
      text.classList.remove("turned");
      text.classList.toggle("turned", text.getBoundingClientRect().right > edge);
      const box = text.getBoundingClientRect();
      const free = taken.every(
        (other) =>
          box.right + GAP < other.left ||
          other.right + GAP < box.left ||
          box.bottom + GAP < other.top ||
          other.bottom + GAP < box.top,
      );
      text.classList.toggle("none", !free);
      if (free) taken.push(box);
    }
  }

  map.on("zoomend moveend resize", arrange);
  requestAnimationFrame(arrange);
}
