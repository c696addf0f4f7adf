/* What lies under everything else: land and borders, names of regions, rivers and lakes. */
(function () {
  "use strict";

  const atlas = window.atlas;
  const { escape, pane, limit } = atlas.tools;
  const OVER = 1000; // above the drawing of its pane, which would hide a name near the upper edge

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
    const [west, south, east, north] = data.bounds || [];
    map.atlas.data = data.bounds ? L.latLngBounds([south, west], [north, east]) : ground.getBounds();
    limit(map);
    (data.labels || []).forEach((label) => {
      L.marker([label.lat, label.lon], {
        pane: land, interactive: false, keyboard: false, zIndexOffset: OVER,
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
        pane: name, interactive: false, keyboard: false, zIndexOffset: OVER,
        icon: L.divIcon({ className: "atlas-water", html: escape(label.text), iconSize: null }),
      }).addTo(map);
    });
  };
})();
