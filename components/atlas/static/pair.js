/* Two maps in one frame, at one ground scale and one circle scale: switches that repaint in place,
   annotations that are doors to a panel, steps of the page that move both. Python sends plain data;
   all text reaches the page as text. */
(function () {
  "use strict";

  const EARTH = 40075016.686;
  const cos = (lat) => Math.cos((lat * Math.PI) / 180);
  const host = window.parent;
  const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
  const make = (tag, className, text) => {
    const node = document.createElement(tag);
    if (className) node.className = className;
    if (text !== undefined) node.textContent = text;
    return node;
  };

  /* The address of the page around the frame carries what differs from the usual. */
  const asked = (name) => new URL(host.location.href).searchParams.get(name);
  function publish(name, value) {
    const url = new URL(host.location.href);
    if (value) url.searchParams.set(name, value);
    else url.searchParams.delete(name);
    host.history.replaceState(host.history.state, "", url);
  }

  atlas.pair = function (id, options, data) {
    const root = layout(data);
    const sides = data.sides.map((side, index) => prepare(root, side, index, id, options, data));
    const pair = { root: root, data: data, sides: sides, lit: null, open: null };
    window.pair = pair;
    sides.forEach((side) => {
      switches(pair, side);
      annotations(pair, side);
      show(pair, side, chosen(side), false);
    });
    together(pair);
    tabs(pair);
    atlas.pairCard(pair);
    atlas.pairSteps(pair);
    const first = asked("pair");
    if (data.pairs.some((one) => one.id === first)) pair.show(first, false);
    /* What lies below the maps is made when they have been painted. */
    requestAnimationFrame(() => setTimeout(() => {
      if (window.Streamlit) window.Streamlit.setComponentValue({ painted: true, count: 0 });
    }));
    return sides[0].map;
  };

  function layout(data) {
    const root = make("div", "pair");
    const old = document.getElementById("map_div");
    document.getElementById("root").style.display = "none";
    document.body.classList.add("pair-page");
    document.body.prepend(root);
    root.append(make("div", "pair-tabs"));
    data.sides.forEach((side) => {
      const part = make("section", "pair-side");
      part.dataset.side = side.id;
      part.setAttribute("aria-label", side.kicker + ": " + side.title);
      const head = make("header", "pair-head");
      const title = make("h2", "", side.kicker);
      title.append(" ", make("small", "", side.title));
      head.append(title, make("div", "pair-switches"));
      const number = make("p", "pair-number");
      number.setAttribute("aria-live", "polite");
      number.append(make("strong"), " ", make("span", "said"), " ", make("span", "more"));
      part.append(head, make("div", "pair-map"), number);
      root.append(part);
    });
    const how = make("footer", "pair-how");
    const key = make("span", "pair-key");
    key.append(make("i"), make("b", "", data.key.text));
    how.append(key, ...data.how.flatMap((line) => [" ", make("span", "", line)]));
    root.append(how);
    root.spare = old;
    return root;
  }

  function prepare(root, side, index, id, options, data) {
    const box = root.querySelector('[data-side="' + side.id + '"]');
    const holder = box.querySelector(".pair-map");
    let div = root.spare;
    if (index) {
      div = make("div");
      div.id = "map_" + side.id;
    }
    holder.append(div);
    const map = atlas.map(div.id, { ...options, view: side.view, name: "contrast-" + side.id });
    /* The pair has one small set of buttons of its own and no other tab stop. */
    Object.values(map._controlCorners).forEach((corner) => corner.replaceChildren());
    if (map.scrollWheelZoom) map.scrollWheelZoom.disable();
    map.keyboard.disable();
    map.setMaxBounds(null);
    div.tabIndex = -1;
    div.setAttribute("aria-label", side.label);
    side.fixtures.forEach((part) => atlas[part.call](map, part.content));
    const lines = {};
    Object.entries(side.lines).forEach(([plan, line]) => {
      atlas.shapes(map, { ...line, name: "line-" + plan });
      lines[plan] = map.getPane("atlas-line-" + plan);
    });
    map.invalidateSize({ pan: false });
    atlas.goTo(map, side.view, false);
    const items = side.units.map((unit) => ({ ...unit, people: 0, text: "" }));
    const circles = atlas.circles({ items: items, million: data.million, colour: data.colour });
    map.addLayer(circles);
    L.control.scale({ imperial: false, maxWidth: 90, position: "bottomright" }).addTo(map);
    return { ...side, box: box, map: map, planLines: lines, circles: circles, now: {}, notesById: {} };
  }

  /* Switches: radio buttons, so that one Tab and the arrow keys do. */
  function switches(pair, side) {
    const place = side.box.querySelector(".pair-switches");
    side.switches.filter((one) => one.options.length > 1).forEach((one) => {
      const group = make("fieldset");
      group.append(make("legend", "", one.label));
      one.options.forEach((option) => {
        const label = make("label");
        const radio = make("input");
        Object.assign(radio, { type: "radio", name: one.name, value: option.id });
        radio.addEventListener("change", () => {
          publish(one.name, option.id === one.default ? "" : option.id);
          show(pair, side, { ...side.now, [one.name]: option.id }, true);
        });
        label.append(radio, make("span", "", option.text));
        group.append(label);
      });
      place.append(group);
    });
  }

  function chosen(side) {
    const now = {};
    side.switches.forEach((one) => {
      const value = asked(one.name);
      now[one.name] = one.options.some((option) => option.id === value) ? value : one.default;
    });
    return now;
  }

  const keyOf = (side, now) => side.switches.map((one) => now[one.name]).join(" ");

  /* One state of a side: its line, its circles, its number, its annotations. */
  function show(pair, side, now, smooth) {
    const state = side.states[keyOf(side, now)];
    if (!state) return;
    side.now = now;
    side.box.querySelectorAll("input").forEach((one) => { one.checked = now[one.name] === one.value; });
    Object.entries(side.planLines).forEach(([plan, pane]) => {
      pane.style.opacity = plan === state.line ? 1 : 0;
    });
    const number = side.box.querySelector(".pair-number");
    number.querySelector("strong").textContent = state.number;
    number.querySelector(".said").textContent = state.said;
    number.querySelector(".more").textContent = state.more;
    side.map.getContainer().setAttribute("aria-label", state.label);
    Object.entries(side.notesById).forEach(([id, note]) => {
      note.words.textContent = state.notes[id];
    });
    side.units.forEach((unit) => {
      const part = side.circles.parts[unit.id];
      const text = pair.data.tip.replace("{name}", unit.name)
        .replace("{people}", (state.people[unit.id] || 0).toLocaleString("en"));
      part.unbindTooltip().bindTooltip(escaped(text), { sticky: true, className: "atlas-tip" });
    });
    grow(side, state.people, smooth && !calm());
  }
  const escaped = (text) => make("span", "", text).innerHTML;

  /* Circles grow and shrink to their new size; a new switch takes over from where they are. */
  function grow(side, people, smooth) {
    cancelAnimationFrame(side.frame);
    const from = {};
    Object.entries(side.circles.parts).forEach(([id, part]) => { from[id] = part.people; });
    const end = (id) => people[id] || 0;
    const start = performance.now();
    const draw = (time) => {
      const done = smooth ? Math.min((time - start) / 350, 1) : 1;
      const now = {};
      Object.keys(from).forEach((id) => { now[id] = from[id] + (end(id) - from[id]) * done; });
      side.circles.show(now);
      if (done < 1) side.frame = requestAnimationFrame(draw);
    };
    if (smooth) side.frame = requestAnimationFrame(draw);
    else draw(start);
  }

  /* Annotations stand beside the country, each with a line to its place. All of them together are
     one tab stop; the arrow keys step through the pairs. */
  function annotations(pair, side) {
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
    const place = () => side.notes.forEach((note) => put(side, side.notesById[note.id]));
    side.map.on("move zoom resize viewreset", place);
    side.place = place;
    requestAnimationFrame(place);
  }

  function put(side, { button, line, note }) {
    const map = side.map;
    const size = map.getSize();
    const there = map.latLngToContainerPoint([note.lat, note.lon]);
    const here = map.latLngToContainerPoint(note.at);
    const wide = button.offsetWidth;
    const left = note.align === "right" ? here.x - wide : here.x;
    const x = Math.max(6, Math.min(left, size.x - wide - 6));
    const y = Math.max(4, Math.min(here.y - 10, size.y - button.offsetHeight - 4));
    button.style.transform = "translate(" + x + "px," + y + "px)";
    let from = [note.align === "right" ? x + wide + 3 : x - 3, y + 11];
    const card = side.box.parentNode.querySelector(".pair-card:not([hidden])");
    if (card && line.classList.contains("lit")) from = edge(card, side.box.querySelector(".pair-map"));
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
  function together(pair) {
    let busy = false;
    const km = EARTH / 360000;
    const [left, right] = pair.sides;
    const follow = (from, to) => () => {
      /* A frame that changes its size moves its map, but nobody has panned it. */
      const resized = !from.size || !from.size.equals(from.map.getSize());
      from.size = from.map.getSize();
      if (busy || resized || from.map.atlas.silent) return;
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
    pair.go = (views, smooth) => pair.sides.forEach((side) => {
      atlas.goTo(side.map, views[side.id], smooth);
      side.place();
    });
    pair.home = () => pair.go(Object.fromEntries(pair.sides.map((side) => [side.id, side.view])), true);
    /* A frame that changes its size keeps its ground extent while nobody has moved the maps. */
    let touched = false;
    pair.sides.forEach((side) => {
      side.map.on("dragstart", () => { touched = true; });
      side.map.on("resize", () => { if (!touched) atlas.goTo(side.map, side.map.atlas.home, false); side.place(); });
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
    const step = (by) => () => { touched = true; left.map.setZoom(left.map.getZoom() + by, { animate: false }); };
    zoom("+", pair.data.words.closer, step(0.75));
    zoom("−", pair.data.words.farther, step(-0.75));
    const home = () => { touched = false; pair.home(); };
    zoom("", pair.data.words.home, home);
    buttons.lastChild.classList.add("home");
    right.box.querySelector(".pair-map").append(buttons);
  }

  /* On a narrow screen one map at a time. */
  function tabs(pair) {
    const bar = pair.root.querySelector(".pair-tabs");
    const turn = (id) => {
      pair.root.dataset.shown = id;
      [...bar.children].forEach((one) => one.setAttribute("aria-pressed", String(one.dataset.id === id)));
      pair.sides.forEach((side) => { side.map.invalidateSize({ pan: false }); side.place(); });
    };
    pair.sides.forEach((side) => {
      const button = make("button", "", side.kicker);
      button.type = "button";
      button.dataset.id = side.id;
      button.addEventListener("click", () => turn(side.id));
      bar.append(button);
    });
    pair.turn = turn;
    turn(pair.data.first);
    const fit = () => {
      const key = pair.root.querySelector(".pair-key i");
      const shown = pair.sides.find((side) => side.map.getSize().x > 50) || pair.sides[0];
      const wide = 2 * shown.circles.radius(pair.data.key.people);
      key.style.width = key.style.height = wide + "px";
    };
    new ResizeObserver(() => {
      pair.sides.forEach((side) => { side.map.invalidateSize({ pan: false }); });
      fit();
    }).observe(pair.root);
    fit();
  }

  atlas.pairTools = { make: make, publish: publish, show: show, calm: calm, chosen: chosen };
})();
