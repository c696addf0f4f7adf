/* Words on a map: names are whole, and give way to one another, to the marks and to what lies over
   the map. */
(function () {
  "use strict";

  const WAYS = ["right", "left", "top", "bottom"];
  const apart = (a, b) => a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;

  const within = (a, b) => a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom;

  /* The first way in which a label is whole and free; null: none is. */
  function freeWay(label, taken, mark, edge) {
    const wanted = label.dataset.way || (label.dataset.way = WAYS.find((way) => label.classList.contains(way)));
    for (const way of [wanted, ...WAYS.filter((one) => one !== wanted)]) {
      label.className = "atlas-label " + way;
      const box = label.getBoundingClientRect();
      if (within(box, edge) && taken.every((one) => one.mark === mark || apart(one.box, box))) return box;
    }
    label.className = "atlas-label " + wanted;
    return null;
  }

  function arrange(map) {
    const frame = map.getContainer();
    const edge = frame.getBoundingClientRect();
    const seen = (box) => !apart(box, edge);
    const of = (selector) => [...frame.querySelectorAll(selector)];
    const taken = of(".leaflet-control").map((node) => ({ box: node.getBoundingClientRect() }));
    const marks = of(".atlas-pin, .atlas-callout")
      .map((node) => ({ mark: node, box: node.getBoundingClientRect(), label: node.querySelector(".atlas-label") }))
      .filter(({ box }) => seen(box));
    taken.push(...marks.map(({ mark, box }) => ({ mark: mark, box: box })));
    const rank = ({ mark }) => (mark.classList.contains("chosen") ? 1e6 : 0) + Number(mark.dataset.raise || 0);
    marks.filter(({ label }) => label).sort((a, b) => rank(b) - rank(a)).forEach(({ mark, label }) => {
      const box = freeWay(label, taken, mark, edge);
      label.classList.toggle("hushed", !box && !mark.classList.contains("chosen"));
      if (box) taken.push({ mark: mark, box: box });
    });
    [...of(".atlas-country"), ...of(".atlas-water")].forEach((name) => {
      const box = name.getBoundingClientRect();
      const free = within(box, edge) && taken.every((one) => apart(one.box, box));
      name.classList.toggle("hushed", !free);
      if (free) taken.push({ box: box });
    });
  }

  /* The legend stands on the credit line where both would not find room beside each other. */
  function stack(map) {
    const frame = map.getContainer();
    const credit = frame.querySelector(".atlas-credit");
    const legends = [...frame.querySelectorAll(".leaflet-bottom.leaflet-left .atlas-legend")];
    const widest = Math.max(0, ...legends.map((one) => one.offsetWidth));
    const meet = credit && widest + credit.offsetWidth + 24 > map.getSize().x;
    frame.style.setProperty("--credit", (meet ? credit.offsetHeight + 6 : 10) + "px");
  }

  atlas.letters = function (map) {
    let due = 0;
    const later = () => {
      due = due || requestAnimationFrame(() => {
        due = 0;
        if (map.getSize().x < 10) return;
        stack(map);
        arrange(map);
      });
    };
    map.on("moveend zoomend resize layeradd atlas-legend", later);
    /* What names give way to may change its size after that: a key is filled, or folded. */
    const sizes = new ResizeObserver(later);
    const watch = () => map.getContainer().querySelectorAll(".leaflet-control").forEach((one) => sizes.observe(one));
    map.on("layeradd atlas-legend", watch);
    watch();
    /* And names themselves are narrower when their typeface has come. */
    document.fonts.addEventListener("loadingdone", later);
    map.on("unload", () => document.fonts.removeEventListener("loadingdone", later));
  };
})();
