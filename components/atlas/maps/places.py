"""Maps of the places: all of them in one frame, the chosen one with lines to its neighbours."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from functools import cache
from typing import Any

import pandas as pd
import shapely

import geodata as gd
from components.atlas import layers
from components.atlas.maps.world import FINE, FINEST, waters
from components.atlas.scene import Fixture, Scene
from components.palette import ROLES
from components.text.words import words

VIEWS: dict[str, dict[str, float]] = {
    "world": {"lat": 27.0, "lon": 21.0, "km": 7_400, "across": 22_500},
    "bosnia": {"lat": 44.1, "lon": 17.9, "km": 330, "across": 405},
    "iraq": {"lat": 33.7, "lon": 43.9, "km": 800},
    "partitions": {"lat": 33.0, "lon": 50.0, "km": 4_600, "across": 9_800},
}
# In these views every place of the country carries its name.
COUNTRIES = {"bosnia": "Bosnia and Herzegovina", "iraq": "Iraq"}
CLOSE = ("srebrenica", "dayton", "baghdad")  # places with a close-up, named on the map
# Pieces of the base map that are drawn finely: west, south, east, north in degrees.
SMALLEST = 0.05  # square degrees; smaller islands are left out
NEAREST, SPAN, LEAST, MOST = 3, 4.5, 90.0, 1_500.0


def everywhere(
    place_ids: Collection[str] | None = None,
    chosen: str | None = None,
    *,
    view: str = "world",
    at: Mapping[str, float] | None = None,
) -> Scene:
    """The places of `place_ids` (all if None) as pins, coloured by role, hollow unless named.

    `chosen` is drawn large, named and tied to its neighbours, even if it is not among them. `view`
    is one of VIEWS or a place_id, around which the map then closes; `at` (lat, lon, km) overrules
    it, as when a link to a view was copied.
    """
    table = gd.places().set_index("place_id", drop=False)
    near = gd.split(table["links"][chosen]) if chosen else ()
    shown = set(table.index if place_ids is None else place_ids) | {chosen, *near} - {None}
    rows = table[table.index.isin(shown)].copy()
    rows["chosen"] = rows.index == chosen
    rows["named"] = rows["chosen"] | rows.index.isin(near or CLOSE)
    if chosen is None:
        rows["named"] |= rows["country"] == COUNTRIES.get(view)
    say = words("places")
    # What is named is drawn later, on top.
    items = [pin(row) for _, row in rows.sort_values(["chosen", "named"]).iterrows()]
    marks = [layers.pins(items), _key(say)]
    if chosen:
        marks.insert(0, layers.lines(_ties(table, chosen, near)))
    label = say["map"]["label"].format(count=len(items))
    there = dict(at, name=f"link {at}") if at else _view(table, view)
    return Scene(there, label, (base(), waters()), tuple(marks))


def pin(row: pd.Series) -> dict[str, Any]:
    """One place as a pin; `row` also says whether it is chosen and whether it carries its name."""
    say = words("places")
    told = f"{row['name']} · {say['roles'][row['role_group']]}"
    return {
        "id": row["place_id"],
        "lat": row["lat"],
        "lon": row["lon"],
        "text": row["name"] if row["named"] else told,
        "aria": told,
        "colour": ROLES[row["role_group"]],
        "size": 20 if row["chosen"] else 15 if row["named"] else 13,
        "hollow": row["mention"] != "named",
        "label": bool(row["named"]),
        "direction": say["directions"].get(row["place_id"], "right"),
        "pressed": bool(row["chosen"]),
        "raise": 1000 * int(row["chosen"]) + 500 * int(row["named"]),
    }


def _ties(table: pd.DataFrame, chosen: str, near: Collection[str]) -> list[dict[str, Any]]:
    here = table.loc[chosen]
    return [
        {
            "path": [[here["lat"], here["lon"]], [table["lat"][one], table["lon"][one]]],
            "colour": "var(--ink)",
            "weight": 1.2,
            "dash": "2 5",
        }
        for one in near
    ]


def _view(table: pd.DataFrame, view: str) -> dict[str, Any]:
    if view in VIEWS:
        return {"name": view, **VIEWS[view]}
    return {"name": f"place {view}", **around(table, view)}


def around(table: pd.DataFrame, place_id: str) -> dict[str, float]:
    """A view of a place that is as close as its nearest neighbours allow; `table` by place_id."""
    here = table.loc[place_id]
    east = (table["lon"] - here["lon"]) * math.cos(math.radians(here["lat"]))
    away = ((table["lat"] - here["lat"]) ** 2 + east**2) ** 0.5 * 111.3
    km = min(max(SPAN * away.nsmallest(NEAREST + 1).iloc[-1], LEAST), MOST)
    return {"lat": here["lat"], "lon": here["lon"], "km": round(km, 1)}


def _key(say: dict[str, Any]) -> layers.Layer:
    rows = [
        {"text": say["roles"][role], "colour": colour, "kind": "disc"}
        for role, colour in ROLES.items()
    ]
    rows.append({"text": say["map"]["hollow"], "colour": ROLES["other_partition"], "kind": "ring"})
    return layers.legend(say["map"]["legend"], rows)


@cache
def base() -> Fixture:
    """The world, coarse but for Bosnia's and Iraq's surroundings, as one land without seams."""
    windows = [shapely.box(*bounds) for bounds in FINE]
    hole = shapely.union_all(windows)
    coarse, *fine = (gd.basemap(bounds).set_index("layer").geometry for bounds in (None, *FINE))
    land = shapely.union_all([coarse["land"].difference(hole), *(piece["land"] for piece in fine)])
    parts = shapely.get_parts(land)
    land = shapely.MultiPolygon(list(parts[shapely.area(parts) > SMALLEST]))
    borders = shapely.union_all(
        [coarse["border"].difference(hole), *(piece["border"] for piece in fine)]
    )
    return Fixture("base", {"land": _thin(land), "borders": _thin(borders), "labels": []})


def _thin(shape: shapely.Geometry) -> dict[str, Any]:
    thin = shapely.simplify(shape, FINEST)
    return shapely.transform(thin, lambda xy: xy.round(3)).__geo_interface__
