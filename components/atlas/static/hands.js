/* How a map is moved: the wheel and one finger belong to the page, Ctrl or ⌘ with the wheel and two
   fingers to the map. For Tab the map's areas are one stop and its marks another; arrows go between. */
(function () {
  "use strict";

  const { element, clicked } = atlas.tools;
  const HINT_MS = 1400;
  const ARROWS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

  /* A map that takes the focus must not pull the page: the click that gave it would miss its aim. */
  L.Map.Keyboard.include({
    _onMouseDown: function () {
      if (!this._focused) this._map.getContainer().focus({ preventScroll: true });
    },
  });

  atlas.hands = function (map) {
    const box = map.getContainer();
    const hint = element("div", "atlas-hint");
    hint.setAttribute("aria-hidden", "true");
    box.appendChild(hint);
    let fade;
    const say = (text) => {
      hint.textContent = text || "";
      hint.classList.toggle("on", Boolean(text));
      clearTimeout(fade);
      fade = setTimeout(() => hint.classList.remove("on"), HINT_MS);
    };

    box.addEventListener("wheel", (event) => {
      const zooms = event.ctrlKey || event.metaKey;
      map.scrollWheelZoom[zooms ? "enable" : "disable"]();
      if (!zooms) say(map.atlas.words.wheel);
    }, { capture: true, passive: true });

    /* The browser scrolls the page with one finger; Leaflet pans and zooms with two. */
    const hold = (touch) => map.dragging[touch ? "disable" : "enable"]();
    hold(matchMedia("(pointer: coarse)").matches);
    box.addEventListener("pointerdown", (event) => hold(event.pointerType === "touch"), true);
    box.addEventListener("touchmove", (event) => {
      if (event.touches.length === 1) say(map.atlas.words.touch);
    }, { capture: true, passive: true });

    box.addEventListener("focusin", ({ target }) => {
      const group = groupOf(map, target);
      if (group) group.forEach((spot) => { spot.node.setAttribute("tabindex", spot.node === target ? "0" : "-1"); });
    });
    box.addEventListener("keydown", (event) => {
      const way = ARROWS[event.key];
      const group = groupOf(map, event.target);
      if (!group || event.ctrlKey || event.metaKey || event.altKey) return;
      if (way) go(map, group, event.target, way);
      else if (["Enter", " "].includes(event.key) && event.target.dataset.unit) clicked(event.target.dataset.unit);
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
  };

  const groupOf = (map, node) =>
    Object.values(map.atlas.stops || {}).map(live).find((group) => group.some((spot) => spot.node === node));
  const live = (group) => group.filter((spot) => spot.node.isConnected);

  /* To the nearest spot within 45 degrees of the arrow; none: stay. */
  function go(map, group, from, [dx, dy]) {
    const point = (spot) => map.latLngToLayerPoint(spot.where());
    const here = point(group.find((spot) => spot.node === from));
    let best = null;
    let bestFar = Infinity;
    group.forEach((spot) => {
      const to = point(spot).subtract(here);
      const along = to.x * dx + to.y * dy;
      const across = Math.abs(to.x * dy) + Math.abs(to.y * dx);
      const far = to.x ** 2 + to.y ** 2;
      if (along > 0 && across <= along && far < bestFar) [best, bestFar] = [spot, far];
    });
    if (!best) return;
    if (!map.getBounds().contains(best.where())) map.panTo(best.where(), { animate: false });
    best.node.focus({ preventScroll: true });
  }

  /* Makes `node` one of a group that Tab reaches once. */
  atlas.stop = function (map, group, node, where) {
    const stops = (map.atlas.stops = map.atlas.stops || {});
    const spots = (stops[group] = live(stops[group] || []).filter((spot) => spot.node !== node));
    node.setAttribute("tabindex", spots.some((spot) => spot.node.getAttribute("tabindex") === "0") ? "-1" : "0");
    spots.push({ node: node, where: where });
  };

  /* Areas as they are painted: each has its words for those who do not see it. */
  atlas.areas = function (map, parts, data) {
    const stops = (map.atlas.stops = map.atlas.stops || {});
    const kept = new Set();
    Object.entries(parts).forEach(([id, part]) => {
      const node = part.getElement();
      const look = data.units[id];
      if (!node) return;
      if (!look || !look.text) {
        ["role", "aria-label", "tabindex"].forEach((name) => node.removeAttribute(name));
        return;
      }
      kept.add(node);
      node.setAttribute("role", data.clickable ? "button" : "img");
      node.setAttribute("aria-label", look.text.split("\n").join(". "));
      if (data.clickable) node.dataset.unit = id;
      else delete node.dataset.unit;
      const known = (stops.areas || []).some((spot) => spot.node === node);
      if (!known) atlas.stop(map, "areas", node, () => part.getCenter ? part.getCenter() : part.getBounds().getCenter());
    });
    const own = new Set(Object.values(parts).map((part) => part.getElement()));
    stops.areas = live(stops.areas || []).filter((spot) => kept.has(spot.node) || !own.has(spot.node));
    if (stops.areas.length && !stops.areas.some((spot) => spot.node.getAttribute("tabindex") === "0")) {
      stops.areas[0].node.setAttribute("tabindex", "0");
    }
  };
})();
