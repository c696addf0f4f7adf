"""A plan on the map: how many people of each area its line leaves on the wrong side."""

from __future__ import annotations

import geodata as gd
from components.atlas import layers
from components.atlas.maps import minority, own, partitions
from components.atlas.maps import territory as maps
from components.atlas.maps.own import Ground
from components.atlas.scene import Fixture, Scene
from components.palette import ACCENT, THEME_INK, blend
from components.plans import link
from components.plans.draft import Draft
from components.plans.territories import begun, find, is_own, kept
from components.text.numbers import people, share
from components.text.words import words

PALE = "#F4EFE8"
FULL = 0.6  # share of an area's people at which its colour is full


@kept(16)
def sides(territory_id: str, plan_id: str) -> Scene:
    """Areas in the colours of the sides of a plan, by its id or its code in the lab's links.

    Raises LookupError, or ValueError for a code that cannot be read.
    """
    territory, painted = find(territory_id), _painted(territory_id, plan_id)
    line, colours = painted.plan, painted.colours
    say = words("plan")
    units = {
        unit: {
            "fill": colours[of],
            "text": f"{territory.units['name'][unit]} · {line.sides[of].name}",
        }
        for unit, of in line.assignment.items()
    }
    rows = [{"text": one.name, "colour": colours[name]} for name, one in line.sides.items()]
    rows += _line_key(territory_id, line)
    base = ground(territory_id)
    label = say["label_sides"].format(plan=line.title, territory=territory.title)
    legend = layers.legend(line.title or say["sides"], rows, note(territory_id))
    fixtures = (*base.fixtures, *_drawn_line(territory_id, line))
    return Scene(base.view, label, fixtures, (layers.paint("units", units), legend))


@kept(16)
def scene(territory_id: str, plan_id: str, view: str = "close") -> Scene:
    """Areas by the share of their people on the wrong side of a plan's line.

    The plan is known by its id, or by its code in the lab's links. Raises LookupError, or
    ValueError for a code that cannot be read.
    """
    territory, line = find(territory_id), _painted(territory_id, plan_id).plan
    result = gd.evaluate(territory, line)
    say = words("plan")
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
    rows += _line_key(territory_id, line)
    base = ground(territory_id, view)
    return Scene(
        base.view,
        say["label"].format(plan=line.title, territory=territory.title),
        (*base.fixtures, *_drawn_line(territory_id, line)),
        (
            layers.paint("units", units),
            layers.legend(say["legend"], rows, note(territory_id)),
        ),
    )


def _line_key(territory_id: str, line: gd.Plan) -> list[dict[str, str]]:
    """What the black line is: Dayton's on every map of Bosnia, elsewhere the plan's own."""
    if not is_own(territory_id) and maps.country(territory_id) == "bosnia":
        return [{"text": words("plan")["dayton"], "colour": THEME_INK, "kind": "line"}]
    if _drawn_line(territory_id, line):
        return [{"text": words("plan")["line"], "colour": THEME_INK, "kind": "line"}]
    return []


def _drawn_line(territory_id: str, line: gd.Plan) -> tuple[Fixture, ...]:
    """The line of another partition: where the drawn areas of two sides meet."""
    ours = is_own(territory_id) or maps.country(territory_id) in maps.BOUNDS
    if ours or line.assignment.nunique() < 2:
        return ()
    return (layers.outline("line", minority.line_of(territory_id, line), THEME_INK, 2.4),)


def _painted(territory_id: str, plan_id: str) -> Draft:
    if plan_id.startswith(f"{link.VERSION}."):
        return link.decode(find(territory_id), plan_id)
    return begun(territory_id, plan_id)


def ground(territory_id: str, view: str = "close") -> Scene | Ground:
    """What is under the colours: the view and the fixtures."""
    if is_own(territory_id):
        return own.ground(territory_id)
    if maps.country(territory_id) in maps.BOUNDS:
        return maps.scene(territory_id, view=view)
    return partitions.ground(territory_id)


def note(territory_id: str) -> str:
    """What the areas are and where they are from."""
    if is_own(territory_id):
        return words("plan")["own"]
    notes = words("territory")["note"]
    return notes.get(territory_id) or notes.get(maps.country(territory_id)) or notes["partition"]
