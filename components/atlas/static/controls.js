/* What lies over a map: its buttons, its legend, the street map and its credit. */
(function () {
  "use strict";

  const { element, control, pane, present, goTo } = atlas.tools;

  function button(name, words, act) {
    const node = element("button", "atlas-button");
    node.type = "button";
    node.dataset.name = name;
    node.appendChild(atlasIcon({ zoom_in: "more", zoom_out: "less", home: "home", link: "link" }[name]));
    node.title = words;
    node.setAttribute("aria-label", words);
    node.addEventListener("click", act);
    return node;
  }

  function copyLink(map, node) {
    const url = new URL(window.parent.location.href);
    const view = present(map);
    url.searchParams.set(
      map.atlas.viewParameter,
      [view.lat.toFixed(4), view.lon.toFixed(4), view.km.toFixed(1)].join(",")
    );
    const done = () => {
      node.replaceChildren(atlasIcon("check"));
      setTimeout(() => node.replaceChildren(atlasIcon("link")), 1500);
    };
    navigator.clipboard.writeText(url.href).then(done, () => window.prompt(node.title, url.href));
  }

  /* One stop for Tab; the arrow keys go from button to button. */
  atlas.buttons = function (map) {
    const words = map.atlas.words;
    control("topleft", () => {
      const bar = element("div", "atlas-buttons");
      bar.setAttribute("role", "toolbar");
      bar.setAttribute("aria-label", words.buttons || "");
      bar.setAttribute("aria-orientation", "vertical");
      bar.append(
        button("zoom_in", words.zoom_in || "+", () => map.zoomIn()),
        button("zoom_out", words.zoom_out || "−", () => map.zoomOut()),
        button("home", words.home || "", () => goTo(map, map.atlas.home, true)),
        button("link", words.link || "", (event) => copyLink(map, event.currentTarget))
      );
      const all = [...bar.children];
      const only = (chosen) => all.forEach((one) => { one.tabIndex = one === chosen ? 0 : -1; });
      only(all[0]);
      bar.addEventListener("focusin", (event) => only(event.target));
      bar.addEventListener("keydown", (event) => {
        const way = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
        if (!way) return;
        event.preventDefault();
        event.stopPropagation();
        const shown = all.filter((one) => one.offsetParent);
        const at = shown.indexOf(event.target) + way;
        shown[(at + shown.length) % shown.length].focus({ preventScroll: true });
      });
      return bar;
    }).addTo(map);
  };

  const SMALL = 520; // pixels of a map's width below which its legend is folded till it is pressed

  const Legend = L.Layer.extend({
    initialize: function (data) { this.data = data; },
    onAdd: function (map) {
      const data = this.data;
      const open = () => !(map.atlas.folded ?? map.getSize().x < SMALL);
      this.control = control(data.position || "bottomleft", () => {
        const box = element("details", "atlas-legend");
        box.open = open();
        this.fit = () => { box.open = open(); };
        box.addEventListener("toggle", () => map.fire("atlas-legend"));
        const title = element("summary", "", data.title);
        title.addEventListener("click", () => { map.atlas.folded = box.open; });
        box.appendChild(title);
        data.items.forEach((item) => {
          const row = element("div", "row");
          const key = element("span", "key " + (item.kind || "square"));
          key.style.setProperty("--colour", item.colour);
          if (item.to) key.style.setProperty("--to", item.to);
          row.append(key, element("span", "", item.text));
          box.appendChild(row);
        });
        if (data.note) box.appendChild(element("div", "note", data.note));
        return box;
      });
      this.control.addTo(map);
      map.on("resize", this.fit);
    },
    onRemove: function (map) {
      map.off("resize", this.fit);
      this.control.remove();
    },
  });
  atlas.legend = (data) => new Legend(data);

  /* An online street map above the land and under the areas, which it makes see-through. Without a
     network it stays empty, and the map says so where its credit stands. */
  const Streets = L.TileLayer.extend({
    onAdd: function (map) {
      this.options.pane = pane(map, "atlas-streets", 220);
      L.TileLayer.prototype.onAdd.call(this, map);
      this.credit = map.getContainer().querySelector(".atlas-credit");
      this.before = this.credit.textContent;
      const add = (text) => { this.credit.textContent = text ? this.before + " · " + text : this.before; };
      this.once("tileload", () => {
        map.getContainer().classList.add("streets");
        add(this.before.includes("OpenStreetMap") ? "" : this.options.credit);
      });
      this.once("tileerror", () => {
        if (!map.getContainer().classList.contains("streets")) add(map.atlas.words.no_streets);
      });
    },
    onRemove: function (map) {
      L.TileLayer.prototype.onRemove.call(this, map);
      map.getContainer().classList.remove("streets");
      this.credit.textContent = this.before;
    },
  });
  atlas.tiles = (data) => new Streets(data.url, { maxZoom: 18, credit: data.credit });
})();
