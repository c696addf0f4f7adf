"""What is measured while a page comes for the first time, and what is then looked for on it."""

from __future__ import annotations

from dataclasses import dataclass, field

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Response, WebSocket

from tests.served import maps

# All shifts but those that follow a person's own press, as the measure is defined.
SHIFTS = """window.moved = [];
new PerformanceObserver(list => list.getEntries().forEach(entry => {
  const what = ({node, previousRect: was, currentRect: is}) =>
    `${node?.className || node?.nodeName} y ${was.y}→${is.y}, height ${was.height}→${is.height}`;
  if (!entry.hadRecentInput) window.moved.push([entry.value, [...entry.sources].map(what)]);
})).observe({type: "layout-shift", buffered: true});"""

# Words that a line's end breaks in two, words that are cut, and tables wider than their place.
CUT = """
() => {
  const found = [];
  const seen = (node) => node.checkVisibility?.({visibilityProperty: true, opacityProperty: true});
  const outOfSight = (box) => box.width <= 1 || box.height <= 1;
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const text = walk.currentNode, parent = text.parentElement;
    if (!seen(parent) || parent.closest("script, style, code, svg")) continue;
    if (outOfSight(parent.getBoundingClientRect())) continue;
    for (const {0: word, index} of text.data.matchAll(/[\\p{L}\\p{N}.,’]+/gu)) {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      const lines = new Set([...range.getClientRects()].map((box) => Math.round(box.bottom)));
      if (lines.size > 1) found.push(`broken: ${word}`);
    }
    const style = getComputedStyle(parent);
    const clipped = style.overflowX === "hidden" && style.textOverflow === "ellipsis";
    if (clipped && parent.scrollWidth > parent.clientWidth + 1) found.push(`cut: ${text.data}`);
  }
  for (const table of document.querySelectorAll("table")) {
    if (!seen(table)) continue;
    const place = table.parentElement, scrolls = getComputedStyle(place).overflowX === "auto";
    if (!scrolls && table.getBoundingClientRect().right > place.getBoundingClientRect().right + 1)
      found.push(`over its edge: ${table.innerText.slice(0, 40)}`);
  }
  return found;
}
"""

# How far the page scrolls beyond the last thing on it, in pixels.
BLANK = """
() => {
  const main = document.querySelector("[data-testid=stMain]");
  const top = main.getBoundingClientRect().top - main.scrollTop;
  const things = [...main.querySelectorAll("p, li, a, button, iframe, canvas, table, h1, h2, h3")];
  const last = Math.max(...things.filter((node) => node.checkVisibility())
    .map((node) => node.getBoundingClientRect().bottom));
  return main.scrollHeight - Math.max(last - top, main.clientHeight);
}
"""

# A chosen pin under a button or out of the picture; an edge of the ground in the first view.
MISPLACED = """
() => {
  const found = [];
  const frame = map.getContainer().getBoundingClientRect();
  const over = [...document.querySelectorAll(".leaflet-bar")].map((n) => n.getBoundingClientRect());
  for (const pin of document.querySelectorAll(".atlas-pin.chosen")) {
    const box = pin.getBoundingClientRect();
    const x = box.x + box.width / 2, y = box.y + box.height / 2;
    const inside = (one) => one.left < x && x < one.right && one.top < y && y < one.bottom;
    if (over.some(inside) || !inside(frame)) found.push(pin.getAttribute("aria-label"));
  }
  const ground = map.atlas.data, world = ground && ground.getEast() - ground.getWest() > 350;
  if (ground && !world && !ground.pad(0.005).contains(map.getBounds()))
    found.push(`the ground ends: ${ground.toBBoxString()} in ${map.getBounds().toBBoxString()}`);
  return found;
}
"""

# Each map zoomed out and pushed as far as it goes: how far it may, how far it went, whether its
# ground still fills the picture.
PUSHED = """
(window.pair ? pair.sides.map((side) => side.map) : [map]).map((map) => {
  const least = map.getZoom() - 1.01;
  map.setZoom(0, { animate: false });
  map.panBy([900, 700], { animate: false });
  const bounds = L.latLngBounds(map.options.maxBounds).pad(0.01);
  return [least, map.getZoom(), bounds.contains(map.getBounds())];
})
"""


@dataclass
class Sent:
    """The bytes that came for a page: over its socket, and as components of the project's own."""

    socket: list[int] = field(default_factory=list)
    own: list[int] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        """Count from here on, and see what moves."""
        page.add_init_script(SHIFTS)
        page.on("websocket", self._socket)
        page.on("response", self._response)

    def _socket(self, socket: WebSocket) -> None:
        socket.on("framereceived", lambda data: self.socket.append(len(data or "")))

    def _response(self, response: Response) -> None:
        if "/component/components." in response.url:
            self.own.append(int(response.headers.get("content-length", 0)))


def shifts(page: Page) -> list[tuple[float, list[str]]]:
    """The page's layout shifts, once it has come to rest, each with what moved."""
    page.wait_for_timeout(500)
    return page.evaluate("window.moved")


CONTRAST = {"runOnly": ["color-contrast"]}  # what alone may differ between light and dark


def serious(page: Page, options: dict[str, list[str]] | None = None) -> list[str]:
    """What axe finds that is serious or worse, by all of its rules or those of `options`."""
    asked = {**(options or {}), "resultTypes": ["violations"]}
    found = Axe().run(page, options=asked).response["violations"]
    return [
        f"{one['id']}: {one['help']} — {[node['target'] for node in one['nodes']][:3]}"
        for one in found
        if one["impact"] in ("serious", "critical")
    ]


def scripts_of_maps(page: Page) -> list[int]:
    """How long each map's script is."""
    length = "document.body.querySelector('script:last-of-type')?.innerHTML.length || 0"
    return [frame.evaluate(length) for frame in maps(page)]


def misplaced(page: Page) -> list[str]:
    """What stands wrong on the maps, each as it is first seen."""
    return [one for frame in maps(page) for one in frame.evaluate(MISPLACED)]


def beyond_ground(page: Page) -> list[str]:
    """Maps that, zoomed out and pushed, show where their ground ends. Moves every map."""
    return [
        frame.name
        for frame in maps(page)
        for least, zoom, inside in frame.evaluate(PUSHED)
        if zoom < least or not inside
    ]
