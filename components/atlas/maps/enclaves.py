"""The safe areas on the Drina in July 1995, alone: everything else is grey."""

from __future__ import annotations

from typing import Any

import geodata as gd
from components.atlas import layers
from components.atlas.maps import territory as maps
from components.atlas.scene import Scene
from components.palette import ACCENT, THEME_INK
from components.text.words import words

VIEW = {"name": "enclaves", "lat": 43.97, "lon": 18.95, "km": 165}
FELL, HELD = ("srebrenica", "zepa"), ("gorazde",)
BESIDE = ("sarajevo", "tuzla")  # for orientation
GREY = {"fill": "var(--ink)", "opacity": 0.1, "stroke": "var(--paper)", "weight": 0.8}


def scene() -> Scene:
    """Srebrenica and Žepa, which fell, and Goražde, which held, among grey municipalities."""
    say = words("enclaves")
    base = maps.scene("bosnia-1991")
    kept = tuple(
        one for one in base.fixtures if one.call != "shapes" or one.content["name"] == "units"
    )
    units = gd.territory("bosnia-1991").units.index
    key = [
        {"text": say["fell"], "colour": ACCENT, "kind": "disc"},
        {"text": say["held"], "colour": ACCENT, "kind": "ring"},
    ]
    return Scene(
        VIEW,
        say["label"],
        kept,
        (
            layers.paint("units", {unit: GREY for unit in units}),
            layers.pins([*(_pin(place, say) for place in (*FELL, *HELD, *BESIDE)), say["beyond"]]),
            layers.legend(say["legend"], key),
        ),
    )


def _pin(place: str, say: dict[str, Any]) -> dict[str, Any]:
    row = gd.places().set_index("place_id").loc[place]
    safe = place not in BESIDE
    return {
        "id": place,
        "lat": row["lat"],
        "lon": row["lon"],
        "text": row["name"],
        "aria": f"{row['name']}: {row['role']}",
        "colour": ACCENT if safe else THEME_INK,
        "size": 24 if safe else 9,
        "hollow": place in HELD,
        "label": True,
        "direction": say["directions"].get(place, "right"),
    }
