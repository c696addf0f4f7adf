// The map: Leaflet draws the units once; after that only what changed in a unit is touched.

import { listenKeyboard, listenPointer } from "./brush.js";
import { createControls } from "./controls.js";
import { element } from "./painter.js";

export function createMap(L, holder, store) {
  const { geometry, units } = store.data;
  const gone = new AbortController();
  const map = L.map(holder, {
    zoomControl: false,
    attributionControl: false,
    keyboard: false,
    doubleClickZoom: false,
    boxZoom: false,
    zoomSnap: 0.25,
    zoomDelta: 0.5,
    zoomAnimation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
  }).setView([0, 0], 1);

  const still = (features, className) =>
    L.geoJSON(features, { interactive: false, style: { className } }).addTo(map);
  still(geometry.land, "land");
  still(geometry.borders, "border");
  const index = new Map(units.map((unit, i) => [unit.id, i]));
  const layers = [];
  const areas = L.geoJSON(geometry.units, {
    style: { className: "unit", fillOpacity: 1 },
    onEachFeature: (feature, layer) => (layers[index.get(feature.properties.id)] = layer),
  }).addTo(map);
  geometry.outlines.forEach((line, i) => still(line, `outline outline-${i}`));
  const dots = units.map(({ seat }) =>
    L.circleMarker(seat, { radius: 0, interactive: false, className: "dot" }).addTo(map),
  );
  const paths = layers.map((layer) => layer.getElement());
  paths.forEach((path, unit) => {
    path.dataset.unit = unit;
    path.setAttribute("role", "button");
    path.setAttribute("tabindex", unit === 0 ? "0" : "-1");
  });

  const home = areas.getBounds();
  const showAll = () => map.fitBounds(home, { padding: [10, 10] });
  map.fitBounds(home, { padding: [10, 10], animate: false });
  map.setMaxBounds(home.pad(0.6));
  map.setMinZoom(map.getZoom() - 1);
  const controls = createControls(L, map, store, { radius, showAll });
  const tooltip = L.tooltip({ className: "tip", direction: "top", offset: [0, -6] });
  let tipUnit = null;

  holder.setAttribute("role", "group");
  holder.removeAttribute("tabindex");
  // The wheel belongs to the page unless Ctrl is held, as in most embedded maps.
  const onWheel = (event) =>
    map.scrollWheelZoom[event.ctrlKey || event.metaKey ? "enable" : "disable"]();
  holder.addEventListener("wheel", onWheel, { capture: true, signal: gone.signal });
  const watcher = new ResizeObserver(() => {
    const unseen = map.getSize().x < 10;
    map.invalidateSize({ animate: false });
    render();
    if (unseen) map.fitBounds(home, { padding: [10, 10], animate: false });
  });
  watcher.observe(holder);
  const view = { map, holder, paths, middle: (unit) => dots[unit].getLatLng(), showTip, hideTip };
  listenPointer(view, store, gone.signal);
  listenKeyboard(view, store, gone.signal);
  areas.on("mousemove", (event) => showTip(Number(event.layer.getElement().dataset.unit), event.latlng));
  areas.on("mouseout", hideTip);

  const drawn = units.map(() => ({}));
  // Runs `draw` only if `value` is not what is drawn already: a repaint touches what changed.
  function once(unit, what, value, draw) {
    if (drawn[unit][what] === value) return;
    drawn[unit][what] = value;
    draw(value);
  }

  function render() {
    const { sides, wrong, said } = store.data;
    holder.setAttribute("aria-label", said.map_label);
    holder.dataset.mode = store.mode;
    map.dragging[store.mode === "move" ? "enable" : "disable"]();
    store.plan.forEach((side, unit) => {
      once(unit, "fill", sides[side].colour, (fillColor) => layers[unit].setStyle({ fillColor }));
      once(unit, "dot", radius(wrong[unit]), (r) => {
        dots[unit].setRadius(r);
        dots[unit].getElement().classList.toggle("none", r === 0);
      });
      once(unit, "label", spoken(unit), (label) => paths[unit].setAttribute("aria-label", label));
    });
    controls.render();
    if (tipUnit !== null) tooltip.setContent(tip(tipUnit));
  }

  // Area, not width, stands for people. A narrow map has smaller dots.
  function radius(people) {
    const { dot_radius, dot_people } = store.data;
    const narrow = Math.min(1, Math.max(0.45, map.getSize().x / 900));
    return people < 1 ? 0 : Math.max(1.2, narrow * dot_radius * Math.sqrt(people / dot_people));
  }

  function spoken(unit) {
    const told = store.describe(unit);
    return `${told.name}, ${told.region}: ${told.side}. ${told.people}. ${told.shares}. ${told.wrong}.`;
  }

  function tip(unit) {
    const told = store.describe(unit);
    return element(
      "div",
      {},
      element("strong", {}, told.name),
      element("span", { class: "quiet" }, ` ${told.region}`),
      element("div", {}, told.people),
      element("div", {}, told.shares),
      element("div", {}, `${told.side}: ${told.wrong}`),
    );
  }

  function showTip(unit, latlng) {
    tipUnit = unit;
    tooltip.setContent(tip(unit)).setLatLng(latlng);
    if (!map.hasLayer(tooltip)) tooltip.addTo(map);
  }

  function hideTip() {
    tipUnit = null;
    tooltip.remove();
  }

  return {
    render,
    destroy() {
      gone.abort();
      watcher.disconnect();
      map.remove();
      holder.replaceChildren();
    },
  };
}
