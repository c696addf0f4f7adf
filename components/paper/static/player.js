/* Plays a briefing from one file: by keys, by the bar, by scrolling. `story` is plain data; panels are
   HTML that Python has escaped. */
(function () {
  "use strict";
  const story = JSON.parse(document.getElementById("story").textContent);
  const stage = document.querySelector("main");
  const panel = document.getElementById("panel");
  const inset = document.getElementById("maps").appendChild(document.createElement("img"));
  inset.id = "inset";
  inset.alt = "";
  const maps = {};
  let at = -1;
  let turns = 0;

  const pages = story.steps.map((step) => {
    const page = document.createElement("div");
    page.className = "page";
    page.innerHTML = step.panel;
    return panel.appendChild(page);
  });

  function make(id, views) {
    const first = views.find((view) => view);
    if (!first) return;
    const map = atlas.map(id, { view: first.view, link: null, credit: story.credit, words: story.map_words });
    story[id].forEach((name) => {
      const fixture = story.fixtures[name];
      atlas[fixture.call](map, fixture.content);
    });
    /* The wheel and a finger belong to the page, which is read by scrolling. */
    map.scrollWheelZoom.disable();
    if (matchMedia("(pointer: coarse)").matches) {
      map.dragging.disable();
      map.getContainer().style.touchAction = "pan-y";
    }
    maps[id] = { map: map, group: L.layerGroup().addTo(map) };
  }

  /* What the map shows now, as a picture that fades while the next step is there already. */
  function fade(map) {
    const box = map.getContainer();
    const slot = box.parentElement;
    slot.querySelectorAll(".ghost").forEach((old) => old.remove());
    if (!box.offsetWidth || document.hidden || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    const ghost = box.cloneNode(true);
    ghost.removeAttribute("id");
    ghost.setAttribute("aria-hidden", "true");
    ghost.inert = true;
    ghost.classList.add("ghost");
    slot.append(ghost);
    requestAnimationFrame(() => requestAnimationFrame(() => { ghost.style.opacity = 0; }));
    setTimeout(() => ghost.remove(), 600);
  }

  function draw(id, scene) {
    const made = maps[id];
    if (!made || !scene) return;
    if (at >= 0) fade(made.map);
    made.map.invalidateSize({ animate: false });
    made.group.clearLayers();
    scene.layers.forEach((layer) => made.group.addLayer(atlas[layer.call](layer.content)));
    made.group.addLayer(atlas.view({ ...scene.view, linked: false, smooth: false }));
  }

  function show(to) {
    if (to === at) return;
    const step = story.steps[to];
    stage.classList.toggle("pair", Boolean(step.second));
    draw("first", step.first);
    draw("second", step.second);
    at = to;
    inset.hidden = !step.inset;
    if (step.inset) inset.src = step.inset;
    pages.forEach((page, i) => page.classList.toggle("here", i === at));
    document.title = step.title + " · " + story.title;
    history.replaceState(null, "", "#" + encodeURIComponent(step.id));
    briefingBar({ data: { steps: story.titles, at: at, seq: ++turns, words: story.words }, parentElement: document.querySelector("footer"), setTriggerValue: asked });
  }

  /* By a key, the bar or a link: the words follow the map. */
  function go(to) {
    to = Math.min(Math.max(to, 0), pages.length - 1);
    show(to);
    const above = innerWidth <= 900 ? document.getElementById("maps").offsetHeight : 0;
    scrollTo({ top: pages[to].offsetTop - above, behavior: "instant" });
  }

  /* By scrolling: the map follows the words in the middle of the screen. */
  function scrolled() {
    const middle = innerHeight * (innerWidth <= 900 ? 0.72 : 0.5);
    const here = pages.findIndex((page) => page.getBoundingClientRect().bottom > middle);
    if (here >= 0) show(here);
  }

  function asked(name, wish) {
    turns = Math.max(turns, wish.seq);
    if (wish.to !== undefined) go(wish.to);
  }

  const wanted = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const known = story.steps.findIndex((step) => step.id === id);
    return known < 0 ? 0 : known;
  };
  /* Both maps need their room before they are made, or they would begin at the wrong scale. */
  const start = story.steps[wanted()];
  stage.classList.add("pair");
  make("first", [start.first]);
  make("second", [start.second, ...story.steps.map((step) => step.second)]);
  go(wanted());
  window.addEventListener("scroll", scrolled, { passive: true });
  window.addEventListener("hashchange", () => { if (wanted() !== at) go(wanted()); });
})();
