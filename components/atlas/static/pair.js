/* Two maps in one frame, at one ground scale and one circle scale: switches that repaint in place,
   annotations that are doors to a panel, steps of the page that move both. Python sends plain data;
   all text reaches the page as text. */
(function () {
  "use strict";

  const GROWTH_MS = 100; // in which circles take their new size
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
      atlas.pairNotes(pair, side);
      show(pair, side, chosen(side), false);
    });
    atlas.pairTogether(pair);
    tabs(pair);
    atlas.pairCard(pair);
    atlas.pairSteps(pair);
    const first = asked("pair");
    if (data.pairs.some((one) => one.id === first)) pair.show(first, false);
    /* What lies below the maps is made when they have been painted. */
    requestAnimationFrame(() => setTimeout(() => {
      host.dispatchEvent(new Event("atlas-painted"));
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
      head.append(title);
      const number = make("p", "pair-number");
      number.setAttribute("aria-live", "polite");
      number.append(make("strong"), " ", make("span", "said"), " ", make("span", "more"));
      const holder = make("div", "pair-map");
      holder.append(make("div", "pair-switches"));
      part.append(head, holder, number);
      root.append(part);
    });
    const how = make("footer", "pair-how");
    const key = make("span", "pair-key");
    key.append(make("i"), make("b", "", data.key.text));
    const line = make("span", "pair-key line");
    line.append(make("i"), make("b", "", data.key.line));
    how.append(key, line, ...data.how.flatMap((line) => [" ", make("span", "", line)]));
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
    holder.prepend(div);
    const map = atlas.map(div.id, { ...options, view: side.view, name: "contrast-" + side.id });
    /* The pair has one small set of buttons of its own and no other tab stop. */
    Object.values(map._controlCorners).forEach((corner) => corner.replaceChildren());
    map.keyboard.disable();
    /* Neither goes out beyond the one scale of the pair, nor off its data, whatever step moved it. */
    const least = () => atlas.zoomFor(side.view.lat, 1000 * side.view.km / Math.min(map.getSize().x, map.getSize().y));
    /* A little room, for one scale asks for another zoom at another latitude. */
    map.on("zoomlevelschange", () => { map.options.minZoom = least() - 0.05; });
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
    Object.values(circles.parts).forEach((part) => part.bindTooltip(() => make("span", "", data.tip
      .replace("{name}", part.place.name)
      .replace("{people}", Math.round(part.people).toLocaleString("en"))
    ), { sticky: true, className: "atlas-tip" }));
    Object.values(circles.parts).forEach((part) => part.getElement().setAttribute("tabindex", "-1"));
    L.control.scale({ imperial: false, maxWidth: 90, position: "bottomright" }).addTo(map);
    return { ...side, box: box, map: map, planLines: lines, circles: circles, now: {}, notesById: {} };
  }

  /* Switches: radio buttons, so that one Tab and the arrow keys do. */
  function switches(pair, side) {
    const place = side.box.querySelector(".pair-switches");
    side.switches.filter((one) => one.options.length > 1).forEach((one) => {
      const group = make("fieldset", one.named ? "named" : "");
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
    const names = side.map.getPane("atlas-names");
    if (names) names.style.opacity = state.named ? 1 : 0;
    const number = side.box.querySelector(".pair-number");
    number.querySelector("strong").textContent = state.number;
    number.querySelector(".said").textContent = state.said;
    number.querySelector(".more").textContent = state.more;
    side.map.getContainer().setAttribute("aria-label", state.label);
    Object.entries(side.notesById).forEach(([id, note]) => {
      note.words.textContent = state.notes[id];
    });
    grow(side, state.people, smooth && !calm());
  }

  /* Circles grow and shrink to their new size; a new switch takes over from where they are. */
  function grow(side, people, smooth) {
    cancelAnimationFrame(side.frame);
    const from = {};
    Object.entries(side.circles.parts).forEach(([id, part]) => { from[id] = part.people; });
    const end = (id) => people[id] || 0;
    const start = performance.now();
    const draw = (time) => {
      const done = smooth ? Math.max(0, Math.min((time - start) / GROWTH_MS, 1)) : 1;
      const now = {};
      Object.keys(from).forEach((id) => { now[id] = from[id] + (end(id) - from[id]) * done; });
      side.circles.show(now);
      if (done < 1) side.frame = requestAnimationFrame(draw);
    };
    if (smooth) side.frame = requestAnimationFrame(draw);
    else draw(start);
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
    const watch = new ResizeObserver(() => {
      pair.sides.forEach((side) => { side.map.invalidateSize({ pan: false }); });
      fit();
      if (pair.open) pair.show(pair.open, false);
    });
    pair.root.querySelectorAll(".pair-map").forEach((holder) => watch.observe(holder));
    fit();
  }

  atlas.pairTools = { make: make, cos: cos, publish: publish, show: show, calm: calm, chosen: chosen };
})();
