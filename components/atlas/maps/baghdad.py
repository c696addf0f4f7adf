"""Baghdad's nine municipal districts as points, before and after; what is not known stays blank."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import pandas as pd

import geodata as gd
from components.atlas import layers
from components.atlas.maps.territory import BOUNDS
from components.atlas.scene import Fixture, Scene
from components.palette import GROUPS, MIXED, SHARED
from components.text.words import words

WHEN = ("before", "after")
VIEW = {"name": "baghdad", "lat": 33.295, "lon": 44.405, "km": 30}
SIZE = 34
# Class of a district -> colour and whether only part of it, or nothing, is described (a ring).
CLASSES = {
    "shia_majority": (GROUPS["shia"], False),
    "sunni_majority": (GROUPS["sunni_arab"], False),
    "mixed": (MIXED, False),
    "part_only": (GROUPS["shia"], True),
    "": (SHARED, True),
}
REFERENCE = ("iraq-2005", "three-regions")
BY_MAP = ("iraq-2003-map", "three-regions-by-map")


def scene(when: str, *, at: Mapping[str, float] | None = None) -> Scene:
    """The eight districts with a point as they were described `when` (one of WHEN).

    `at` (lat, lon, km) replaces the usual view, as when a link to a view was copied.
    """
    say = words("places")["baghdad"]
    table = gd.districts().dropna(subset=["lat", "lon"])
    key = [
        {
            "text": say["classes"][name or "blank"],
            "colour": colour,
            "kind": "ring" if ring else "disc",
        }
        for name, (colour, ring) in CLASSES.items()
        if name in set(table[f"{when}_class"])
    ]
    return Scene(
        {**at, "name": f"link {at}"} if at else VIEW,
        say["label"][when],
        _ground(),
        (
            layers.pins([_pin(row, when, say) for _, row in table.iterrows()]),
            layers.legend(say["legend"][when], key, say["note"]),
        ),
    )


@cache
def _ground() -> tuple[Fixture, ...]:
    """Land and the river, named inside the city, where no name of the wide maps would be seen."""
    river = words("places")["baghdad"]["river"]
    return layers.base(BOUNDS["iraq"]), layers.drawn_waters(gd.waters(BOUNDS["iraq"]), [river])


def _pin(row: pd.Series, when: str, say: Mapping[str, Any]) -> dict[str, Any]:
    colour, ring = CLASSES[row[f"{when}_class"]]
    told = described(row, when)
    return {
        "id": row["district_id"],
        "lat": row["lat"],
        "lon": row["lon"],
        "text": row["name"],
        "aria": f"{row['name']}: {told}",
        "colour": colour,
        "size": SIZE,
        "hollow": ring,
        "label": True,
        "direction": say["directions"].get(row["district_id"], "right"),
    }


def described(row: pd.Series, when: str) -> str:
    """A district's description with its date, or the word for a blank."""
    if not row[when]:
        return words("places")["baghdad"]["classes"]["blank"]
    return f"{row[when]} ({row[f'{when}_as_of']})"


def vote() -> pd.DataFrame:
    """Baghdad governorate's valid votes of December 2005: label, share (0 to 1), colour."""
    say = words("places")["baghdad"]["lists"]
    figures = gd.place_figures("baghdad")
    rows = figures[figures["unit"] == "% of valid votes"].set_index("label")["value"] / 100
    found = [
        {
            "label": entry["name"],
            "share": rows[entry["figure"]],
            "colour": GROUPS.get(group, SHARED),
        }
        for group, entry in say.items()
        if entry.get("figure")
    ]
    rest = 1 - sum(row["share"] for row in found)
    return pd.DataFrame([*found, {"label": say["rest"]["name"], "share": rest, "colour": MIXED}])


def wrong_side(reference: tuple[str, str] = REFERENCE) -> pd.DataFrame:
    """Governorates by their part of all Iraqis on the wrong side of three regions, largest first.

    `reference` is the territory and its plan: the vote, or the map of 2003.
    Columns: unit_id, name, people, share (0 to 1 of everyone on the wrong side).
    """
    territory_id, plan_id = reference
    t = gd.territory(territory_id)
    result = gd.evaluate(t, gd.plan(territory_id, plan_id))
    found = pd.DataFrame({"name": t.units["name"], "people": result.by_unit})
    found["share"] = found["people"] / result.wrong_side
    return found.sort_values("people", ascending=False).reset_index()
