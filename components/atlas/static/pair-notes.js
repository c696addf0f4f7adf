/* What is said on the two maps, and how they move together. */
(function () {
  "use strict";

  const EARTH = 40075016.686;
  const { make, cos } = atlas.pairTools;

  /* Annotations stand beside the country, each with a line to its place. All of them together are
     one tab stop; the arrow keys step through the pairs. */
  atlas.pairNotes = function (pair, side) {
    const holder = side.box.querySelector(".pair-map");
    const lines = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    lines.classList.add("pair-lines");
    lines.setAttribute("aria-hidden", "true");
    holder.append(lines);
    side.notes.forEach((note) => {
      const button = make("button", "pair-note " + note.align);
      button.type = "button";
      button.dataset.pair = note.id;
      button.tabIndex = side === pair.sides[0] && note.id === pair.data.pairs[0].id ? 0 : -1;
      const words = make("span", "words");
      button.append(make("strong", "", note.name), words);
      const line = document.createElementNS(lines.namespaceURI, "path");
      line.dataset.pair = note.id;
      lines.append(line);
      holder.append(button);
      side.notesById[note.id] = { button: button, words: words, line: line, note: note };
      button.addEventListener("mouseenter", () => pair.light(note.id));
      button.addEventListener("mouseleave", () => pair.light(pair.open));
      button.addEventListener("focus", () => pair.light(note.id));
      button.addEventListener("blur", () => pair.light(pair.open));
      button.addEventListener("click", () => pair.show(note.id, true, button));
      const circle = side.circles.parts[note.unit];
      if (!circle) return;
      circle.on("mouseover", () => pair.light(note.id));
      circle.on("mouseout", () => pair.light(pair.open));
      circle.on("click", () => pair.show(note.id, true));
    });
    /* All is read before anything is written: the browser lays the page out once. */
    const place = () => {
      const notes = side.notes.map((note) => side.notesById[note.id]);
      const sizes = notes.map(({ button }) => [button.offsetWidth, button.offsetHeight]);
      const card = side.box.parentNode.querySelector(".pair-card:not([hidden])");
      const start = card && edge(card, holder);
      notes.forEach((one, at) => put(side.map, one, sizes[at], start));
    };
    side.map.on("move zoom resize viewreset", place);
    side.place = place;
    requestAnimationFrame(place);
  };

  function put(map, { button, line, note }, [wide, high], start) {
    const size = map.getSize();
    const there = map.latLngToContainerPoint([note.lat, note.lon]);
    const here = map.latLngToContainerPoint(note.at);
    const left = note.align === "right" ? here.x - wide : here.x;
    const x = Math.max(6, Math.min(left, size.x - wide - 6));
    const y = Math.max(4, Math.min(here.y - 10, size.y - high - 4));
    button.style.transform = "translate(" + x + "px," + y + "px)";
    let from = [note.align === "right" ? x + wide + 3 : x - 3, y + 11];
    if (start && line.classList.contains("lit")) from = start;
    line.setAttribute("d", "M" + from.join(" ") + "L" + there.x + " " + there.y);
  }

  /* An open panel is what the line starts from: its near edge, at the height of the places' names. */
  function edge(card, holder) {
    const box = card.getBoundingClientRect(), map = holder.getBoundingClientRect();
    const left = map.left < box.left;
    if (map.width < box.width) return [box.width / 2, box.top - map.top];
    return [(left ? box.left : box.right) - map.left, box.top - map.top + 58];
  }

  /* Panning or zooming one map moves the other by the same ground. */
  atlas.pairTogether = function (pair) {
    let busy = false;
    let flying = 0;
    const km = EARTH / 360000;
    const [left, right] = pair.sides;
    const follow = (from, to) => () => {
      /* A frame that changes its size moves its map, but nobody has panned it. */
      const resized = !from.size || !from.size.equals(from.map.getSize());
      from.size = from.map.getSize();
      if (busy || resized || flying || from.map.atlas.silent) return;
      busy = true;
      const centre = from.map.getCenter(), home = from.map.atlas.home, other = to.map.atlas.home;
      const lat = other.lat + centre.lat - home.lat;
      const east = (centre.lng - home.lon) * km * cos(home.lat);
      const scale = atlas.metresPerPixel(from.map);
      to.map.setView([lat, other.lon + east / (km * cos(other.lat))], atlas.zoomFor(lat, scale), { animate: false });
      busy = false;
    };
    left.map.on("move zoom", follow(left, right));
    right.map.on("move zoom", follow(right, left));
    /* While both fly each on its own way, neither follows the other. */
    pair.go = (views, smooth) => {
      clearTimeout(flying);
      flying = smooth ? setTimeout(() => { flying = 0; }, 1500) : 0;
      pair.sides.forEach((side) => {
        side.map.stop();
        atlas.goTo(side.map, views[side.id], smooth);
        side.place();
      });
    };
    pair.home = () => pair.go(Object.fromEntries(pair.sides.map((side) => [side.id, side.view])), true);
    /* A frame that changes its size keeps its ground extent while nobody has moved the maps. */
    let touched = false;
    pair.sides.forEach((side) => {
      side.map.on("dragstart", () => { touched = true; });
      side.map.on("resize", () => {
        if (!touched) {
          atlas.goTo(side.map, side.map.atlas.home, false);
          side.aside = 0;
        }
        side.place();
      });
    });
    const buttons = make("div", "pair-zoom");
    const zoom = (text, name, act) => {
      const button = make("button", "", text);
      button.type = "button";
      button.title = name;
      button.setAttribute("aria-label", name);
      button.addEventListener("click", act);
      buttons.append(button);
    };
    const step = (by) => () => {
      const size = left.map.getSize();
      const home = (1000 * left.view.km) / Math.min(size.x, size.y);
      if (by < 0 && atlas.metresPerPixel(left.map) > 1.5 * home) return;
      touched = true;
      left.map.setZoom(left.map.getZoom() + by, { animate: false });
    };
    zoom("+", pair.data.words.closer, step(0.75));
    zoom("−", pair.data.words.farther, step(-0.75));
    const home = () => { touched = false; pair.home(); };
    zoom("", pair.data.words.home, home);
    ["more", "less", "home"].forEach((icon, at) => buttons.children[at].replaceChildren(atlasIcon(icon)));
    right.box.querySelector(".pair-map").append(buttons);
  };
})();
