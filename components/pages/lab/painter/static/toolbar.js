// Side chooser, ways of painting, undo and redo.

import { element, swatch } from "./dom.js";

export function createToolbar(root, store) {
  let drawn = "";

  function render() {
    const { data, brush, mode } = store;
    const wanted = JSON.stringify([data.sides, data.said, data.can_undo, data.can_redo, brush, mode]);
    if (wanted === drawn) return;
    drawn = wanted;
    const focused = root.getRootNode().activeElement?.dataset?.name;
    root.replaceChildren(
      group(data.said.paint_with, "sides", data.sides.map(sideButton)),
      group(data.said.modes, "modes", ["paint", "region", "move"].map(modeButton)),
      group(data.said.history, "history", [
        commandButton("undo", !data.can_undo),
        commandButton("redo", !data.can_redo),
        commandButton("reset", !data.can_undo),
      ]),
    );
    if (focused) root.querySelector(`[data-name="${CSS.escape(focused)}"]`)?.focus();
  }

  function group(label, name, buttons) {
    return element("div", { class: `group ${name}`, role: "group", "aria-label": label }, ...buttons);
  }

  function sideButton(side, index) {
    return button(`side-${index}`, store.brush === index, () => store.setBrush(index), {
      title: `${side.owners} (${store.data.said.key} ${index + 1})`,
    }, swatch(side.colour), side.name);
  }

  function modeButton(mode) {
    const { said } = store.data;
    return button(`mode-${mode}`, store.mode === mode, () => store.setMode(mode), {
      title: said[`mode_${mode}_help`],
    }, said[`mode_${mode}`]);
  }

  function commandButton(op, disabled) {
    // A disabled button would drop the focus: it stays in place and says that it does nothing now.
    return element(
      "button",
      {
        type: "button",
        "data-name": op,
        "aria-disabled": String(disabled),
        onclick: () => disabled || store.command(op),
      },
      atlasIcon(op),
      store.data.said[op],
    );
  }

  function button(name, pressed, onclick, attributes, ...children) {
    return element(
      "button",
      { type: "button", "data-name": name, "aria-pressed": String(pressed), onclick, ...attributes },
      ...children,
    );
  }

  return { render };
}
