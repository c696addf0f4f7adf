// The briefing's bar: buttons, a position bar, and the keys that turn pages wherever the focus is.
// Every wish is sent as an absolute step, so that a quick hand loses no page.
const state = new WeakMap();

const TURN = {
  ArrowRight: (at) => at + 1, PageDown: (at) => at + 1, " ": (at) => at + 1,
  ArrowLeft: (at) => at - 1, PageUp: (at) => at - 1,
  Home: () => 0, End: (at, last) => last,
};
const DO = { f: fullScreen, b: blank, ".": blank, g: overview };
// Where a key has a meaning of its own, it keeps it.
const TYPES = "input, textarea, select, [contenteditable='true'], [role='slider'], [role='listbox'], [role='combobox']";
const PRESSES = "button, summary, a[href], [role='button'], [role='tab'], [role='option']";
const SIGNS = {
  first: "M6 5v14M19 5 9 12l10 7z", back: "M17 5 7 12l10 7z", next: "M7 5l10 7-10 7z", last: "M18 5v14M5 5l10 7-10 7z",
  overview: "M4 5h7v6H4zM13 5h7v6h-7zM4 13h7v6H4zM13 13h7v6h-7z",
  full: "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5",
};

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector("nav");
  let me = state.get(root);
  if (!me) {
    me = { seq: 0, full: Boolean(document.fullscreenElement) };
    state.set(root, me);
    build(root, me);
    const onKey = (event) => key(event, me);
    const onFull = () => fullChanged(me);
    document.addEventListener("keydown", onKey, true);
    document.addEventListener("fullscreenchange", onFull);
    me.remove = () => {
      clearInterval(me.waits);
      document.removeEventListener("keydown", onKey, true);
      document.removeEventListener("fullscreenchange", onFull);
    };
  }
  Object.assign(me, { data, send: setTriggerValue });
  if (data.seq >= me.seq) { me.at = data.at; me.seq = data.seq; }
  paint(root, me);
  return () => { me.remove(); state.delete(root); };
}

function key(event, me) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  const target = event.composedPath()[0];
  const on = (selector) => target instanceof Element && target.matches(selector);
  if (on(TYPES) || document.querySelector("[role='dialog']")) return;
  const act = DO[event.key.toLowerCase()];
  const covered = !me.black.hidden || !me.tiles.hidden;
  if (act) {
    event.preventDefault();
    act(me);
  } else if (event.key === "Escape") {
    event.preventDefault();
    if (covered) uncover(me);
    else leave(me);
  } else if (event.key in TURN && !(event.key === " " && on(PRESSES)) && me.tiles.hidden) {
    event.preventDefault();
    event.stopPropagation();
    if (covered) uncover(me);
    else go(me, TURN[event.key](me.at, me.data.steps.length - 1));
  }
}

function fullScreen(me) {
  if (document.fullscreenElement) {
    me.full = false; // a wish to see the browser, not to leave
    document.exitFullscreen();
  } else document.documentElement.requestFullscreen?.().catch(() => {});
}

// Escape in full screen reaches the browser alone: what arrives here is that it is over.
function fullChanged(me) {
  if (document.fullscreenElement) me.full = true;
  else if (me.full) { me.full = false; leave(me); }
}

function leave(me) {
  if (!me.data.words.leave) return;
  if (document.fullscreenElement) { me.full = false; document.exitFullscreen(); }
  ask(me, { leave: true });
}

function blank(me) {
  me.black.hidden = !me.black.hidden;
  me.tiles.hidden = true;
}

function overview(me) {
  me.black.hidden = true;
  me.tiles.hidden = !me.tiles.hidden;
  if (!me.tiles.hidden) {
    tiles(me);
    me.tiles.children[me.at].focus();
  }
}

function uncover(me) { me.black.hidden = me.tiles.hidden = true; }

function go(me, to) {
  to = Math.min(Math.max(to, 0), me.data.steps.length - 1);
  uncover(me);
  if (to === me.at) return;
  me.at = to;
  paint(me.root, me);
  ask(me, { to });
}

// A wish can be lost on its way. One that is unanswered while nothing is at work is said again.
function ask(me, wish) {
  const asked = { ...wish, seq: ++me.seq };
  let idle = 0;
  me.send("asked", asked);
  clearInterval(me.waits);
  me.waits = setInterval(() => {
    if (me.data.seq >= asked.seq) return clearInterval(me.waits);
    const { testScriptState, testConnectionState } = document.querySelector("[data-testid='stApp']").dataset;
    idle = testScriptState === "notRunning" && testConnectionState === "CONNECTED" ? idle + 1 : 0;
    if (idle && idle % 3 === 0) me.send("asked", asked);
  }, 1000);
}

function button(className, action, icon) {
  const node = document.createElement("button");
  node.type = "button";
  node.className = className;
  node.addEventListener("click", action);
  if (icon) {
    node.innerHTML = '<svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true"><path fill="none"'
      + ' stroke="currentColor" stroke-width="2" stroke-linejoin="round" stroke-linecap="round"/></svg>';
    node.querySelector("path").setAttribute("d", SIGNS[icon]);
    node.querySelector("path").setAttribute("fill", ["next", "back"].includes(icon) ? "currentColor" : "none");
  }
  return node;
}

function cover(className) {
  const node = document.createElement("div");
  node.className = className;
  node.hidden = true;
  return node;
}

function build(root, me) {
  me.root = root;
  me.first = button("turn", () => go(me, 0), "first");
  me.back = button("turn main", () => go(me, me.at - 1), "back");
  me.next = button("turn main", () => go(me, me.at + 1), "next");
  me.last = button("turn", () => go(me, me.data.steps.length - 1), "last");
  me.grid = button("turn", () => overview(me), "overview");
  me.wide = button("turn", () => fullScreen(me), "full");
  me.leave = button("leave", () => leave(me));
  me.track = document.createElement("div");
  me.track.className = "track";
  me.black = cover("black");
  me.black.addEventListener("click", () => uncover(me));
  me.tiles = cover("tiles");
  root.append(me.first, me.back, me.track, me.next, me.last, me.grid, me.wide, me.leave, me.black, me.tiles);
}

function name(node, text) {
  node.setAttribute("aria-label", text);
  node.title = text;
}

const jump = (me, i) => me.data.words.jump.replace("{n}", i + 1).replace("{title}", () => me.data.steps[i]);

function paint(root, me) {
  const { words, steps } = me.data;
  root.setAttribute("aria-label", words.label);
  name(me.first, words.first);
  name(me.back, words.back);
  name(me.next, words.next);
  name(me.last, words.last);
  name(me.grid, words.overview);
  name(me.wide, words.full);
  me.wide.hidden = !document.fullscreenEnabled;
  me.leave.hidden = !words.leave;
  me.leave.textContent = words.leave || "";
  name(me.leave, words.leave_help || "");
  me.first.disabled = me.back.disabled = me.at === 0;
  me.next.disabled = me.last.disabled = me.at === steps.length - 1;
  while (me.track.children.length > steps.length) me.track.lastChild.remove();
  steps.forEach((_, i) => {
    const segment = me.track.children[i] || me.track.appendChild(button("segment", () => go(me, i)));
    name(segment, jump(me, i));
    segment.classList.toggle("done", i <= me.at);
    if (i === me.at) segment.setAttribute("aria-current", "step");
    else segment.removeAttribute("aria-current");
  });
}

// All steps at a glance; pictures of them where the page has some.
function tiles(me) {
  const pictures = [...document.querySelectorAll(".st-key-stage-thumbs img")];
  me.tiles.replaceChildren(...me.data.steps.map((title, i) => {
    const tile = button("tile", () => { go(me, i); uncover(me); });
    tile.classList.toggle("here", i === me.at);
    if (pictures.length === me.data.steps.length) {
      const picture = document.createElement("img");
      picture.src = pictures[i].src;
      picture.alt = "";
      tile.append(picture);
    }
    const text = document.createElement("span");
    text.textContent = `${i + 1}. ${title}`;
    tile.append(text);
    return tile;
  }));
}
