"""The first picture as it stands when nobody has touched it, for a browser without a script.

`python -m components.pages.contrast.first` writes what a server sends before it has made its own.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.geometry import shape

from components.atlas.mercator import Viewport
from components.pages.contrast import picture
from components.paper.markup import path
from components.text.templates import render

SHIPPED = Path(__file__).with_name("still.html")
UNITS = 1000  # of the drawing on a map's shorter side
LEAST = 2  # units between the points of a shape
WIDEST = 3  # times its height that a map is wide, at most
PARTS = ("land", "borders", "rivers", "lakes", "geojson")


def still() -> str:
    """Both maps with circles, annotations and numbers as HTML, in the picture's default state."""
    data = json.loads(picture.data())
    return render(
        "pages/contrast/first.html",
        box=f"{-UNITS / 2:.0f} {-UNITS / 2:.0f} {UNITS} {UNITS}",
        sides=[_side(side, data["million"]) for side in data["sides"]],
        shown=data["first"],
        how=data["how"],
        slides=data["slides"]["text"],
        key={**data["key"], "wide": 2 * _radius(data["key"]["people"], data["million"])},
    )


def _side(side: dict[str, Any], million: float) -> dict[str, Any]:
    viewport = Viewport.of(side["view"], UNITS, UNITS)
    state = side["states"][" ".join(one["default"] for one in side["switches"])]

    def at(lat: float, lon: float) -> tuple[float, float]:
        ((x, y),) = viewport.xy([[lat, lon]]) - UNITS / 2
        return round(float(x), 1), round(float(y), 1)

    shapes: dict[str, list[str]] = {}
    for fixture in side["fixtures"]:
        content = fixture["content"]
        for part in set(PARTS) & set(content):
            shapes[content.get("name", part)] = _paths(content[part], viewport)
    seats = {one["id"]: at(one["lat"], one["lon"]) for one in side["units"]}
    people = sorted(state["people"].items(), key=lambda one: -one[1])
    names = next(one for one in side["fixtures"] if one["call"] == "names")["content"]["items"]
    return {
        **side,
        **shapes,
        "state": state,
        "country": shapes[side["id"]],
        "line": _paths(side["lines"][state["line"]]["geojson"], viewport),
        "circles": [
            (*seats[unit], round(UNITS * _radius(count, million), 1)) for unit, count in people
        ],
        "names": [
            dict(zip("xy", at(one["lat"], one["lon"]), strict=True), text=one["text"])
            for one in (names if state["named"] else ())
        ],
        "notes": [
            {
                **note,
                **dict(zip("xy", at(*note["at"]), strict=True)),
                "to": "{} {}".format(*at(note["lat"], note["lon"])),
                "text": state["notes"][note["id"]],
            }
            for note in side["notes"]
        ],
    }


def _radius(people: float, million: float) -> float:
    """A circle's radius as a share of a map's shorter side, as `circles.js` has it."""
    return million * (people / 1e6) ** 0.5


def _paths(geojson: dict[str, Any], viewport: Viewport) -> list[str]:
    """The forms of GeoJSON as paths around the middle of the map, as far as any map shows them."""
    seen = shapely.box(*viewport.bounds(margin=(WIDEST - 1) / 2))
    forms = [shape(one["geometry"]) for one in geojson.get("features", [{"geometry": geojson}])]
    found = []
    for form in forms:
        inside = shapely.clip_by_rect(form, *seen.bounds)
        for part in shapely.get_parts(inside):
            rings = [part.exterior, *part.interiors] if part.geom_type == "Polygon" else [part]
            lines = [viewport.xy([(y, x) for x, y in ring.coords]) for ring in rings]
            whole = [np.round(line - UNITS / 2) for line in lines]
            d = path(whole, part.geom_type == "Polygon", LEAST)
            if d:
                found.append(d)
    return found


if __name__ == "__main__":
    SHIPPED.write_text(still(), encoding="utf-8")
