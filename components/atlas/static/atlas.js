/* The map's own vocabulary on top of Leaflet: the map itself, its views, and what the files beside
   this one share. Python sends data, never code: every function takes plain JSON, and all text
   reaches the page as text. */
(function () {
  "use strict";

  const EARTH = 40075016.686;
  const KM_PER_DEGREE = EARTH / 360000;
  const FLIGHT_MS = 1200; // from one view to the next
  const EVERYWHERE = L.latLngBounds([-85, -1000], [85, 1000]);
  const cos = (lat) => Math.cos((lat * Math.PI) / 180);
  const metresPerPixel = (lat, zoom) => (EARTH * cos(lat)) / (256 * 2 ** zoom);
  const zoomFor = (lat, mpp) => Math.log2((EARTH * cos(lat)) / (256 * mpp));

  const element = (tag, className, text) => {
    const node = document.createElement(tag);
    if (className) node.className = className;
    if (text !== undefined) node.textContent = text;
    return node;
  };
  const escape = (text) => {
    const node = element("span", "", text);
    return node.innerHTML;
  };

  /* What Streamlit hears of a map: a click on something named, at once and nothing else. */
  let clicks = 0;
  const clicked = (id) => {
    if (window.Streamlit && id) window.Streamlit.setComponentValue({ clicked: id, count: ++clicks });
  };

  function pane(map, name, zIndex) {
    if (!map.getPane(name)) map.createPane(name).style.zIndex = zIndex;
    return name;
  }

  /* Ground scale: a view is a centre and the kilometres that must fit across the frame's shorter
     side, so that two frames of one size show the same kilometres per pixel from the first paint.
     A view that is much wider than high may ask for `across` kilometres over the width as well. */
  function zoomOf(map, view) {
    const size = map.getSize();
    const pixels = Math.max(Math.min(size.x, size.y), 100);
    const km = Math.max(view.km / pixels, (view.across || 0) / Math.max(size.x, 100));
    return zoomFor(view.lat, km * 1000);
  }

  /* What the frame shows of the ground at a view. */
  function shown(map, view, zoom) {
    const half = map.getSize().divideBy(2);
    const middle = map.project([view.lat, view.lon], zoom);
    return L.latLngBounds(map.unproject(middle.subtract(half), zoom), map.unproject(middle.add(half), zoom));
  }

  /* A map goes out no further than one level beyond its home and never shows where its data end.
     Linked maps share the tighter limit, so that neither leaves the other's ground scale. */
  function limit(map) {
    const { home, data, partner } = map.atlas;
    const own = zoomOf(map, home);
    let least = own - 1;
    map.options.minZoom = 0;
    if (data) {
      const covered = map.getBoundsZoom(data, true);
      least = Math.min(own, String(home.name).startsWith("link") ? covered : Math.max(covered, own - 1));
      map.options.maxBounds = L.latLngBounds(data.getSouthWest(), data.getNorthEast()).extend(shown(map, home, own));
    }
    map.atlas.coarsest = metresPerPixel(home.lat, least);
    map.options.minZoom = Math.min(own, zoomFor(home.lat, Math.min(map.atlas.coarsest, partner || Infinity)));
    map.fire("zoomlevelschange");
  }

  function goTo(map, view, smooth) {
    map.atlas.home = view;
    limit(map);
    map.fire("atlas-home");
    map.atlas.silent = true;
    clearTimeout(map.atlas.flight);
    const zoom = zoomOf(map, view);
    if (smooth && !matchMedia("(prefers-reduced-motion: reduce)").matches) {
      map.flyTo([view.lat, view.lon], zoom, { duration: FLIGHT_MS / 1000 });
      /* Not its "moveend": a frame that changes its size on the way tells one too. */
      map.atlas.flight = setTimeout(() => { map.atlas.silent = false; }, FLIGHT_MS + 300);
    } else {
      map.setView([view.lat, view.lon], zoom, { animate: false });
      map.atlas.silent = false;
    }
  }

  function present(map) {
    const centre = map.getCenter();
    const size = map.getSize();
    const km = (metresPerPixel(centre.lat, map.getZoom()) * Math.min(size.x, size.y)) / 1000;
    return { lat: centre.lat, lon: centre.lng, km: km };
  }

  /* Linked panning. The pair talks over a channel whose name belongs to this page load alone. */
  function link(map, name) {
    const host = window.parent;
    host.atlasPage = host.atlasPage || Math.random().toString(36).slice(2);
    const channel = new BroadcastChannel("atlas-" + host.atlasPage + "-" + name);
    const me = Math.random();
    let size = map.getSize();
    map.on("move zoom", () => {
      /* A frame that changes its size moves its map, but nobody has panned it. */
      const resized = !size.equals(map.getSize());
      size = map.getSize();
      if (resized || map.atlas.silent || !map.atlas.linked) return;
      const home = map.atlas.home;
      const centre = map.getCenter();
      channel.postMessage({
        from: me,
        mpp: metresPerPixel(centre.lat, map.getZoom()),
        north: (centre.lat - home.lat) * KM_PER_DEGREE,
        east: (centre.lng - home.lon) * KM_PER_DEGREE * cos(home.lat),
      });
    });
    const tell = () => channel.postMessage({ from: me, coarsest: map.atlas.coarsest });
    map.on("atlas-home", tell);
    tell();
    channel.onmessage = ({ data }) => {
      if (data.from === me) return;
      if (data.coarsest) {
        if (map.atlas.partner === data.coarsest) return;
        map.atlas.partner = data.coarsest;
        limit(map);
        tell();
        return;
      }
      if (!map.atlas.linked) return;
      const home = map.atlas.home;
      const lat = home.lat + data.north / KM_PER_DEGREE;
      const lon = home.lon + data.east / (KM_PER_DEGREE * cos(home.lat));
      const { minZoom, maxBounds } = map.options;
      map.atlas.touched = true;
      map.atlas.silent = true;
      Object.assign(map.options, { minZoom: 0, maxBounds: EVERYWHERE });
      map.setView([lat, lon], zoomFor(lat, data.mpp), { animate: false });
      Object.assign(map.options, { minZoom: minZoom, maxBounds: maxBounds });
      map.atlas.silent = false;
    };
  }

  function control(position, build) {
    const part = L.control({ position: position });
    part.onAdd = () => {
      const node = build();
      L.DomEvent.disableClickPropagation(node);
      L.DomEvent.disableScrollPropagation(node);
      return node;
    };
    return part;
  }

  const atlas = {};

  atlas.map = function (id, options) {
    const map = L.map(id, {
      zoomSnap: 0, zoomDelta: 0.75, wheelPxPerZoomLevel: 90, worldCopyJump: false,
      minZoom: 0, maxZoom: 15, zoomControl: false, attributionControl: false, center: [0, 0], zoom: 1,
      maxBoundsViscosity: 1, maxBounds: EVERYWHERE, scrollWheelZoom: false,
    });
    map.atlas = {
      shapes: {}, home: options.view, linked: true, silent: true, lastView: options.view.name,
      viewParameter: options.view_parameter || "view", words: options.words || {},
    };
    map.getContainer().setAttribute("role", "region");
    map.getContainer().dataset.atlas = options.name || "";
    map.getContainer().atlasView = () => present(map);
    goTo(map, options.view, false);
    atlas.buttons(map);
    L.control.scale({ imperial: false, maxWidth: 140, position: "topright" }).addTo(map);
    control("bottomright", () => element("div", "atlas-credit", options.credit)).addTo(map);
    if (options.link) link(map, options.link);
    /* A frame that gets its size late, or changes it, keeps its ground extent while nobody has moved it. */
    let width = map.getSize().x;
    map.on("dragstart", () => { map.atlas.silent = false; });
    map.on("dragstart zoomstart", () => { if (!map.atlas.silent) map.atlas.touched = true; });
    map.on("atlas-home", () => { map.atlas.touched = false; });
    map.on("resize", () => {
      if (width < 10 || !map.atlas.touched) goTo(map, map.atlas.home, false);
      else limit(map);
      width = map.getSize().x;
    });
    atlas.hands(map);
    atlas.letters(map);
    return map;
  };

  /* Moves the map when, and only when, the named view changes. */
  const View = L.Layer.extend({
    initialize: function (data) { this.data = data; },
    onAdd: function (map) {
      map.atlas.linked = this.data.linked !== false;
      map.getContainer().setAttribute("aria-label", this.data.label);
      if (this.data.name === map.atlas.lastView) return;
      map.atlas.lastView = this.data.name;
      goTo(map, this.data, this.data.smooth);
    },
    onRemove: function () {},
  });
  atlas.view = (data) => new View(data);

  /* A map as a stage: it fills its frame, keeps its ground extent while nobody has moved it, leaves
     out country names from afar, and hands the keys that turn pages to the page around it. */
  atlas.stage = function (map, data) {
    const box = map.getContainer();
    box.classList.add("atlas-stage");
    const far = () => box.classList.toggle("far", metresPerPixel(map.getCenter().lat, map.getZoom()) > 2500);
    map.on("zoomend viewreset", far);
    far();
    requestAnimationFrame(() => map.invalidateSize());
    const page = window.parent;
    if (page === window || window.atlasKeys) return;
    window.atlasKeys = data.keys;
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !window.atlasKeys.includes(event.key)) return;
      event.preventDefault();
      event.stopPropagation();
      page.document.dispatchEvent(new KeyboardEvent("keydown", { key: event.key, bubbles: true }));
    }, true);
  };

  atlas.tools = { element, escape, control, pane, present, clicked, goTo, limit };
  atlas.metresPerPixel = (map) => metresPerPixel(map.getCenter().lat, map.getZoom());
  Object.assign(atlas, { zoomFor: zoomFor, goTo: goTo });
  window.atlas = atlas;
})();
