"""A plan on the map: how many people of each area its line leaves on the wrong side."""

from __future__ import annotations

from functools import cache

import geodata as gd
from components.common.numbers import people, share
from components.common.words import words
from components.lab.draft import draft
from components.maps import layers
from components.maps.atlas import Scene
from components.palette import ACCENT, INK, blend
from components.scenes import territory as maps

PALE = "#F4EFE8"
FULL = 0.6  # share of an area's people at which its colour is full


@cache
def sides(territory_id: str, plan_id: str) -> Scene:
    """Areas in the colours of the sides of a registered plan. Raises LookupError."""
    territory, line = gd.territory(territory_id), gd.plan(territory_id, plan_id)
    say, side = words("plan"), maps.country(territory_id)
    colours = draft(line).colours
    units = {
        unit: {
            "fill": colours[of],
            "text": f"{territory.units['name'][unit]} · {line.sides[of].name}",
        }
        for unit, of in line.assignment.items()
    }
    rows = [{"text": one.name, "colour": colours[name]} for name, one in line.sides.items()]
    base = maps.scene(territory_id)
    label = say["label_sides"].format(plan=line.title, territory=territory.title)
    legend = layers.legend(line.title, rows, words("territory")["note"][side])
    return Scene(base.view, label, base.fixtures, (layers.paint("units", units), legend))


@cache
def scene(territory_id: str, plan_id: str, view: str = "close") -> Scene:
    """Areas by the share of their people on the wrong side of a registered plan's line.

    Raises LookupError for an unknown territory, plan or view.
    """
    territory, line = gd.territory(territory_id), gd.plan(territory_id, plan_id)
    result = gd.evaluate(territory, line)
    say = words("plan")
    side = maps.country(territory_id)
    shares = (result.by_unit / territory.population).fillna(0)
    units = {
        unit: {
            "fill": blend(PALE, ACCENT, shares[unit] / FULL),
            "text": say["tip"].format(
                name=territory.units["name"][unit],
                side=line.sides[line.assignment[unit]].name,
                people=people(result.by_unit[unit]),
                share=share(shares[unit]),
            ),
        }
        for unit in territory.units.index
    }
    rows = [{"text": say["ramp"], "colour": ACCENT, "to": PALE, "kind": "ramp"}]
    if side == "bosnia":
        rows.append({"text": say["dayton"], "colour": INK, "kind": "line"})
    base = maps.scene(territory_id, view=view)
    return Scene(
        base.view,
        say["label"].format(plan=line.title, territory=territory.title),
        base.fixtures,
        (
            layers.paint("units", units),
            layers.legend(say["legend"], rows, words("territory")["note"][side]),
        ),
    )
