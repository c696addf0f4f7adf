/* Small drawings instead of letters: no font has to know them, and no system paints them as emoji.
   A script and a module alike; a new node for each call. */
(function (host) {
  "use strict";

  const DRAWN = {
    link: "M10 14a4.5 4.5 0 0 0 6.4 0l3.2-3.2a4.5 4.5 0 0 0-6.4-6.4L12 5.6M14 10a4.5 4.5 0 0 0-6.4 0l-3.2 3.2a4.5 4.5 0 0 0 6.4 6.4L12 18.4",
    check: "M5 12.5l4.5 4.5L19 7.5",
    home: "M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5",
    more: "M12 5v14M5 12h14",
    less: "M5 12h14",
    first: "M6 5v14M18 5.5L9.5 12l8.5 6.5z",
    back: "M16.5 5.5L8 12l8.5 6.5z",
    next: "M7.5 5.5L16 12l-8.5 6.5z",
    last: "M18 5v14M6 5.5L14.5 12L6 18.5z",
    undo: "M8.5 4.5L4 9l4.5 4.5M4 9h9.5a6 6 0 0 1 0 12H9",
    redo: "M15.5 4.5L20 9l-4.5 4.5M20 9h-9.5a6 6 0 0 0 0 12H15",
    reset: "M4.5 4.5v5h5M5 9.5a8 8 0 1 1-1 4.5",
    north: "M12 21V4M6 10l6-6 6 6",
  };
  const FILLED = new Set(["first", "back", "next", "last"]);
  const SVG = "http://www.w3.org/2000/svg";

  host.atlasIcon = function (name) {
    const icon = document.createElementNS(SVG, "svg");
    const look = {
      viewBox: "0 0 24 24", width: "1.2em", height: "1.2em", "aria-hidden": "true", class: "atlas-icon",
      fill: FILLED.has(name) ? "currentColor" : "none", stroke: "currentColor", "stroke-width": "2",
      "stroke-linecap": "round", "stroke-linejoin": "round",
    };
    Object.entries(look).forEach(([attribute, value]) => icon.setAttribute(attribute, value));
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", DRAWN[name]);
    icon.appendChild(path);
    return icon;
  };
})(globalThis);
