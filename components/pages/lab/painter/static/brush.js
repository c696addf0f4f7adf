// How a person paints on the map: pointer (click, drag, touch) and keyboard.

const STEP_PX = 5; // a dragged brush looks at the ground this often, so that small units are not skipped

export function listenPointer({ holder }, store, signal) {
  let last = null;

  function touch(x, y) {
    const unit = holder.getRootNode().elementFromPoint(x, y)?.dataset?.unit;
    if (unit !== undefined) paintAt(Number(unit), store);
  }

  holder.addEventListener("pointerdown", (event) => {
    if (event.button || !event.isPrimary || store.mode === "move") return;
    if (event.target.dataset?.unit === undefined) return;
    store.startStroke();
    last = { x: event.clientX, y: event.clientY };
    touch(last.x, last.y);
  });
  holder.addEventListener("pointermove", ({ clientX: x, clientY: y }) => {
    if (!last) return;
    const far = Math.hypot(x - last.x, y - last.y);
    if (!far) return;
    for (let d = STEP_PX; d < far + STEP_PX; d += STEP_PX) {
      const t = Math.min(d / far, 1);
      touch(last.x + t * (x - last.x), last.y + t * (y - last.y));
    }
    last = { x, y };
  });
  const lift = () => (last = null);
  window.addEventListener("pointerup", lift, { signal });
  window.addEventListener("pointercancel", lift, { signal });
}

export function listenKeyboard({ map, holder, paths, middle, showTip, hideTip }, store) {
  let focused = 0;

  const keys = {
    ArrowUp: () => step(0, -1),
    ArrowDown: () => step(0, 1),
    ArrowLeft: () => step(-1, 0),
    ArrowRight: () => step(1, 0),
    "+": () => map.zoomIn(),
    "=": () => map.zoomIn(),
    "-": () => map.zoomOut(),
    Enter: paint,
    " ": paint,
    1: () => store.setBrush(0),
    2: () => store.setBrush(1),
    3: () => store.setBrush(2),
    4: () => store.setBrush(3),
  };
  const withControl = { z: () => store.command("undo"), y: () => store.command("redo") };

  function paint() {
    store.startStroke();
    paintAt(focused, store);
  }

  function step(dx, dy) {
    const next = nearest(dx, dy);
    paths[focused].setAttribute("tabindex", "-1");
    paths[next].setAttribute("tabindex", "0");
    paths[next].focus({ preventScroll: true });
  }

  // The nearest unit whose middle lies within 45 degrees of the arrow; none: stay.
  function nearest(dx, dy) {
    const here = map.latLngToLayerPoint(middle(focused));
    let best = focused;
    let bestFar = Infinity;
    paths.forEach((_, other) => {
      const to = map.latLngToLayerPoint(middle(other)).subtract(here);
      const along = to.x * dx + to.y * dy;
      const across = Math.abs(to.x * dy) + Math.abs(to.y * dx);
      const far = to.x ** 2 + to.y ** 2;
      if (along > 0 && across <= along && far < bestFar) [best, bestFar] = [other, far];
    });
    return best;
  }

  holder.addEventListener("focusin", ({ target }) => {
    if (target.dataset?.unit === undefined) return;
    focused = Number(target.dataset.unit);
    if (!target.matches(":focus-visible")) return;
    if (!map.getBounds().contains(middle(focused))) map.panTo(middle(focused));
    showTip(focused, middle(focused));
  });
  holder.addEventListener("focusout", hideTip);
  holder.addEventListener("keydown", (event) => {
    if (event.target.dataset?.unit === undefined || event.altKey) return;
    const act = (event.ctrlKey || event.metaKey ? withControl : keys)[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  });
}

function paintAt(unit, store) {
  if (store.mode === "region") store.paintRegion(store.data.units[unit].region);
  else store.paint([unit]);
}
