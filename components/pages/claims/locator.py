"""Where a part of the article speaks of: its paragraphs among all, its places on a small map."""

from __future__ import annotations

import base64
import math
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import pandas as pd
import shapely
from shapely.geometry import shape

import geodata as gd
from components.atlas.maps.world import world
from components.atlas.mercator import Viewport
from components.paper import fonts
from components.paper.markup import document, path
from components.text.words import words

PARAGRAPHS = 34  # of the article
WIDTH, HEIGHT = 460, 150  # pixels
KM_PER_DEGREE = 111.32
NEAREST = 900  # kilometres across the height, at the least
MARGIN = 1.5  # how much more than its places a map shows
SIZE, DOT = 13, 5  # of a name and of half a dot, in pixels
# Land and borders on a page of either theme.
GREY = "#8a857d"
COARSE, SPECK = 2, 12  # pixels between two points of a coast, and of the smallest island
KEPT = 200  # maps that are remembered: one for each part and choice of claims
FAR = 12_000  # metres a pixel beyond which borders are left out

Box = tuple[float, float, float, float]


def where(rows: pd.DataFrame) -> dict[str, Any]:
    """What the template of a part needs: the paragraphs, the map, the places on it.

    A place has its share of the map's width and height, its name where there is room for it, and
    the first claim that speaks of it.
    """
    spoken: dict[str, list[tuple[int, str]]] = {}
    placed = rows.loc[rows["place_id"] != "", ["place_id", "paragraph", "claim_id"]]
    for place, paragraph, claim in placed.to_numpy():
        spoken.setdefault(place, []).append((paragraph, claim))
    mine = sorted(set(rows["paragraph"]))
    return {
        "paragraphs": [one in mine for one in range(1, PARAGRAPHS + 1)],
        "span": _span(mine),
        "map": _map(tuple((place, tuple(said)) for place, said in spoken.items())),
    }


def _span(paragraphs: list[int]) -> str:
    """11–14 where the paragraphs follow each other, else each of them."""
    first, last = paragraphs[0], paragraphs[-1]
    if first != last and paragraphs == list(range(first, last + 1)):
        return f"{first}–{last}"
    return ", ".join(map(str, paragraphs))


@lru_cache(KEPT)
def _map(spoken: tuple[tuple[str, tuple[tuple[int, str], ...]], ...]) -> dict[str, Any] | None:
    """The map of places, each with its paragraphs and claims; None where there is no place."""
    if not spoken:
        return None
    say = words("claims")["locator"]
    table = gd.places()[["place_id", "name", "lat", "lon"]].set_index("place_id")
    places = table.loc[[one for one, _ in spoken]]
    viewport = _frame(places)
    points = viewport.xy(places[["lat", "lon"]].to_numpy()).tolist()
    names = list(places["name"])
    marks = zip(points, names, _sides(points, names), spoken, strict=True)
    return {
        "picture": _picture(viewport),
        "label": say["map"].format(places=", ".join(names)),
        "places": [_mark(x, y, name, side, said) for (x, y), name, side, (_, said) in marks],
    }


def _mark(
    x: float, y: float, name: str, side: str | None, said: tuple[tuple[int, str], ...]
) -> dict[str, Any]:
    paragraphs = ", ".join(map(str, sorted({paragraph for paragraph, _ in said})))
    return {
        "left": 100 * x / WIDTH,
        "top": 100 * y / HEIGHT,
        "name": name,
        "side": side,
        "title": words("claims")["locator"]["place"].format(place=name, paragraphs=paragraphs),
        "claim": said[0][1],
    }


def _frame(places: pd.DataFrame) -> Viewport:
    """The viewport that holds all the places."""
    south, north, west, east = (
        places["lat"].min(),
        places["lat"].max(),
        places["lon"].min(),
        places["lon"].max(),
    )
    lat, lon = (south + north) / 2, (west + east) / 2
    per_degree = KM_PER_DEGREE * math.cos(math.radians(lat))
    km = max((north - south) * KM_PER_DEGREE * MARGIN, NEAREST)
    return Viewport(lat, lon, km, WIDTH, HEIGHT, (east - west) * per_degree * MARGIN)


def _sides(points: list[list[float]], names: list[str]) -> list[str | None]:
    """On which side of its dot each name stands, clear of the others; None where no room is."""
    taken: list[Box] = [(x - DOT, y - DOT, x + DOT, y + DOT) for x, y in points]
    sides: list[str | None] = []
    for (x, y), name in zip(points, names, strict=True):
        room = ((side, box) for side, box in _boxes(x, y, name) if _free(box, taken))
        side, box = next(room, (None, None))
        sides.append(side)
        if box:
            taken.append(box)
    return sides


def _boxes(x: float, y: float, name: str) -> Iterator[tuple[str, Box]]:
    """Where a name could stand, the best first."""
    wide, high, gap = fonts.width(name, SIZE, 600) * 1.1, SIZE * 1.3, DOT + 3
    yield "right", (x + gap, y - high / 2, x + gap + wide, y + high / 2)
    yield "left", (x - gap - wide, y - high / 2, x - gap, y + high / 2)
    yield "top", (x - wide / 2, y - gap - high, x + wide / 2, y - gap)
    yield "bottom", (x - wide / 2, y + gap, x + wide / 2, y + gap + high)


def _free(box: Box, taken: list[Box]) -> bool:
    left, top, right, bottom = box
    if left < 0 or top < 0 or right > WIDTH or bottom > HEIGHT:
        return False
    return not any(a < right and c > left and b < bottom and d > top for a, b, c, d in taken)


def _picture(viewport: Viewport) -> str:
    """Land and borders as an address that holds them: a page's style keeps no drawings."""
    content, window = world().content, viewport.bounds()
    land = shapely.clip_by_rect(shape(content["land"]), *window)
    smallest = SPECK * (window[2] - window[0]) * (window[3] - window[1]) / (WIDTH * HEIGHT)
    rings = [
        part.exterior
        for part in shapely.get_parts(land)
        if part.geom_type == "Polygon" and part.area > smallest
    ]
    near = viewport.metres_per_pixel < FAR
    borders = shapely.get_parts(shapely.clip_by_rect(shape(content["borders"]), *window))
    drawn = [
        path((viewport.xy(shapely.get_coordinates(one)[:, ::-1]) for one in lines), closed, COARSE)
        for lines, closed in ((rings, True), (borders if near else (), False))
    ]
    body = (
        f'<path d="{drawn[0]}" fill="{GREY}" fill-opacity="0.3"/>'
        f'<path d="{drawn[1]}" fill="none" stroke="{GREY}" stroke-opacity="0.6"/>'
    )
    svg = document(WIDTH, HEIGHT, body, "")
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"
