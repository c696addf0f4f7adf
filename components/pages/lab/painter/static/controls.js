// What lies on the map: zoom, north, scale, credit and the legend.

import { element, format, swatch } from "./dom.js";

export function createControls(L, map, store, { radius, showAll }) {
  const { said, attribution } = store.data;
  const legend = element("div", { class: "legend" });
  let drawn = "";

  put("topleft", zoomButtons());
  put("topright", element("div", { class: "north", title: said.north }, "N", atlasIcon("north")));
  put("bottomright", element("div", { class: "credit" }, attribution));
  L.control.scale({ imperial: false, position: "bottomright" }).addTo(map);
  put("bottomleft", legend);

  function put(position, node) {
    const control = new L.Control({ position });
    control.onAdd = () => {
      L.DomEvent.disableClickPropagation(node);
      return node;
    };
    control.addTo(map);
  }

  function zoomButtons() {
    const button = (label, sign, onclick) =>
      element("button", { type: "button", "aria-label": label, title: label, onclick }, atlasIcon(sign));
    return element(
      "div",
      { class: "zoom", role: "group", "aria-label": said.zoom },
      button(said.zoom_in, "more", () => map.zoomIn()),
      button(said.zoom_out, "less", () => map.zoomOut()),
      button(said.zoom_home, "home", showAll),
    );
  }

  function render() {
    const { sides, outlines, sample } = store.data;
    const size = 2 * radius(sample);
    const wanted = JSON.stringify([sides, outlines, sample, size]);
    if (wanted === drawn) return;
    drawn = wanted;
    const dot = element("span", { class: "sample" });
    dot.style.width = dot.style.height = `${size}px`;
    legend.replaceChildren(
      element(
        "ul",
        {},
        ...sides.map(({ name, owners, colour }) => entry(swatch(colour), name, owners)),
        ...outlines.map((label, i) => entry(element("span", { class: `stroke outline-${i}` }), label)),
        entry(dot, `${format(sample)} ${said.on_wrong_side}`),
      ),
    );
  }

  return { render };
}

function entry(mark, text, note = "") {
  return element("li", {}, mark, element("span", {}, text), note && element("span", { class: "quiet" }, note));
}
