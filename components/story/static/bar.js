// The briefing's bar: buttons, a position bar, and the keys that turn pages wherever the focus is.
// Every wish is sent as an absolute step, so that a quick hand loses no page.
const state = new WeakMap();

const TURN = {
  ArrowRight: (at) => at + 1, PageDown: (at) => at + 1, " ": (at) => at + 1,
  ArrowLeft: (at) => at - 1, PageUp: (at) => at - 1,
  Home: () => 0, End: (at, last) => last,
};
// Where a key has a meaning of its own, it keeps it.
const TYPES = "input, textarea, select, [contenteditable='true'], [role='slider'], [role='listbox'], [role='combobox']";
const PRESSES = "button, summary, a[href], [role='button'], [role='tab'], [role='option']";

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector("nav");
  let me = state.get(root);
  if (!me) {
    me = { seq: 0 };
    state.set(root, me);
    build(root, me);
    const onKey = (event) => key(event, me);
    document.addEventListener("keydown", onKey, true);
    me.remove = () => document.removeEventListener("keydown", onKey, true);
  }
  Object.assign(me, { data, send: setTriggerValue });
  if (data.seq >= me.seq) { me.at = data.at; me.seq = data.seq; }
  rejoin(me);
  paint(root, me);
  return () => { me.remove(); state.delete(root); };
}

// A window that is loaded anew comes back into its presenter's room, which this tab remembers.
function rejoin(me) {
  if (!("room" in me.data)) return;
  try {
    const known = sessionStorage.getItem("briefing-room");
    if (me.data.room) sessionStorage.setItem("briefing-room", me.data.room);
    else if (known && !me.asked) me.send("asked", { room: known, seq: ++me.seq });
    me.asked = true;
  } catch { /* a browser that remembers nothing */ }
}

function key(event, me) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  const target = event.composedPath()[0];
  const on = (selector) => target instanceof Element && target.matches(selector);
  if (on(TYPES) || document.querySelector("[role='dialog']")) return;
  if (event.key === "Escape") {
    event.preventDefault();
    me.send("asked", { leave: true, seq: ++me.seq });
    return;
  }
  if (!(event.key in TURN) || (event.key === " " && on(PRESSES))) return;
  event.preventDefault();
  event.stopPropagation();
  go(me, TURN[event.key](me.at, me.data.steps.length - 1));
}

function go(me, to) {
  to = Math.min(Math.max(to, 0), me.data.steps.length - 1);
  if (to === me.at) return;
  me.at = to;
  paint(me.root, me);
  me.send("asked", { to, seq: ++me.seq });
}

function button(className, action) {
  const node = document.createElement("button");
  node.type = "button";
  node.className = className;
  node.addEventListener("click", action);
  return node;
}

function build(root, me) {
  me.root = root;
  me.first = button("turn", () => go(me, 0));
  me.back = button("turn", () => go(me, me.at - 1));
  me.next = button("turn main", () => go(me, me.at + 1));
  me.last = button("turn", () => go(me, me.data.steps.length - 1));
  me.leave = button("leave", () => me.send("asked", { leave: true, seq: ++me.seq }));
  me.track = document.createElement("div");
  me.track.className = "track";
  root.append(me.first, me.back, me.track, me.next, me.last, me.leave);
}

function label(node, sign, name) {
  node.replaceChildren(sign);
  node.setAttribute("aria-label", name);
  node.title = name;
}

function paint(root, me) {
  const { words, steps } = me.data;
  root.setAttribute("aria-label", words.label);
  label(me.first, atlasIcon("first"), words.first);
  label(me.back, atlasIcon("back"), words.back);
  label(me.next, atlasIcon("next"), words.next);
  label(me.last, atlasIcon("last"), words.last);
  me.leave.hidden = !words.leave;
  label(me.leave, words.leave || "", words.leave_help || "");
  me.first.disabled = me.back.disabled = me.at === 0;
  me.next.disabled = me.last.disabled = me.at === steps.length - 1;
  while (me.track.children.length > steps.length) me.track.lastChild.remove();
  steps.forEach((title, i) => {
    const segment = me.track.children[i] || me.track.appendChild(button("segment", () => go(me, i)));
    const name = words.jump.replace("{n}", i + 1).replace("{title}", () => title);
    segment.setAttribute("aria-label", name);
    segment.title = name;
    segment.classList.toggle("done", i <= me.at);
    if (i === me.at) segment.setAttribute("aria-current", "step");
    else segment.removeAttribute("aria-current");
  });
}
