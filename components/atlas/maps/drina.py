"""Srebrenica and the Drina valley: the same areas in 1991 and in 2013, at one ground scale."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import pandas as pd

import geodata as gd
from components.atlas import layers
from components.atlas.maps import territory
from components.atlas.scene import Fixture, Scene
from components.palette import GROUPS, INK, MIXED, THEME_INK
from components.text.words import words

YEARS = (1991, 2013)
VIEW = {"name": "drina", "lat": 43.97, "lon": 18.90, "km": 128}
PLACES = ("srebrenica", "potocari", "bratunac", "zvornik", "zepa", "gorazde")
# The tribunal places most of the organised executions of July 1995 in these municipalities.
EXECUTIONS = ("srebrenica", "bratunac", "zvornik")
# North to south along the river and beside it.
VALLEY = (
    *("zvornik", "bratunac", "srebrenica", "milici", "vlasenica", "han-pijesak"),
    *("rogatica", "visegrad", "gorazde", "rudo", "cajnice", "foca"),
)


def scene(year: int, *, at: Mapping[str, float] | None = None) -> Scene:
    """The valley by the census of `year` (one of YEARS), with the area of the executions.

    `at` (lat, lon, km) replaces the usual view, as when a link to a view was copied.
    """
    say = words("places")["drina"]
    whole = territory.scene(f"bosnia-{year}")
    painted = tuple(layer for layer in whole.layers if layer.call == "paint")
    marked = {"fill": INK, "opacity": 0, "stroke": THEME_INK, "weight": 2.6, "dash": "7 5"}
    return replace(
        whole,
        view={**at, "name": f"link {at}"} if at else VIEW,
        label=say["label"].format(year=year),
        fixtures=(*whole.fixtures, _executions()),
        layers=(
            *painted,
            layers.paint("executions", {"executions": marked}),
            layers.pins(_pins(say["directions"])),
            layers.legend(say["legend"].format(year=year), _key(say), say["note"]),
        ),
    )


@cache
def _executions() -> Fixture:
    units = gd.territory("bosnia-1991").units
    area = units.loc[list(EXECUTIONS), ["geometry"]].dissolve().geometry
    return layers.shapes("executions", area.set_axis(["executions"]), passive=True)


def _pins(directions: Mapping[str, str]) -> list[dict[str, Any]]:
    places = gd.places().set_index("place_id").loc[list(PLACES)]
    return [
        {
            "id": place,
            "lat": row["lat"],
            "lon": row["lon"],
            "text": row["name"],
            "aria": f"{row['name']}: {row['role']}",
            "colour": INK,
            "size": 13,
            "label": True,
            "direction": directions.get(place, "right"),
        }
        for place, row in places.iterrows()
    ]


def _key(say: Mapping[str, Any]) -> list[dict[str, Any]]:
    names = words("common")["groups"]
    shades = [
        {"text": names[group], "colour": GROUPS[group], "to": MIXED, "kind": "ramp"}
        for group in ("bosniak", "serb")
    ]
    return [
        *shades,
        {"text": say["line"], "colour": THEME_INK, "kind": "line"},
        {"text": say["executions"], "colour": THEME_INK, "kind": "dash"},
    ]


def valley() -> pd.DataFrame:
    """One row a municipality of the valley, north to south.

    Columns: unit_id, name, people_1991, people_2013 and the share of Bosniaks and of Serbs among
    all residents at both dates (bosniak_1991, serb_1991, bosniak_2013, serb_2013; 0 to 1).
    """
    found = gd.territory("bosnia-1991").units.loc[list(VALLEY), ["name"]].reset_index()
    for year in YEARS:
        t = gd.territory(f"bosnia-{year}")
        everyone = t.population.loc[list(VALLEY)]
        found[f"people_{year}"] = everyone.to_numpy()
        for group in ("bosniak", "serb"):
            found[f"{group}_{year}"] = (t.counts.loc[list(VALLEY), group] / everyone).to_numpy()
    return found
