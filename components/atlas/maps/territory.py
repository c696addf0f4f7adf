"""Maps of a territory: largest group, one dot per so many people, chance that two differ."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import cos, radians
from typing import Any

import pandas as pd

import geodata as gd
from components.atlas import layers
from components.atlas.scene import Fixture, Layer, Scene
from components.palette import CHANCE, GROUPS, MIXED, THEME_INK, blend, shade
from components.text.numbers import people, share
from components.text.words import words

PER_DOT = 5_000
COHERENT = 0.8
LAYERS = ("group", "dots", "chance", "provinces")
YEARS = {"bosnia": (1991, 2013), "iraq": (2005,)}
BOUNDS = {"bosnia": (11.0, 38.6, 24.9, 48.4), "iraq": (36.0, 27.0, 52.0, 39.5)}

# Views: centre and the kilometres across the frame's shorter side, equal left and right.
VIEWS = {
    "close": {
        "bosnia": {"lat": 44.0, "lon": 17.7, "km": 540},
        "iraq": {"lat": 34.55, "lon": 44.3, "km": 540},
    },
    "whole": {
        "bosnia": {"lat": 44.15, "lon": 17.85, "km": 960},
        "iraq": {"lat": 33.2, "lon": 43.9, "km": 960},
    },
    "valley": {
        "bosnia": {"lat": 43.95, "lon": 18.95, "km": 110},
        "iraq": {"lat": 33.6, "lon": 44.45, "km": 110},
    },
}


def country(territory_id: str) -> str:
    """Which of the two countries a territory maps."""
    return territory_id.split("-")[0]


def across(at: Mapping[str, float], start: str, side: str) -> dict[str, Any]:
    """A view of the country `start`, moved to the country `side` at the same offset from home."""
    from_, to = VIEWS["close"][start], VIEWS["close"][side]
    east = (at["lon"] - from_["lon"]) * cos(radians(from_["lat"]))
    return {
        "lat": to["lat"] + at["lat"] - from_["lat"],
        "lon": to["lon"] + east / cos(radians(to["lat"])),
        "km": at["km"],
        "name": f"link {start} {dict(at)} {side}",
    }


def scene(
    territory_id: str,
    layer: str = "group",
    *,
    view: str = "close",
    coherent: bool = False,
    marks: tuple[Layer, ...] = (),
    at: Mapping[str, Any] | None = None,
) -> Scene:
    """A territory under one of `LAYERS`, with `marks` (callouts) on top.

    `at` (lat, lon, km, name) replaces the named view, as when a link to a view was copied.
    """
    side = country(territory_id)
    say = words("territory")
    there = at or {**VIEWS[view][side], "name": f"{view} {side}"}
    territory = gd.territory(territory_id)
    label = say["label"][layer].format(title=territory.title)
    drawn = [*_look(territory_id, layer, coherent), *marks]
    for year in YEARS[side]:
        shown = _coherent(territory_id) if coherent and year == territory.year else {}
        drawn.insert(1, layers.paint(f"coherent-{year}", shown))
    return Scene(there, label, _fixtures(side), tuple(drawn))


@cache
def _fixtures(side: str) -> tuple[Fixture, ...]:
    """Everything that may be painted, so that a change of year or layer keeps the frame."""
    west, south, east, north = BOUNDS[side]
    family = {"bosnia": "bosnia-1991", "iraq": "iraq-2005"}[side]
    labels = [
        {"text": row.name_, "lat": row.lat, "lon": row.lon}
        for row in gd.shapes.labels().rename(columns={"name": "name_"}).itertuples()
        if west < row.lon < east
        and south < row.lat < north
        and row.name_ not in words("territory")["mapped"]
    ]
    parts = [
        layers.base(BOUNDS[side], labels),
        layers.waters(BOUNDS[side]),
        layers.shapes("units", gd.territory(family).units.geometry),
    ]
    for year in YEARS[side]:
        areas = gd.coherent_areas(gd.territory(f"{side}-{year}"), COHERENT).geometry
        parts.append(layers.shapes(f"coherent-{year}", areas, passive=True))
    if side == "bosnia":
        line = gd.shapes.entity_line().geometry
        parts.append(layers.outline("dayton", line, THEME_INK, 3))
    else:
        parts.append(layers.shapes("provinces", gd.shapes.provinces().geometry, passive=True))
    return tuple(parts)


@cache
def _look(territory_id: str, layer: str, coherent: bool) -> tuple[Layer, ...]:
    """The layers that show a territory in one way, with the key that explains them."""
    by_unit = gd.mixing(gd.territory(territory_id)).by_unit
    texts = tooltips(territory_id)
    say = words("territory")
    side = country(territory_id)
    if layer == "dots":
        fills = {unit: {"fill": "var(--land)", "opacity": 0.6} for unit in by_unit.index}
    elif layer == "chance":
        fills = {
            unit: {"fill": blend(*CHANCE, value / 0.67)}
            for unit, value in by_unit["chance_differ"].items()
        }
    else:
        fills = {
            row.Index: {"fill": shade(row.largest_group, row.largest_share)}
            for row in by_unit.itertuples()
        }
    units = {unit: {**fill, "text": texts[unit]} for unit, fill in fills.items()}
    found = [layers.paint("units", units)]
    if side == "iraq":
        outlined = {"fill": THEME_INK, "opacity": 0, "stroke": THEME_INK, "weight": 3}
        names = gd.shapes.provinces().index if layer == "provinces" else ()
        found.append(layers.paint("provinces", {name: outlined for name in names}))
    if layer == "dots":
        found.append(layers.dots(gd.dots(gd.territory(territory_id), PER_DOT)))
    note = say["note"][side]
    if layer == "provinces" and side == "iraq":
        note = say["note"]["provinces"]
    title = say["legend"].get(layer, say["legend"]["group"])
    title = title.format(per=people(PER_DOT), year=gd.territory(territory_id).year)
    found.append(layers.legend(title, _key(territory_id, layer, coherent), note))
    return tuple(found)


def _key(territory_id: str, layer: str, coherent: bool) -> list[dict[str, Any]]:
    say = words("territory")
    names = words("common")["groups"]
    groups = gd.territory(territory_id).groups
    if layer == "chance":
        rows = [
            {"text": say["key"]["chance"], "colour": CHANCE[1], "to": CHANCE[0], "kind": "ramp"}
        ]
    elif layer == "dots":
        rows = [{"text": names[g], "colour": GROUPS[g], "kind": "disc"} for g in groups]
    else:
        rows = [
            {"text": names[g], "colour": GROUPS[g], "to": MIXED, "kind": "ramp"} for g in groups
        ]
    if country(territory_id) == "bosnia":
        rows.append({"text": say["key"]["dayton"], "colour": THEME_INK, "kind": "line"})
    elif layer == "provinces":
        rows.append({"text": say["key"]["provinces"], "colour": THEME_INK, "kind": "line"})
    if coherent:
        text = say["key"]["coherent"].format(least=f"{COHERENT:.0%}")
        rows.append({"text": text, "colour": THEME_INK, "kind": "dash"})
    return rows


def _coherent(territory_id: str) -> dict[str, dict[str, Any]]:
    areas = gd.coherent_areas(gd.territory(territory_id), COHERENT)
    return {
        str(row.Index): {
            "fill": GROUPS[row.group],
            "opacity": 0.12,
            "stroke": THEME_INK,
            "weight": 1.4,
            "dash": "5 3",
        }
        for row in areas.itertuples()
    }


@cache
def tooltips(territory_id: str) -> dict[str, str]:
    """Unit id -> its name, its people and the share of each group, for a tooltip."""
    territory = gd.territory(territory_id)
    names, say = words("common")["groups"], words("territory")
    everyone = territory.population
    found = {}
    for unit, counts in territory.counts.iterrows():
        lines = [f"{territory.units['name'][unit]} · {people(everyone[unit])}"]
        ranked = counts.sort_values(ascending=False)
        lines += [f"{names[g]} {share(n / everyone[unit])}" for g, n in ranked.items() if n > 0]
        if territory.unplaced[unit] > 0:
            lines.append(f"{say['unplaced']} {share(territory.unplaced[unit] / everyone[unit])}")
        found[unit] = "\n".join(lines)
    return found


def table(territory_id: str) -> pd.DataFrame:
    """What the map shows, unit by unit, in the words of the page."""
    territory = gd.territory(territory_id)
    names, say = words("common")["groups"], words("territory")["table"]
    by_unit = gd.mixing(territory).by_unit
    return pd.DataFrame(
        {
            say["name"]: territory.units["name"],
            say["region"]: territory.units["region"],
            say["people"]: territory.population.round(),
            **{names[g]: territory.counts[g].round() for g in territory.groups},
            say["unplaced"]: territory.unplaced.round(),
            say["largest"]: by_unit["largest_group"].map(names),
            say["largest_share"]: (by_unit["largest_share"] * 100).round(1),
            say["chance"]: by_unit["chance_differ"].round(3),
        }
    )
