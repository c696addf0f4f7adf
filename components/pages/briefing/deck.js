// All steps as pictures: choose one, drag it to another place, move it with Alt and an arrow.
const state = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  const list = parentElement.querySelector("ol");
  const me = state.get(list) || { held: null, focus: null };
  state.set(list, me);
  const ids = data.steps.map((step) => step.id);
  const send = (asked) => setTriggerValue("asked", asked);
  const move = (id, to) => {
    const order = ids.filter((other) => other !== id);
    order.splice(to, 0, id);
    if (order.join() !== ids.join()) { me.focus = id; send({ order }); }
  };
  list.setAttribute("aria-label", data.words.label);
  list.replaceChildren(...data.steps.map((step, i) => {
    const item = document.createElement("li");
    const tile = document.createElement("button");
    tile.type = "button";
    tile.draggable = true;
    tile.setAttribute("aria-pressed", String(step.id === data.chosen));
    tile.title = data.words.help;
    const picture = document.createElement("img");
    picture.alt = "";
    picture.draggable = false;
    if (step.picture) picture.src = step.picture;
    const text = document.createElement("span");
    text.textContent = `${i + 1}. ${step.title}`;
    tile.append(picture, text);
    tile.addEventListener("click", () => send({ chosen: step.id }));
    tile.addEventListener("dblclick", () => send({ present: step.id }));
    tile.addEventListener("keydown", (event) => {
      const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (!by) return;
      event.preventDefault();
      if (event.altKey) move(step.id, Math.min(Math.max(i + by, 0), ids.length - 1));
      else list.querySelectorAll("button")[Math.min(Math.max(i + by, 0), ids.length - 1)].focus();
    });
    tile.addEventListener("dragstart", (event) => {
      me.held = step.id;
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", step.id);
    });
    item.addEventListener("dragover", (event) => {
      if (!me.held) return;
      event.preventDefault();
      item.classList.add("over");
    });
    item.addEventListener("dragleave", () => item.classList.remove("over"));
    item.addEventListener("drop", (event) => {
      event.preventDefault();
      item.classList.remove("over");
      if (me.held) move(me.held, i);
      me.held = null;
    });
    tile.addEventListener("dragend", () => { me.held = null; });
    item.append(tile);
    if (me.focus === step.id) requestAnimationFrame(() => tile.focus({ preventScroll: true }));
    return item;
  }));
  me.focus = null;
}
