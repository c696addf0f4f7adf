/* People as circles of their number. */
(function () {
  "use strict";

  const atlas = window.atlas;
  const { element, escape, control, pane } = atlas.tools;

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
})();
