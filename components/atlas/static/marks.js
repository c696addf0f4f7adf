/* Marks that are pressed and read: callouts, pins, lines. */
(function () {
  "use strict";

  const atlas = window.atlas;
  const { element, escape, clicked } = atlas.tools;

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
})();
