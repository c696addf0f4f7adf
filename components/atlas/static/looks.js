/* Looks: everything that a map's switches may make of it, sent once. A press on a switch of the page
   repaints here at once; the server, which hears of it too, follows. */
(function () {
  "use strict";

  const PATIENCE_MS = 20000; // for how long a press is believed against what the server still sends

  /* `parts` are layers, `looks` says by key which of them make a look and what is heard of it; a key
     is one choice of each switch of `by`, in that order. */
  atlas.looks = function (map, data) {
    map.atlas.looks = { ...data, drawn: new Map(), now: null, pressed: null };
  };

  function turn(map, key) {
    const { parts, looks, drawn, now } = map.atlas.looks;
    const look = looks[key];
    if (!look || key === now) return;
    map.atlas.looks.now = key;
    drawn.forEach((layer, at) => {
      if (look.parts.includes(at)) return;
      map.removeLayer(layer);
      drawn.delete(at);
    });
    look.parts.filter((at) => !drawn.has(at)).forEach((at) => {
      const layer = atlas[parts[at].call](parts[at].content);
      drawn.set(at, layer);
      map.addLayer(layer);
    });
    map.getContainer().setAttribute("aria-label", look.label);
  }

  /* What the server says. It may speak of a press before the last one. */
  const Look = L.Layer.extend({
    initialize: function (data) { this.data = data; },
    onAdd: function (map) {
      const pressed = map.atlas.looks.pressed;
      if (pressed && pressed.key !== this.data.key && Date.now() < pressed.until) return;
      map.atlas.looks.pressed = null;
      turn(map, this.data.key);
    },
    onRemove: function () {},
  });
  atlas.look = (data) => new Look(data);

  /* What a press on the page says. */
  atlas.press = function (map, choice) {
    if (!map.atlas.looks) return;
    const key = map.atlas.looks.by.map((name) => choice[name]).join(" ");
    map.atlas.looks.pressed = { key: key, until: Date.now() + PATIENCE_MS };
    turn(map, key);
  };
})();
