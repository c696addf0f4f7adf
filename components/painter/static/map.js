// The map: Leaflet draws the units once; after that only the colours of changed units are touched.

import { element, format } from "./painter.js";

const STEP_PX = 5; // a dragged brush looks at the ground this often, so that small units are not skipped

export function createMap(L, holder, store, geometry) {
  const { said } = store.data;
  const gone = new AbortController();
  const map = L.map(holder, {
    zoomControl: false,
    zoomSnap: 0.25,
    zoomDelta: 0.5,
    keyboard: false,
    doubleClickZoom: false,
    attributionControl: false,
    boxZoom: false,
    zoomAnimation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
  });
  const still = (features, className) =>
    L.geoJSON(features, { interactive: false, style: { className } }).addTo(map);
  map.setView([0, 0], 1);
  still(geometry.land, "land");
  still(geometry.borders, "border");
  const index = new Map(store.data.units.map((unit, i) => [unit.id, i]));
  const layers = [];
  const areas = L.geoJSON(geometry.units, {
    style: { className: "unit", fillOpacity: 1 },
    onEachFeature: (feature, layer) => (layers[index.get(feature.properties.id)] = layer),
  }).addTo(map);
  geometry.outlines.forEach((line, i) => still(line, `outline outline-${i}`));
  const dots = layers.map((layer) =>
    L.circleMarker(layer.getBounds().getCenter(), { radius: 0, interactive: false, className: "dot" }).addTo(map),
  );
  placeDots();
  const home = areas.getBounds();
  map.fitBounds(home, { padding: [8, 8], animate: false });
  map.setMaxBounds(home.pad(0.6));
  map.setMinZoom(map.getZoom() - 1);

  addControls();
  holder.setAttribute("role", "group");
  holder.removeAttribute("tabindex");
  const paths = layers.map((layer) => layer.getElement());
  paths.forEach((path, unit) => {
    path.dataset.unit = unit;
    path.setAttribute("role", "button");
    path.setAttribute("tabindex", unit === 0 ? "0" : "-1");
  });
  const tooltip = L.tooltip({ sticky: true, className: "tip", direction: "top", offset: [0, -6] });
  const drawnFill = [];
  const drawnDot = [];
  holder.addEventListener("wheel", onWheel, { capture: true, signal: gone.signal });
  const watcher = new ResizeObserver(() => map.invalidateSize({ animate: false }));
  watcher.observe(holder);
  listenPointer();
  listenKeyboard();
  listenHover();

  function placeDots() {
    store.data.units.forEach((unit, i) => unit.seat && dots[i].setLatLng(unit.seat));
  }

  function render() {
    const { sides, wrong, said } = store.data;
    holder.setAttribute("aria-label", said.map_label);
    holder.dataset.mode = store.mode;
    map.dragging[store.mode === "move" ? "enable" : "disable"]();
    store.plan.forEach((side, unit) => {
      const { colour } = sides[side];
      if (drawnFill[unit] !== colour) {
        drawnFill[unit] = colour;
        layers[unit].setStyle({ fillColor: colour });
      }
      if (drawnDot[unit] !== wrong[unit]) {
        drawnDot[unit] = wrong[unit];
        dots[unit].setRadius(radius(wrong[unit]));
        dots[unit].getElement().classList.toggle("none", wrong[unit] < 1);
      }
      const label = spoken(unit);
      if (paths[unit].getAttribute("aria-label") !== label) paths[unit].setAttribute("aria-label", label);
    });
    renderLegend();
    if (tipUnit !== null) tooltip.setContent(tip(tipUnit));
  }

  // The wheel belongs to the page unless Ctrl is held, as in most embedded maps.
  function onWheel(event) {
    map.scrollWheelZoom[event.ctrlKey || event.metaKey ? "enable" : "disable"]();
  }

  // Area, not width, stands for people; the largest unit of the territory gives the scale.
  function radius(people) {
    return people < 1 ? 0 : Math.max(1.2, store.data.dotRadius * Math.sqrt(people / store.data.dotPeople));
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

  let tipUnit = null;
  function showTip(unit, latlng) {
    tipUnit = unit;
    tooltip.setContent(tip(unit)).setLatLng(latlng);
    if (!map.hasLayer(tooltip)) tooltip.addTo(map);
  }
  function hideTip() {
    tipUnit = null;
    tooltip.remove();
  }

  function listenHover() {
    areas.on("mousemove", (e) => {
      const unit = Number(e.layer.getElement().dataset.unit);
      if (e.originalEvent.pointerType !== "touch") showTip(unit, e.latlng);
    });
    areas.on("mouseout", hideTip);
  }

  function listenPointer() {
    let last = null;
    const unitAt = (x, y) => holder.getRootNode().elementFromPoint(x, y)?.dataset?.unit;
    const touch = (x, y) => {
      const unit = unitAt(x, y);
      if (unit === undefined) return;
      if (store.mode === "region") store.paintRegion(store.regionOf(Number(unit)));
      else store.paint([Number(unit)]);
    };
    const moved = (event) => {
      if (!last) return;
      const far = Math.hypot(event.clientX - last.x, event.clientY - last.y);
      for (let d = STEP_PX; d < far + STEP_PX; d += STEP_PX) {
        const t = Math.min(d / far, 1);
        touch(last.x + t * (event.clientX - last.x), last.y + t * (event.clientY - last.y));
      }
      if (far) last = { x: event.clientX, y: event.clientY };
    };
    const lifted = () => (last = null);
    holder.addEventListener("pointerdown", (event) => {
      if (event.button || !event.isPrimary || store.mode === "move") return;
      if (event.composedPath()[0]?.dataset?.unit === undefined) return;
      store.startStroke();
      last = { x: event.clientX, y: event.clientY };
      touch(last.x, last.y);
    });
    holder.addEventListener("pointermove", moved);
    window.addEventListener("pointerup", lifted, { signal: gone.signal });
    window.addEventListener("pointercancel", lifted, { signal: gone.signal });
  }

  function listenKeyboard() {
    let focused = 0;
    const focus = (unit) => {
      paths[focused].setAttribute("tabindex", "-1");
      focused = unit;
      paths[unit].setAttribute("tabindex", "0");
      paths[unit].focus({ preventScroll: true });
    };
    holder.addEventListener("focusin", (event) => {
      const unit = event.target.dataset?.unit;
      if (unit === undefined || !event.target.matches(":focus-visible")) return;
      focused = Number(unit);
      const middle = dots[focused].getLatLng();
      if (!map.getBounds().contains(middle)) map.panTo(middle);
      showTip(focused, middle);
    });
    holder.addEventListener("focusout", hideTip);
    holder.addEventListener("keydown", (event) => {
      if (event.target.dataset?.unit === undefined) return;
      const arrows = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
      if (event.key in arrows) focus(neighbour(focused, arrows[event.key]));
      else if (event.key === "+" || event.key === "=") map.zoomIn();
      else if (event.key === "-") map.zoomOut();
      else if (event.key === "Enter" || event.key === " ") {
        store.startStroke();
        if (store.mode === "region") store.paintRegion(store.regionOf(focused));
        else store.paint([focused]);
      } else if (/^[1-4]$/.test(event.key)) store.setBrush(Number(event.key) - 1);
      else if ((event.ctrlKey || event.metaKey) && event.key === "z") store.command("undo");
      else if ((event.ctrlKey || event.metaKey) && event.key === "y") store.command("redo");
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
  }

  // The nearest unit whose middle lies within 45 degrees of the arrow; none: stay.
  function neighbour(unit, [dx, dy]) {
    const here = map.latLngToLayerPoint(dots[unit].getLatLng());
    let best = unit;
    let bestFar = Infinity;
    dots.forEach((dot, other) => {
      const there = map.latLngToLayerPoint(dot.getLatLng()).subtract(here);
      const along = there.x * dx + there.y * dy;
      const across = Math.abs(there.x * dy) + Math.abs(there.y * dx);
      const far = there.x ** 2 + there.y ** 2;
      if (other !== unit && along > 0 && across <= along && far < bestFar) [best, bestFar] = [other, far];
    });
    return best;
  }

  let legend, drawnLegend;
  function addControls() {
    const control = (position, node) => {
      const made = new L.Control({ position });
      made.onAdd = () => {
        L.DomEvent.disableClickPropagation(node);
        return node;
      };
      made.addTo(map);
      return node;
    };
    const zoom = (label, sign, act) =>
      element("button", { type: "button", "aria-label": label, title: label, onclick: act }, sign);
    control(
      "topleft",
      element(
        "div",
        { class: "zoom", role: "group", "aria-label": said.zoom },
        zoom(said.zoom_in, "+", () => map.zoomIn()),
        zoom(said.zoom_out, "−", () => map.zoomOut()),
        zoom(said.zoom_home, "⌂", () => map.fitBounds(home, { padding: [8, 8] })),
      ),
    );
    control("topright", element("div", { class: "north", title: said.north }, "N", element("span", { "aria-hidden": "true" }, "↑")));
    control("bottomright", element("div", { class: "credit" }, store.data.attribution));
    L.control.scale({ imperial: false, position: "bottomright" }).addTo(map);
    legend = control("bottomleft", element("div", { class: "legend" }));
  }

  function renderLegend() {
    const { sides, outlines, sample } = store.data;
    const wanted = JSON.stringify([sides, outlines, sample]);
    if (wanted === drawnLegend) return;
    drawnLegend = wanted;
    const entries = sides.map((side) => {
      const swatch = element("span", { class: "swatch" });
      swatch.style.background = side.colour;
      return element("li", {}, swatch, side.name, element("span", { class: "quiet" }, ` ${side.owners}`));
    });
    outlines.forEach((label, i) =>
      entries.push(element("li", {}, element("span", { class: `stroke outline-${i}` }), label)),
    );
    const dot = element("span", { class: "sample" });
    dot.style.width = dot.style.height = `${2 * radius(sample)}px`;
    entries.push(element("li", {}, dot, `${format(sample)} ${said.on_wrong_side}`));
    legend.replaceChildren(element("ul", {}, ...entries));
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
