"""Draws a scene as vectors: the calls that the scripts of `atlas` draw, at the same scale."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import shapely

from components.atlas.mercator import Viewport
from components.atlas.scene import Scene
from components.palette import PAPER, colour
from components.palette import TEXT as INK
from components.paper import circles, fonts, waters
from components.paper.forms import Forms, forms_of
from components.paper.legend import legend, legend_size
from components.paper.markup import dash, esc, n, path, rect, text

Content = Mapping[str, Any]
IGNORED = {"view", "tiles", "stage"}  # calls that leave nothing on paper
# Leaflet's panes, from the bottom up.
LAND, LINES, AREAS, WATERS, OUTLINES, DOTS, MARKS, LABELS, KEYS = range(9)
LABEL_SIZE = 13
WIDER = 1.06  # room in a label's box for a typeface that runs wider
FAR = 2500  # metres a pixel beyond which the base map's names are left out, as in atlas.js
SMALL = 480  # pixels of width below which the key shrinks
SCALE_ROOM = 30  # pixels kept free at the bottom left for the scale bar


def draw(scene: Scene, width: float, height: float, *, at: tuple[float, float] = (0, 0)) -> str:
    """The scene's map as a nested `svg` element, `width` x `height` pixels, placed at `at`.

    The ground scale is that of the screen: `km` of the view across the shorter side.
    """
    drawing = _Drawing(Viewport.of(scene.view, width, height))
    for fixture in scene.fixtures:
        drawing.call(fixture.call, fixture.content, forms_of(fixture))
    for layer in scene.layers:
        drawing.call(layer.call, layer.content)
    return (
        f'<svg x="{n(at[0])}" y="{n(at[1])}" width="{n(width)}" height="{n(height)}" '
        f'viewBox="0 0 {n(width)} {n(height)}" overflow="hidden">'
        f"{rect(0, 0, width, height, colour('var(--sea)'))}{drawing.finished()}</svg>"
    )


class _Drawing:
    """Collects marks by pane; areas wait until their paint is known."""

    def __init__(self, viewport: Viewport) -> None:
        self.viewport = viewport
        self.window = shapely.box(*viewport.bounds())
        self.panes: list[list[str]] = [[] for _ in range(KEYS + 1)]
        # name -> unit id -> path, and name -> marks, both in the order of the fixtures
        self.areas: dict[str, dict[str, str]] = {}
        self.painted: dict[str, list[str]] = {}
        self.key_bottom = viewport.height - SCALE_ROOM

    def call(self, name: str, content: Content, *forms: Forms) -> None:
        """One call of the vocabulary; `view` and `tiles` leave nothing on paper."""
        if name not in IGNORED:
            getattr(self, f"_{name}")(content, *forms)

    def finished(self) -> str:
        self.panes[AREAS] = [mark for marks in self.painted.values() for mark in marks]
        return "".join("".join(pane) for pane in self.panes)

    def _base(self, content: Content, forms: Forms) -> None:
        land, borders = (self._paths(forms[part]) for part in ("land", "borders"))
        self.panes[LAND] += [
            f'<path d="{d}" fill="{colour("var(--land)")}" stroke="{colour("var(--coast)")}" '
            f'stroke-width="0.7"/>'
            for d in land
        ]
        self.panes[LAND] += [
            f'<path d="{d}" fill="none" stroke="{colour("var(--border)")}" stroke-width="1"/>'
            for d in borders
        ]
        if self.viewport.metres_per_pixel > FAR:
            return
        self._small_capitals(LAND, content.get("labels") or ())

    def _names(self, content: Content, _: Forms) -> None:
        self._small_capitals(OUTLINES, content["items"])

    def _small_capitals(self, pane: int, labels: Iterable[Content]) -> None:
        for label in labels:
            ((x, y),) = self.viewport.xy([[label["lat"], label["lon"]]])
            if 0 <= x <= self.viewport.width and 8 <= y <= self.viewport.height - 8:
                word = str(label["text"]).upper()
                self.panes[pane].append(
                    text(x, y + 4, word, 12, fill="#62605b", anchor="middle", spacing=1.3)
                )

    def _waters(self, content: Content, forms: Forms) -> None:
        lakes, rivers = (self._paths(forms[part]) for part in ("lakes", "rivers"))
        self.panes[WATERS] += waters.drawn(lakes, rivers)
        if self.viewport.metres_per_pixel <= FAR:
            self.panes[WATERS] += waters.names(content["labels"], self.viewport, self._inside)

    def _shapes(self, content: Content, forms: Forms) -> None:
        if content.get("line"):
            for d in self._paths(forms["geojson"]):
                self.panes[OUTLINES].append(
                    f'<path d="{d}" fill="none" stroke="{colour(content["colour"])}" '
                    f'stroke-width="{n(content["weight"])}" stroke-linejoin="round"'
                    f"{dash(content.get('dash'))}/>"
                )
            return
        if content.get("fill"):
            self.panes[LAND] += [
                f'<path d="{d}" fill="{colour(content["fill"])}" '
                f'stroke="{colour(content["stroke"])}" stroke-width="1"/>'
                for d in self._paths(forms["geojson"])
            ]
            return
        found = self.areas[content["name"]] = {}
        self.painted[content["name"]] = []
        for name, form in forms["geojson"]:
            d = self._path(form)
            if d:
                found[name] = d

    def _paint(self, content: Content) -> None:
        shapes = self.areas.get(content["name"], {})
        marks = self.painted[content["name"]] = []
        for unit, look in content["units"].items():
            if unit not in shapes:
                continue
            opacity = float(look.get("opacity", 0.88))
            marks.append(
                f'<path d="{shapes[unit]}" fill="{colour(look["fill"], PAPER)}" '
                f'fill-opacity="{opacity:.2f}" stroke="{colour(look.get("stroke", PAPER), PAPER)}" '
                f'stroke-width="{n(look.get("weight", 0.8))}" stroke-linejoin="round"'
                f"{dash(look.get('dash'))}/>"
            )

    def _dots(self, content: Content) -> None:
        found = []
        for group in content["groups"]:
            fill = colour(group["colour"])
            points = self.viewport.xy(np.reshape(group["points"], (-1, 2)))
            found += [(x, y, fill) for x, y in points.tolist() if self._inside(x, y)]
        # Shuffled, as on the screen, so that no group is drawn over the others.
        random.Random(1).shuffle(found)
        radius = n(content["radius"])
        self.panes[DOTS] += [
            f'<circle cx="{n(x)}" cy="{n(y)}" r="{radius}" fill="{fill}" fill-opacity="0.9"/>'
            for x, y, fill in found
        ]

    def _circles(self, content: Content) -> None:
        self.panes[DOTS] += circles.discs(content, self.viewport)
        self.panes[KEYS] += circles.key(content, self.viewport)

    def _lines(self, content: Content) -> None:
        for item in content["items"]:
            d = path([self.viewport.xy(item["path"])], closed=False)
            self.panes[LINES].append(
                f'<path d="{d}" fill="none" stroke="{colour(item["colour"])}" '
                f'stroke-width="{n(item.get("weight", 2))}" stroke-linecap="round"'
                f"{dash(item.get('dash'))}/>"
            )

    def _callouts(self, content: Content) -> None:
        for item in content["items"]:
            ((x, y),) = self.viewport.xy([[item["lat"], item["lon"]]])
            if not self._inside(x, y):
                continue
            fill = "#b3261e" if item.get("pressed") else INK
            self.panes[MARKS].append(
                f'<circle cx="{n(x)}" cy="{n(y)}" r="12" fill="{fill}" stroke="{PAPER}" '
                f'stroke-width="2"/>'
                + text(x, y + 4.6, item["number"], 13, weight=700, fill=PAPER, anchor="middle")
            )
            if item.get("text"):
                self._label(x, y, item["text"], item.get("direction", "right"), 15)

    def _pins(self, content: Content) -> None:
        for item in content["items"]:
            ((x, y),) = self.viewport.xy([[item["lat"], item["lon"]]])
            if not self._inside(x, y):
                continue
            radius, fill = item.get("size", 16) / 2, colour(item["colour"])
            if item.get("pressed"):
                self.panes[MARKS].append(
                    f'<circle cx="{n(x)}" cy="{n(y)}" r="{n(radius + 4)}" fill="{PAPER}" '
                    'stroke="#b3261e" stroke-width="3"/>'
                )
            ring = f'fill="{PAPER}" stroke="{fill}" stroke-width="3"'
            disc = f'fill="{fill}" stroke="{PAPER}" stroke-width="2"'
            self.panes[MARKS].append(
                f'<circle cx="{n(x)}" cy="{n(y)}" r="{n(max(radius - 1, 1))}" '
                f"{ring if item.get('hollow') else disc}>"
                f"<title>{esc(item['text'])}</title></circle>"
            )
            if item.get("label"):
                self._label(x, y, item["text"], item.get("direction", "right"), radius + 4)

    def _label(self, x: float, y: float, content: object, direction: str, gap: float) -> None:
        rows = str(content).splitlines() or [""]
        wide = max(fonts.width(row, LABEL_SIZE, 600) for row in rows) * WIDER + 10
        high = 17 * len(rows) + 2
        left, top = {
            "left": (x - gap - wide, y - high / 2),
            "top": (x - wide / 2, y - gap - high),
            "bottom": (x - wide / 2, y + gap),
        }.get(direction, (x + gap, y - high / 2))
        seen = self.viewport
        left = max(min(left, seen.width - wide - 2), 2)
        top = max(min(top, seen.height - high - 2), 2)
        self.panes[LABELS].append(
            rect(left, top, wide, high, PAPER, ' fill-opacity="0.88" rx="3"')
            + "".join(
                text(left + 5, top + 14 + 17 * i, row, LABEL_SIZE, weight=600)
                for i, row in enumerate(rows)
            )
        )

    def _legend(self, content: Content) -> None:
        wide, high = legend_size(content)
        # A small viewport has a small key, so that the map is not hidden by it.
        scale = min(1.0, self.viewport.width / SMALL)
        wide, high = wide * scale, high * scale
        spot = content.get("position", "bottomleft")
        x = 10 if spot.endswith("left") else self.viewport.width - wide - 10
        if spot.startswith("top"):
            y = 10.0
        elif spot.endswith("left"):
            y = self.key_bottom - high
            self.key_bottom = y - 8
        else:
            y = self.viewport.height - high - 30
        place = f"translate({n(x)} {n(y)}) scale({scale:.3f})"
        self.panes[KEYS].append(f'<g transform="{place}">{legend(content, 0, 0)}</g>')

    def _paths(self, forms: list[tuple[str, shapely.Geometry]]) -> list[str]:
        found = (self._path(form) for _, form in forms)
        return [d for d in found if d]

    def _path(self, form: shapely.Geometry) -> str:
        """What the window shows of a geometry, as a path in pixels."""
        if not form.intersects(self.window):
            return ""
        if not self.window.contains(shapely.box(*form.bounds)):
            form = shapely.clip_by_rect(form, *self.window.bounds)
        closed = form.geom_type.endswith("Polygon") or any(
            part.geom_type.endswith("Polygon") for part in getattr(form, "geoms", ())
        )
        rings = shapely.get_parts(form)
        if closed:
            polygons = [part for part in rings if part.geom_type == "Polygon"]
            rings = [ring for part in polygons for ring in (part.exterior, *part.interiors)]
        return path(
            (self.viewport.xy(shapely.get_coordinates(ring)[:, ::-1]) for ring in rings), closed
        )

    def _inside(self, x: float, y: float) -> bool:
        return -20 <= x <= self.viewport.width + 20 and -20 <= y <= self.viewport.height + 20
