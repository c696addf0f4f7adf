// The map: Leaflet draws the units once; after that only what changed in a unit is touched.

import { listenKeyboard, listenPointer } from "./brush.js";
import { createControls } from "./controls.js";
import { element } from "./dom.js";
import { createNames } from "./names.js";

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
  still(geometry.lakes, "lake");
  still(geometry.rivers, "river");
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
  createNames(L, map, store.data.names);
  const tooltip = L.tooltip({ className: "tip", direction: "top" });
  let tipUnit = null;

  holder.setAttribute("role", "group");
  holder.removeAttribute("tabindex");
  // The wheel belongs to the page unless Ctrl is held, as in most embedded maps.
  const onWheel = (event) =>
    map.scrollWheelZoom[event.ctrlKey || event.metaKey ? "enable" : "disable"]();
  holder.addEventListener("wheel", onWheel, { capture: true, signal: gone.signal });
  // With one finger the page scrolls, unless the finger paints.
  const onPointer = ({ pointerType }) => drag(pointerType !== "touch");
  holder.addEventListener("pointerdown", onPointer, { capture: true, signal: gone.signal });
  const drag = (mouse) => map.dragging[store.mode === "move" && mouse ? "enable" : "disable"]();
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
  areas.on("mousemove", (event) => {
    const unit = Number(event.layer.getElement().dataset.unit);
    showTip(unit, event.latlng);
    outlineRegion(store.mode === "region" ? units[unit].region : null);
  });
  areas.on("mouseout", () => {
    hideTip();
    outlineRegion(null);
  });

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
    drag(!matchMedia("(pointer: coarse)").matches);
    store.plan.forEach((side, unit) => {
      once(unit, "fill", sides[side].colour, (fillColor) => layers[unit].setStyle({ fillColor }));
      once(unit, "dot", radius(wrong[unit]), (r) => {
        dots[unit].setRadius(r);
        dots[unit].getElement().classList.toggle("none", r === 0);
      });
      once(unit, "label", `${sides[side].name}|${wrong[unit]}`, () =>
        paths[unit].setAttribute("aria-label", spoken(unit)),
      );
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

  let outlined = null;
  function outlineRegion(region) {
    if (region === outlined) return;
    outlined = region;
    paths.forEach((path, unit) => path.classList.toggle("in-region", units[unit].region === region));
  }

  // Towards the middle of the map, so that its edge never cuts the words.
  function showTip(unit, latlng) {
    tipUnit = unit;
    const { x, y } = map.latLngToContainerPoint(latlng);
    const room = Math.min(150, map.getSize().x / 2);
    const side = x < room ? "right" : x > map.getSize().x - room ? "left" : y < 130 ? "bottom" : "top";
    const offset = { top: [0, -8], bottom: [0, 14], left: [-12, 0], right: [14, 0] }[side];
    Object.assign(tooltip.options, { direction: side, offset });
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
