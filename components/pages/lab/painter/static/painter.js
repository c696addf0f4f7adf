// The painter: one store of what is painted, two views of it (map and table), one log to the server.
//
// A view never waits for the server: an operation is painted here at once, kept in an ordered log
// and sent. The server answers with the plan as it stands after operation `ack`; whatever is newer
// is painted on top again, so that no click is lost and the server's word always wins.

import { element, format } from "./dom.js";
import { createMap } from "./map.js";
import { createTable } from "./table.js";
import { createToolbar } from "./toolbar.js";

const RESEND_MS = 2000;
const SETTLED_MS = 500;
const painters = new Map(); // by mounted component
const canvases = new Map(); // by digest

export async function mount(component, folderUrl) {
  const { key } = component;
  if (!painters.has(key)) painters.set(key, createPainter(component, folderUrl));
  const painter = await painters.get(key);
  painter.update(component);
  // Streamlit also calls this for a rerun that a newer one has overtaken, with the painter still on
  // the page and clicks waiting in its log: only a painter that has left the page is taken down.
  return () => setTimeout(() => painter.gone() && painters.delete(key) && painter.destroy());
}

async function createPainter(component, folderUrl) {
  const leaflet = folderUrl(component.data.leaflet);
  const sheets = [
    new URL("leaflet.css", leaflet),
    new URL("painter.css", folderUrl(component.data.assets)),
  ];
  const [L, root] = await Promise.all([
    loadLeaflet(leaflet),
    buildRoot(component.parentElement, sheets),
    import(new URL("icons.js", folderUrl(component.data.atlas))),
  ]);
  const holder = root.querySelector(".map");
  const store = createStore();
  const toolbar = createToolbar(root.querySelector(".toolbar"), store);
  const table = createTable(root.querySelector(".table"), store);
  let map = null;
  let drawn = "";

  store.onChange = () => {
    toolbar.render();
    table.render();
    map?.render();
  };
  store.onSay = (text) => {
    root.querySelector(".live").textContent = text;
  };
  return {
    update(next) {
      const canvas = canvasOf(next);
      if (!canvas) return; // it comes with the rerun that was just asked for
      store.accept(next, canvas);
      if (drawn !== next.data.digest) {
        drawn = next.data.digest;
        map?.destroy();
        holder.style.height = `min(${next.data.height}px, 120vw)`;
        map = createMap(L, holder, store);
      }
      store.onChange();
      root.getRootNode().host?.setAttribute("data-drawn", "");
    },
    gone: () => !root.isConnected,
    destroy() {
      store.stop();
      map?.destroy();
    },
  };
}

// The canvas travels once: the server leaves it out as soon as the browser says that it has it.
function canvasOf({ data, setStateValue }) {
  if (data.canvas) canvases.set(data.digest, data.canvas);
  const known = canvases.get(data.digest);
  if (data.canvas || !known) setStateValue("have", known ? data.digest : "");
  return known;
}

function createStore() {
  const store = {
    data: null,
    plan: [], // side index of each unit as painted here, pending operations included
    brush: 0,
    // A finger that scrolls the page must not paint.
    mode: matchMedia("(pointer: coarse)").matches ? "move" : "paint",
    stroke: 0,
    onChange: () => {},
    onSay: () => {},
    accept,
    paint,
    paintRegion: (region) => paint(unitsOf(region)),
    command: (op) => push({ op }),
    startStroke: () => (store.stroke = nextSeq * 1000 + 1),
    setBrush(side) {
      if (side >= store.data.sides.length) return;
      store.brush = side;
      store.onChange();
    },
    setMode(mode) {
      store.mode = mode;
      store.onChange();
    },
    describe,
    regionOf: (unit) => store.data.units[unit].region,
    stop: () => [resend, settle, batch].forEach(clearTimeout),
  };
  let component = null;
  let pending = [];
  let nextSeq = 1;
  let inFlight = 0;
  let settledAt = -1;
  let resend, settle, batch;

  function accept(next, canvas) {
    const first = store.data === null;
    const { data } = next;
    component = next;
    store.data = { ...canvas, ...data };
    // A page opened again starts a new log after what the server has already applied.
    if (first) {
      nextSeq = data.ack + 1;
      settledAt = data.ack;
    }
    pending = pending.filter((entry) => entry.seq > data.ack);
    inFlight = inFlight > data.ack ? inFlight : 0;
    store.brush = Math.min(store.brush, data.sides.length - 1);
    store.plan = Array.from(data.plan, Number);
    for (const entry of pending) {
      if (entry.op === "paint") entry.units.forEach((unit) => (store.plan[unit] = entry.side));
    }
    if (pending.length) send();
    else if (settledAt !== data.ack) {
      clearTimeout(settle);
      settle = setTimeout(() => {
        settledAt = data.ack;
        component.setTriggerValue("settled", data.ack);
      }, SETTLED_MS);
    }
  }

  function paint(units, side = store.brush) {
    const changed = units.filter((unit) => store.plan[unit] !== side);
    if (!changed.length) return;
    changed.forEach((unit) => (store.plan[unit] = side));
    push({ op: "paint", units: changed, side, stroke: store.stroke || nextSeq * 1000 });
    store.onChange();
    const { said, sides, units: all } = store.data;
    const names = changed.length === 1 ? all[changed[0]].name : `${changed.length} ${said.units}`;
    store.onSay(`${names}: ${said.now_in} ${sides[side].name}.`);
  }

  function push(entry) {
    pending.push({ seq: nextSeq++, ...entry });
    // Everything painted within one frame travels together.
    clearTimeout(batch);
    batch = setTimeout(send, 0);
  }

  function send() {
    clearTimeout(settle);
    if (!pending.length || inFlight) return;
    inFlight = pending[pending.length - 1].seq;
    component.setTriggerValue("operations", pending);
    clearTimeout(resend);
    resend = setTimeout(() => {
      inFlight = 0;
      send();
    }, RESEND_MS);
  }

  function unitsOf(region) {
    return store.data.units.flatMap((unit, i) => (unit.region === region ? [i] : []));
  }

  function describe(unit) {
    const { units, sides, wrong, said, groups } = store.data;
    const { name, region, people } = units[unit];
    const total = people.reduce((sum, n) => sum + n, 0);
    const share = (n) => `${Math.round((100 * n) / Math.max(total, 1))}%`;
    return {
      name,
      region,
      people: `${format(total)} ${said.people}`,
      shares: groups.map((group, i) => `${group} ${share(people[i])}`).join(", "),
      side: sides[store.plan[unit]].name,
      wrong: `${format(wrong[unit])} ${said.on_wrong_side}`,
    };
  }

  return store;
}

async function buildRoot(parent, sheets) {
  const root = element(
    "div",
    { class: "painter" },
    element("div", { class: "toolbar" }),
    element("div", { class: "map" }),
    element("div", { class: "live", "aria-live": "polite" }),
    element("div", { class: "table" }),
  );
  const links = sheets.map((href) => element("link", { rel: "stylesheet", href }));
  const loaded = links.map((link) => new Promise((done) => (link.onload = link.onerror = done)));
  parent.append(...links, root);
  await Promise.all(loaded);
  return root;
}

async function loadLeaflet(folder) {
  if (!window.L) await import(new URL("leaflet.js", folder));
  return window.L;
}
