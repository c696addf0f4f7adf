/* Areas and the people in them: shapes that are sent once and painted often, dots. */
(function () {
  "use strict";

  const atlas = window.atlas;
  const { escape, pane, clicked } = atlas.tools;

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
})();
