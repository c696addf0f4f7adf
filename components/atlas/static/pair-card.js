/* The panel of a pair: two places side by side in the middle, a sheet from below on the phone. And
   the steps of the page that move both maps. */
(function () {
  "use strict";

  const { make, publish, show, calm, chosen } = atlas.pairTools;

  atlas.pairCard = function (pair) {
    const card = make("aside", "pair-card");
    card.hidden = true;
    card.setAttribute("aria-live", "polite");
    pair.root.append(card);
    let from = null;

    pair.light = (id) => {
      pair.lit = id;
      pair.root.classList.toggle("dimmed", Boolean(id));
      pair.root.querySelectorAll("[data-pair]").forEach((one) => {
        one.classList.toggle("lit", one.dataset.pair === id);
      });
      pair.sides.forEach((side) => {
        const units = side.notes.filter((note) => note.id === id).map((note) => note.unit);
        Object.entries(side.circles.parts).forEach(([unit, part]) => {
          const on = !id || units.includes(unit);
          part.setStyle({ fillOpacity: on ? 0.62 : 0.19, opacity: on ? 0.9 : 0.3 });
        });
      });
    };

    pair.root.querySelector(".pair-how").append(" ", anchor(pair.data.slides));

    pair.show = (id, focus, origin) => {
      if (pair.open === id && origin) return pair.close(true);
      from = origin || from;
      pair.open = id;
      publish("pair", id);
      pair.root.classList.add("open");
      fill(card, pair, pair.data.pairs.find((one) => one.id === id));
      card.hidden = false;
      card.scrollTop = 0;
      pair.light(id);
      aside(pair, true);
      roving(pair, id);
      if (focus) card.querySelector(".close").focus({ preventScroll: true });
    };

    pair.close = (focus) => {
      if (!pair.open) return;
      const id = pair.open;
      pair.open = null;
      publish("pair", "");
      card.hidden = true;
      pair.root.classList.remove("open");
      pair.light(null);
      aside(pair, false);
      if (focus) (from || pair.sides[0].notesById[id].button).focus({ preventScroll: true });
      from = null;
    };

    pair.step = (by) => {
      const ids = pair.data.pairs.map((one) => one.id);
      const at = ids.indexOf(pair.open || pair.lit || ids[0]);
      const id = ids[(at + by + ids.length) % ids.length];
      if (pair.open) return pair.show(id, true);
      roving(pair, id);
      const held = pair.sides.find((side) => side.box.contains(document.activeElement)) || pair.sides[0];
      held.notesById[id].button.focus({ preventScroll: true });
    };

    pair.root.addEventListener("keydown", (event) => {
      if (event.target.matches("input") || event.ctrlKey || event.metaKey || event.altKey) return;
      const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      const near = pair.open || event.target.closest(".pair-note, .pair-card");
      if (event.key === "Escape" && pair.open) pair.close(true);
      else if (by && near) pair.step(by);
      else return;
      event.preventDefault();
    });
  };

  function roving(pair, id) {
    pair.sides.forEach((side) => Object.entries(side.notesById).forEach(([one, note]) => {
      note.button.tabIndex = side === pair.sides[0] && one === id ? 0 : -1;
    }));
  }

  /* The maps step aside for the panel between them, by the same ground left and right. */
  function aside(pair, open) {
    const wide = pair.root.clientWidth > 760;
    pair.sides.forEach((side, index) => {
      const note = side.notes.find((one) => one.id === pair.open);
      const view = side.map.atlas.home;
      side.map.atlas.silent = true;
      if (side.aside) side.map.panBy([-side.aside, 0], { animate: false });
      side.aside = 0;
      if (open && wide && note && side.map.getSize().x > 50) {
        const size = side.map.getSize();
        const free = size.x - pair.root.querySelector(".pair-card").offsetWidth / 2;
        const x = side.map.latLngToContainerPoint([note.lat, note.lon]).x;
        const want = index === 0 ? Math.min(x, free - 60) : Math.max(x, size.x - free + 60);
        side.aside = Math.round(x - want);
        side.map.panBy([side.aside, 0], { animate: false });
      }
      side.map.atlas.silent = false;
      side.map.atlas.home = view;
      side.place();
    });
  }

  function fill(card, pair, one) {
    const words = pair.data.words;
    const head = make("header");
    const buttons = make("nav");
    [["‹", words.before, () => pair.step(-1)], ["›", words.next, () => pair.step(1)],
      ["×", words.close, () => pair.close(true)]].forEach(([sign, name, act], index) => {
      const button = make("button", index === 2 ? "close" : "", sign);
      button.type = "button";
      button.setAttribute("aria-label", name);
      button.title = name;
      button.addEventListener("click", act);
      buttons.append(button);
    });
    head.append(make("h3", "", one.title), buttons);
    const columns = make("div", "columns");
    one.columns.forEach((column) => columns.append(columnOf(column)));
    const sources = make("p", "sources", words.sources + " ");
    one.sources.forEach((source, index) => {
      if (index) sources.append(" · ");
      sources.append(anchor(source));
    });
    card.replaceChildren(head, columns, sources);
  }

  function columnOf(column) {
    const part = make("section");
    part.append(make("h4", "", column.name), make("p", "", column.text));
    column.bars.forEach((bar) => {
      const row = make("div", "bar");
      row.append(make("span", "label", bar.label));
      const line = make("span", "line");
      bar.parts.forEach((piece) => {
        const cell = make("i", "", piece.share >= 0.18 ? piece.short : "");
        cell.style.width = 100 * piece.share + "%";
        cell.style.background = piece.colour;
        cell.title = piece.text;
        line.append(cell);
      });
      row.append(line, make("span", "told", bar.parts.map((piece) => piece.text).join(", ")));
      part.append(row);
    });
    const more = make("p", "more");
    more.append(anchor(column.link));
    part.append(more);
    return part;
  }

  /* A link within the app: Python turns the page in the same session; without it the same tab does. */
  let gone = 0;
  function anchor(link) {
    const node = make("a", "", link.text);
    node.href = new URL(link.page + "?" + new URLSearchParams(link.query), host()).href;
    node.target = "_top";
    node.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || !window.Streamlit) return;
      event.preventDefault();
      window.Streamlit.setComponentValue({ painted: true, clicked: link, count: ++gone });
    });
    return node;
  }
  const host = () => window.parent.location.href.split(/[?#]/)[0];

  /* A step may have marks of its own in the circles' place. */
  function mark(side, step) {
    if (side.pins) side.pins.remove();
    const items = step && step.pins[side.id];
    side.pins = items ? atlas.pins({ items: items }).addTo(side.map) : null;
    side.box.classList.toggle("marked", Boolean(step && step.alone === side.id));
  }

  /* Steps of the page: the one nearest the middle of the window says what both maps show. */
  atlas.pairSteps = function (pair) {
    const page = window.parent.document;
    let current = "";
    const apply = (id) => {
      if (id === current) return;
      current = id;
      pair.close(false);
      const step = pair.data.steps.find((one) => one.id === id);
      pair.root.classList.toggle("told", Boolean(step));
      pair.root.dataset.step = id;
      pair.sides.forEach((side) => {
        mark(side, step);
        show(pair, side, step ? { ...side.now, ...step.states[side.id] } : chosen(side), true);
      });
      if (step && step.shown) pair.turn(step.shown);
      if (step && step.views) pair.go(step.views, !calm());
      else pair.home();
    };
    let waiting = false;
    const look = () => {
      waiting = false;
      const enough = window.parent.innerHeight * 0.55;
      let found = "";
      page.querySelectorAll("[data-step]").forEach((one) => {
        if (one.firstElementChild.getBoundingClientRect().top < enough) found = one.dataset.step;
      });
      apply(found);
    };
    const heard = () => {
      if (!waiting) { waiting = true; requestAnimationFrame(look); }
    };
    page.addEventListener("scroll", heard, { capture: true, passive: true });
    window.addEventListener("pagehide", () => page.removeEventListener("scroll", heard, { capture: true }));
  };
})();
