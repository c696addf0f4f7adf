/* Plays a briefing from one file. `story` is plain data; panels are HTML that Python has escaped. */
(function () {
  "use strict";
  const story = JSON.parse(document.getElementById("story").textContent);
  const stage = document.querySelector("main");
  const panel = document.getElementById("panel");
  const maps = {};
  let at = -1;

  function make(id, views) {
    const first = views.find((view) => view);
    if (!first) return;
    const map = atlas.map(id, { view: first.view, link: null, credit: story.credit, words: story.map_words });
    story[id].forEach((name) => {
      const fixture = story.fixtures[name];
      atlas[fixture.call](map, fixture.content);
    });
    maps[id] = { map: map, group: L.layerGroup().addTo(map) };
  }

  function draw(id, scene) {
    const made = maps[id];
    if (!made || !scene) return;
    made.map.invalidateSize({ animate: false });
    made.group.clearLayers();
    scene.layers.forEach((layer) => made.group.addLayer(atlas[layer.call](layer.content)));
    made.group.addLayer(atlas.view({ ...scene.view, linked: false, smooth: true }));
  }

  function go(to) {
    at = Math.min(Math.max(to, 0), story.steps.length - 1);
    const step = story.steps[at];
    stage.classList.toggle("pair", Boolean(step.second));
    draw("first", step.first);
    draw("second", step.second);
    panel.innerHTML = step.panel;
    panel.scrollTop = 0;
    document.title = step.title + " · " + story.title;
    history.replaceState(null, "", "#" + encodeURIComponent(step.id));
    briefingBar({ data: { steps: story.titles, at: at, seq: ++turns, words: story.words }, parentElement: document.querySelector("footer"), setTriggerValue: asked });
  }

  let turns = 0;
  function asked(name, wish) {
    turns = Math.max(turns, wish.seq);
    if (wish.leave && document.fullscreenElement) document.exitFullscreen();
    else if (wish.to !== undefined) go(wish.to);
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
  window.addEventListener("hashchange", () => { if (wanted() !== at) go(wanted()); });
})();
