"""Maps of the partition cases: all of them on the world, and one before and after its line."""

from __future__ import annotations

import math
from functools import cache
from typing import Any

import geopandas as gpd
import pandas as pd

import geodata as gd
from components.atlas import layers
from components.atlas.maps import territory
from components.atlas.maps.world import world
from components.atlas.scene import Fixture, Layer, Scene
from components.palette import GROUPS, MIXED, PARTS, SHARED, THEME_INK, WAR
from components.text.words import words

# From Ireland to Korea and Timor, all of them clear of the buttons and the edge.
WORLD = {"name": "world", "lat": 27.0, "lon": 52.0, "km": 8600, "across": 15_400}
WHEN = ("before", "after")
KM_PER_DEGREE = 111.32
ROOM = 1.12  # how much more than the parts a view shows
LEGEND_ROOM = 0.3  # free below the parts, where the legend lies
# Cases whose people are known by area.
PEOPLE = {"bosnia_1995": "bosnia-1991", "iraq_2007": "iraq-2005"}
# Where a name stands beside the pin of one of the article's cases, clear of its neighbours.
DIRECTION = {"bosnia_1995": "bottom", "czechoslovakia_1993": "top", "palestine_1948": "bottom"}


def title(case: pd.Series) -> str:
    """A case's name with its year."""
    return f"{case['name']}, {case['year']}"


def everywhere(chosen: str | None = None) -> Scene:
    """All cases as pins on the world, coloured by a new war within five years.

    The article's own cases are larger and named; so is the chosen one.
    """
    say = words("cases")
    items = [_pin(case, chosen, say) for _, case in gd.cases().iterrows()]
    key = [
        {"text": say["war"][answer], "colour": colour, "kind": "disc"}
        for answer, colour in WAR.items()
    ]
    legend = layers.legend(say["world"]["legend"], key, say["world"]["note"])
    return Scene(WORLD, say["world"]["label"], (world(),), (layers.pins(items), legend))


def _pin(case: pd.Series, chosen: str | None, say: dict[str, Any]) -> dict[str, Any]:
    article, war = case["from_article"] == "yes", case["war_within_5y"]
    named = article or case["case_id"] == chosen
    told = f"{title(case)} · {say['war'][war]}"
    return {
        "id": case["case_id"],
        "lat": case["lat"],
        "lon": case["lon"],
        "text": case["name"].split(" (")[0] if named else told,
        "aria": told,
        "colour": WAR[war],
        "size": 18 if article else 14,
        "label": named,
        "direction": DIRECTION.get(case["case_id"], "right"),
        "pressed": case["case_id"] == chosen,
    }


@cache
def one(case_id: str, when: str) -> Scene:
    """A case before or after its line. Both scenes share one view, so their scales agree."""
    say = words("cases")
    everything = gd.case_parts(case_id)
    if when == "before" and case_id in PEOPLE:
        return _people(case_id, view(everything))
    parts = everything[everything["when"] == when]
    areas = parts[parts["kind"] == "area"].set_index("part_id")
    fills = colours(case_id)
    painted = {
        part_id: {
            "fill": fills[part_id],
            "opacity": 0.8,
            "text": f"{part['name']}\n{part['note']}".strip(),
            "stroke": THEME_INK,
            "weight": 1.2,
            "dash": "4 4" if part["editorial"] else None,
        }
        for part_id, part in areas.iterrows()
    }
    drawn: list[Layer] = [layers.paint("parts", painted)]
    points = parts[parts["kind"] == "point"]
    if not points.empty:
        drawn.append(layers.pins([_point(part, fills) for _, part in points.iterrows()]))
    drawn.append(layers.legend(say["when"][when], _key(parts, fills), _approximate(parts, say)))
    name = gd.cases().set_index("case_id")["name"][case_id]
    label = say["maps"][f"label_{when}"].format(name=name, parts="; ".join(parts["name"]))
    fixtures = (*_ground(case_id), layers.shapes("parts", areas.geometry))
    return Scene({"name": case_id, **view(everything)}, label, fixtures, tuple(drawn))


def colours(case_id: str) -> dict[str, str]:
    """Part id -> colour: a group's own where the part is that group's, the same in both maps."""
    parts = gd.case_parts(case_id)
    found = {part: GROUPS[part] for part in parts["part_id"] if part in GROUPS}
    rest = iter(PARTS)
    for part in parts[parts["when"] == "after"]["part_id"]:
        if part not in found:
            found[part] = SHARED if part in ("baghdad", "brcko") else next(rest)
    return {part: found.get(part, MIXED) for part in parts["part_id"]}


def _point(part: pd.Series, fills: dict[str, str]) -> dict[str, Any]:
    return {
        "id": part["part_id"],
        "lat": part.geometry.y,
        "lon": part.geometry.x,
        "text": part["name"],
        "colour": fills[part["part_id"]],
        "size": 18,
        "label": True,
    }


def _key(parts: pd.DataFrame, fills: dict[str, str]) -> list[dict[str, Any]]:
    return [
        {
            "text": part["name"],
            "colour": fills[part["part_id"]],
            "kind": "disc" if part["kind"] == "point" else "square",
        }
        for _, part in parts.iterrows()
    ]


def _approximate(parts: pd.DataFrame, say: dict[str, Any]) -> str:
    return say["maps"]["approximate"] if parts["editorial"].any() else ""


def view(parts: gpd.GeoDataFrame) -> dict[str, float]:
    """The view that holds all `parts`: Mercator's middle, and the kilometres that must fit.

    Below the parts there is room for the legend.
    """
    west, south, east, north = parts.total_bounds
    low, high = (math.asinh(math.tan(math.radians(lat))) for lat in (south, north))
    low -= (high - low) * LEGEND_ROOM
    middle = math.atan(math.sinh((low + high) / 2))
    per_degree = KM_PER_DEGREE * math.cos(middle)
    return {
        "lat": math.degrees(middle),
        "lon": (west + east) / 2,
        "km": math.degrees(high - low) * per_degree * ROOM,
        "across": (east - west) * per_degree * ROOM,
    }


def _people(case_id: str, where: dict[str, float]) -> Scene:
    """A country before its line as its people lived: an outline alone would say nothing."""
    shown = territory.scene(PEOPLE[case_id])
    units = next(one for one in shown.fixtures if one.content.get("name") == "units")
    paint = next(one for one in shown.layers if one.content.get("name") == "units")
    key = next(one.content for one in shown.layers if one.call == "legend")
    groups = [row for row in key["items"] if row["kind"] == "ramp"]
    name = gd.cases().set_index("case_id")["name"][case_id]
    return Scene(
        {"name": case_id, **where},
        words("cases")["maps"]["label_people"].format(name=name, title=key["title"]),
        (*_ground(case_id), units),
        (paint, layers.legend(key["title"], groups, key["note"])),
    )


@cache
def _ground(case_id: str) -> tuple[Fixture, ...]:
    """Land around a case, wider than the widest screen, with the larger neighbours' names."""
    parts = gd.case_parts(case_id)
    west, south, east, north = parts.total_bounds
    pad = max(east - west, north - south) + 2
    bounds = (
        max(west - pad, -180.0),
        max(south - pad / 2, -58.0),
        min(east + pad, 180.0),
        min(north + pad / 2, 83.0),
    )
    names = gd.shapes.labels().sort_values("rank")
    near = 0.3 * pad
    inside = names["lon"].between(west - near, east + near)
    inside &= names["lat"].between(south - near, north + near)
    points = gpd.GeoSeries.from_xy(names["lon"], names["lat"], crs=parts.crs)
    ground = parts[parts["kind"] == "area"].geometry.union_all()
    covered = points.within(ground.buffer(0.06 * (east - west)))
    shown = names[inside & ~covered].head(9)
    labels = shown.rename(columns={"name": "text"})[["text", "lat", "lon"]]
    land = layers.base(bounds, labels.to_dict("records"), layers.wider(bounds))
    return land, layers.waters(bounds)


def table(case_id: str) -> pd.DataFrame:
    """What both maps show, part by part, in the words of the page."""
    say = words("cases")
    parts = gd.case_parts(case_id)
    columns = say["parts_columns"]
    return pd.DataFrame(
        {
            columns["when"]: parts["when"].map(say["when"]),
            columns["name"]: parts["name"],
            columns["drawn"]: parts["kind"].map(say["kind"]),
            columns["editorial"]: parts["editorial"].map({True: say["yes"], False: say["no"]}),
            columns["note"]: parts["note"],
        }
    )
