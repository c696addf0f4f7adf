// The same plan as a table: every unit and every whole region has a list of sides to choose from.

import { element, format, swatch } from "./dom.js";

export function createTable(root, store) {
  let rows = [];
  let built = "";
  let scroller = null;

  function frame() {
    const { said } = store.data;
    scroller = element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": said.table_caption });
    root.replaceChildren(element("details", {}, element("summary", {}, said.table), scroller));
    root.querySelector("details").addEventListener("toggle", render);
  }

  // The rows are made when somebody opens the table: a thousand units have thousands of elements.
  function build() {
    const { digest, units, sides, said } = store.data;
    const wanted = JSON.stringify([digest, sides]);
    if (wanted === built) return;
    built = wanted;
    rows = [];
    const regions = [...new Set(units.map((unit) => unit.region))];
    const bodies = regions.map((region) => {
      const body = element("tbody", {}, regionRow(region));
      units.forEach((unit, index) => {
        if (unit.region === region) body.append(unitRow(unit, index));
      });
      return body;
    });
    const heads = [said.unit, said.everyone, said.side, said.wrong].map((text, i) =>
      element("th", { scope: "col", class: i % 2 ? "number" : "" }, text),
    );
    heads[2].className = "";
    const table = element(
      "table",
      {},
      element("caption", {}, said.table_caption),
      element("thead", {}, element("tr", {}, ...heads)),
      ...bodies,
    );
    scroller.replaceChildren(table);
  }

  function regionRow(region) {
    const choose = sideList(`${store.data.said.whole_region}: ${region}`, (side) => {
      store.startStroke();
      store.paint(store.data.units.flatMap((u, i) => (u.region === region ? [i] : [])), side);
    });
    choose.prepend(element("option", { value: "", selected: true }, store.data.said.whole_region));
    choose.addEventListener("change", () => (choose.value = ""));
    return element(
      "tr",
      { class: "region" },
      element("th", { scope: "rowgroup", colspan: "2" }, region),
      element("td", { colspan: "2" }, choose),
    );
  }

  function unitRow(unit, index) {
    const choose = sideList(`${store.data.said.side}: ${unit.name}`, (side) => {
      store.stroke = 0;
      store.paint([index], side);
    });
    const wrong = element("td", { class: "number" });
    const mark = swatch("transparent");
    rows[index] = { choose, wrong, mark };
    const everyone = unit.people.reduce((sum, n) => sum + n, 0);
    return element(
      "tr",
      {},
      element("th", { scope: "row" }, unit.name),
      element("td", { class: "number" }, format(everyone)),
      element("td", {}, mark, choose),
      wrong,
    );
  }

  function sideList(label, choose) {
    const options = store.data.sides.map((side, i) => element("option", { value: i }, side.name));
    return element(
      "select",
      { "aria-label": label, onchange: (e) => e.target.value !== "" && choose(Number(e.target.value)) },
      ...options,
    );
  }

  function render() {
    if (!scroller) frame();
    if (!root.querySelector("details").open) return;
    build();
    rows.forEach(({ choose, wrong, mark }, unit) => {
      const side = store.plan[unit];
      if (choose.value !== String(side)) choose.value = side;
      mark.style.background = store.data.sides[side].colour;
      const text = format(store.data.wrong[unit]);
      if (wrong.textContent !== text) wrong.textContent = text;
    });
  }

  return { render };
}
