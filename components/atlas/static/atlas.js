/* The map's own vocabulary on top of Leaflet. Python sends data, never code: every function takes
   plain JSON, and all text reaches the page as text. */
(function () {
  "use strict";

  const EARTH = 40075016.686;
  const KM_PER_DEGREE = EARTH / 360000;
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
    const zoom = zoomOf(map, view);
    if (smooth && !matchMedia("(prefers-reduced-motion: reduce)").matches) {
      map.once("moveend", () => { map.atlas.silent = false; });
      map.flyTo([view.lat, view.lon], zoom, { duration: 1.2 });
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

  /* Land and borders under everything else. */
  atlas.base = function (map, data) {
    const land = pane(map, "atlas-land", 210);
    const renderer = L.svg({ pane: land, padding: 0.5 });
    const ground = L.geoJSON(data.land, {
      pane: land, renderer: renderer, interactive: false,
      style: {
        stroke: true, weight: 0.7, color: "var(--coast)", fillColor: "var(--land)", fillOpacity: 1,
      },
    }).addTo(map);
    L.geoJSON(data.borders, {
      pane: land, renderer: renderer, interactive: false,
      style: { weight: 1, color: "var(--border)", fill: false },
    }).addTo(map);
    map.atlas.data = ground.getBounds();
    limit(map);
    (data.labels || []).forEach((label) => {
      L.marker([label.lat, label.lon], {
        pane: land, interactive: false, keyboard: false,
        icon: L.divIcon({ className: "atlas-country", html: escape(label.text), iconSize: null }),
      }).addTo(map);
    });
  };

  /* Names of regions, quietly, above the ground and below everything that is said of it. */
  atlas.names = function (map, data) {
    const above = pane(map, "atlas-names", 435);
    map.getPane(above).style.pointerEvents = "none";
    data.items.forEach((item) => {
      L.marker([item.lat, item.lon], {
        pane: above, interactive: false, keyboard: false,
        icon: L.divIcon({ className: "atlas-country", html: "<span>" + escape(item.text) + "</span>", iconSize: null }),
      }).addTo(map);
    });
  };

  /* Rivers and lakes: quiet, above the areas' colours and under the lines that matter. */
  atlas.waters = function (map, data) {
    const name = pane(map, "atlas-waters", 405);
    map.getPane(name).style.pointerEvents = "none";
    const renderer = L.svg({ pane: name, padding: 0.5 });
    const still = { pane: name, renderer: renderer, interactive: false };
    const blue = "var(--water)";
    L.geoJSON(data.lakes, { ...still, style: { color: blue, weight: 0.7, fillColor: blue, fillOpacity: 0.5 } }).addTo(map);
    L.geoJSON(data.rivers, { ...still, style: { color: blue, weight: 1.3, opacity: 0.85, fill: false } }).addTo(map);
    data.labels.forEach((label) => {
      L.marker([label.lat, label.lon], {
        pane: name, interactive: false, keyboard: false,
        icon: L.divIcon({ className: "atlas-water", html: escape(label.text), iconSize: null }),
      }).addTo(map);
    });
  };

  /* Geometry goes to the browser once; `atlas.paint` then only sends colours and labels. */
  atlas.shapes = function (map, data) {
    const name = pane(map, "atlas-" + data.name, data.line ? 430 : 400);
    const parts = {};
    const layer = L.geoJSON(data.geojson, {
      pane: name,
      renderer: L.svg({ pane: name, padding: 0.4 }),
      style: data.line
        ? { color: data.colour, weight: data.weight, fill: false, dashArray: data.dash, interactive: false }
        : data.fill
          ? { color: data.stroke, weight: 1, fillColor: data.fill, fillOpacity: 1 }
          : { stroke: false, fill: true, fillOpacity: 0, weight: 1 },
      interactive: !data.line && !data.passive,
      onEachFeature: (feature, part) => { parts[feature.properties.id] = part; },
    }).addTo(map);
    map.atlas.shapes[data.name] = { layer: layer, parts: parts, heard: !data.line && !data.passive };
  };

  const Paint = L.Layer.extend({
    initialize: function (data) { this.data = data; },
    onAdd: function (map) {
      const known = map.atlas.shapes[this.data.name];
      if (!known) return;
      Object.entries(known.parts).forEach(([id, part]) => {
        const look = this.data.units[id];
        part.unbindTooltip();
        part.off("click");
        part.setStyle(look
          ? { fillColor: look.fill, fillOpacity: look.opacity ?? 0.88, stroke: true,
              color: look.stroke || "var(--seam)", weight: look.weight ?? 0.8, dashArray: look.dash || null }
          : { fillOpacity: 0, stroke: false });
        if (!look) return;
        if (look.text) part.bindTooltip(escape(look.text), { sticky: true, className: "atlas-tip" });
        if (this.data.clickable) part.on("click", () => clicked(id));
      });
      if (known.heard) atlas.areas(map, known.parts, this.data);
    },
    onRemove: function () {},
  });
  atlas.paint = (data) => new Paint(data);

  /* One dot stands for so many people: flat arrays of lat, lon, lat, lon… a colour. */
  atlas.dots = function (data) {
    const group = L.layerGroup();
    const add = group.onAdd;
    group.onAdd = function (map) {
      const name = pane(map, "atlas-dots", 440);
      map.getPane(name).style.pointerEvents = "none";
      const renderer = L.canvas({ pane: name, padding: 0.3 });
      const dots = [];
      data.groups.forEach(({ colour, points }) => {
        for (let i = 0; i < points.length; i += 2) {
          dots.push([points[i], points[i + 1], colour]);
        }
      });
      /* Shuffled once, so that no group is drawn over the others. */
      let seed = 1;
      for (let i = dots.length - 1; i > 0; i--) {
        seed = (seed * 16807) % 2147483647;
        const j = seed % (i + 1);
        [dots[i], dots[j]] = [dots[j], dots[i]];
      }
      dots.forEach(([lat, lon, colour]) => L.circleMarker([lat, lon], {
        renderer: renderer, pane: name, radius: data.radius, stroke: false,
        fillColor: colour, fillOpacity: 0.9, interactive: false,
      }).addTo(group));
      add.call(this, map);
    };
    const remove = group.onRemove;
    group.onRemove = function (map) { remove.call(this, map); group.clearLayers(); };
    return group;
  };

  function marker(item, html, size, className) {
    const mark = L.marker([item.lat, item.lon], {
      icon: L.divIcon({ className: className, html: html, iconSize: size, iconAnchor: [size[0] / 2, size[1] / 2] }),
      keyboard: true, riseOnHover: true, zIndexOffset: item.raise || 0, autoPanOnFocus: false,
    });
    mark.on("add", () => {
      const node = mark.getElement();
      node.dataset.raise = item.raise || 0;
      node.setAttribute("aria-label", item.aria || item.text);
      if (item.pressed !== undefined) node.setAttribute("aria-pressed", String(item.pressed));
      atlas.stop(mark._map, "marks", node, () => mark.getLatLng());
    });
    mark.on("click", () => clicked(item.id));
    mark.on("keydown", (event) => {
      if (["Enter", " "].includes(event.originalEvent.key)) {
        event.originalEvent.preventDefault();
        clicked(item.id);
      }
    });
    return mark;
  }

  /* A label belongs to its mark's own element: one thing to move, to raise and to press. */
  const label = (item) => '<span class="atlas-label ' + (item.direction || "right") + '">' + escape(item.text) + "</span>";

  /* Numbered callouts: the same numbers stand in the panel beside the map. */
  atlas.callouts = function (data) {
    const group = L.layerGroup();
    data.items.forEach((item) => {
      const html = escape(String(item.number)) + label(item);
      group.addLayer(marker(item, html, [26, 26], "atlas-callout" + (item.pressed ? " chosen" : "")));
    });
    return group;
  };

  /* Places as pins: a filled disc, or a ring for a place that is only implied. */
  atlas.pins = function (data) {
    const group = L.layerGroup();
    data.items.forEach((item) => {
      const disc = element("span", "atlas-disc" + (item.hollow ? " hollow" : ""));
      disc.style.setProperty("--colour", item.colour);
      const size = item.size || 16;
      const html = disc.outerHTML + (item.label ? label(item) : "");
      const mark = marker(item, html, [size, size], "atlas-pin" + (item.pressed ? " chosen" : ""));
      if (!item.label) {
        mark.bindTooltip(escape(item.text), { direction: "right", offset: [size / 2, 0], className: "atlas-tip" });
      }
      group.addLayer(mark);
    });
    return group;
  };

  /* People as circles: the area is theirs, the radius a share of the frame's shorter side at any
     zoom, so that maps of one size have one circle scale. `show` changes the people in place. */
  /* Leaflet rounds a radius to whole pixels and knows none below one; an area needs the truth. */
  const Exact = L.SVG.extend({
    _updateCircle: function (layer) {
      const r = layer._radius, arc = "a" + r + "," + r + " 0 1,0 ";
      this._setPath(layer, r < 0.05 || layer._empty() ? "M0 0"
        : "M" + (layer._point.x - r) + "," + layer._point.y + arc + 2 * r + ",0 " + arc + -2 * r + ",0 ");
    },
  });
  const Circles = L.LayerGroup.extend({
    initialize: function (data) { L.LayerGroup.prototype.initialize.call(this); this.data = data; this.parts = {}; },
    onAdd: function (map) {
      const name = pane(map, "atlas-circles", 445);
      const renderer = new Exact({ pane: name, padding: 0.5 });
      const items = [...this.data.items].sort((a, b) => b.people - a.people);
      items.forEach((item) => {
        const part = L.circleMarker([item.lat, item.lon], {
          pane: name, renderer: renderer, radius: 0, weight: 1, color: "var(--paper)", opacity: 0.9,
          fillColor: this.data.colour, fillOpacity: 0.62, className: "atlas-circle",
        });
        if (item.text) part.bindTooltip(escape(item.text), { sticky: true, className: "atlas-tip" });
        this.parts[item.id] = Object.assign(part, { people: item.people, place: item });
        this.addLayer(part);
      });
      L.LayerGroup.prototype.onAdd.call(this, map);
      /* Their figures stand in the map's text alternative; as tab stops they would only be in the way. */
      Object.values(this.parts).forEach((part) => part.getElement().setAttribute("tabindex", "-1"));
      this.size = () => this.show({});
      map.on("resize", this.size);
      if (this.data.key) this.key = circleKey(this.data).addTo(map);
      this.show({});
    },
    onRemove: function (map) {
      map.off("resize", this.size);
      if (this.key) this.key.remove();
      L.LayerGroup.prototype.onRemove.call(this, map);
      this.clearLayers();
    },
    radius: function (people) {
      const size = this._map.getSize();
      return this.data.million * Math.min(size.x, size.y) * Math.sqrt(people / 1e6);
    },
    show: function (people) {
      Object.entries(this.parts).forEach(([id, part]) => {
        part.people = people[id] ?? part.people;
        part.setRadius(this.radius(part.people));
      });
      if (this.key) this.key.fit(2 * this.radius(this.data.key.people));
    },
  });
  atlas.circles = (data) => new Circles(data);

  function circleKey(data) {
    const disc = element("span", "atlas-circle-key");
    disc.style.setProperty("--colour", data.colour);
    const part = control("bottomright", () => {
      const box = element("div", "atlas-legend");
      const row = element("div", "row");
      row.append(disc, element("span", "", data.key.text));
      box.appendChild(row);
      return box;
    });
    part.fit = (wide) => { disc.style.width = disc.style.height = wide + "px"; };
    return part;
  }

  /* Lines between places: who sat at the table (solid), who was missing (dashed). */
  atlas.lines = function (data) {
    const group = L.layerGroup();
    data.items.forEach((item) => {
      const line = L.polyline(item.path, {
        color: item.colour, weight: item.weight || 2, dashArray: item.dash || null, interactive: Boolean(item.text),
      });
      if (item.text) line.bindTooltip(escape(item.text), { sticky: true, className: "atlas-tip" });
      group.addLayer(line);
    });
    return group;
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

  atlas.tools = { element, escape, control, pane, present, clicked, goTo };
  atlas.metresPerPixel = (map) => metresPerPixel(map.getCenter().lat, map.getZoom());
  Object.assign(atlas, { zoomFor: zoomFor, goTo: goTo });
  window.atlas = atlas;
})();
