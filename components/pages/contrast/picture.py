"""The first picture as plain data: two maps, every state of their switches, annotations, panels."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import product
from threading import Lock
from typing import Any

import geodata as gd
from components.atlas import layers
from components.atlas.assets import as_json
from components.atlas.maps import minority
from components.pages.contrast import figures, pairs, steps
from components.text.numbers import people
from components.text.words import words

SIDES = ("bosnia", "iraq")


_making = Lock()


def data() -> str:
    """Everything that the frame is sent, as JSON; the same for every visitor.

    A visitor who comes while it is made waits for it, for two that make it are both slower.
    """
    with _making:
        return _data()


@cache
def _data() -> str:
    say = words("contrast")
    return as_json(
        {
            "sides": [side(name) for name in SIDES],
            "pairs": pairs.panels(),
            "steps": steps.moves(),
            "how": how(),
            "slides": say["slides"],
            "key": _key(),
            "million": layers.MILLION,
            "colour": minority.COLOUR,
            "tip": say["picture"]["tip"],
            "words": say["picture"],
            "first": "iraq",
        }
    )


def _key() -> dict[str, Any]:
    """What a circle and the line stand for: people, and the words beside each."""
    say, size = words("contrast")["picture"], words("minority")["key"]["people"]
    text = say["key"].format(people=people(size))
    return {"people": size, "text": text, "line": say["line"]}


def side(name: str) -> dict[str, Any]:
    """One map: its ground, the lines and numbers of every state, and its annotations."""
    say = words("contrast")
    switches = options(name)
    choices = product(*([option["id"] for option in one["options"]] for one in switches))
    states = {" ".join(choice): state(name, choice) for choice in choices}
    lines = {one["plan"]: one["territory"] for one in states.values()}
    items = minority.circles(*figures.asked(name, tuple(one["default"] for one in switches)))
    return {
        "id": name,
        **say["side"][name],
        "view": minority.view(name),
        "label": say["side"][name]["title"],
        "fixtures": [
            {"call": part.call, "content": dict(part.content)} for part in minority.ground(name)
        ],
        "lines": {plan: _line(territory, plan) for plan, territory in lines.items()},
        "switches": switches,
        "units": [{key: one[key] for key in ("id", "name", "lat", "lon")} for one in items],
        "states": states,
        "notes": [_note(note) for note in say["notes"][name]],
    }


def options(name: str) -> list[dict[str, Any]]:
    """The switches of a side with the options whose territory and plan exist on the ground floor.

    A switch whose default does not exist falls back to its first option that does.
    """
    found = []
    for switch in words("contrast")["switch"][name]:
        known = [one for one in switch["options"] if figures.known(name, one["id"])]
        ids = [one["id"] for one in known]
        default = switch["default"] if switch["default"] in ids else ids[0]
        found.append({**switch, "options": known, "default": default})
    return found


def state(name: str, choice: tuple[str, ...]) -> dict[str, Any]:
    """One state of a side: which line, how many people where, and what is said of it."""
    territory, plan = figures.asked(name, choice)
    wrong = figures.wrong(territory, plan)
    told = figures.sentences(name, choice)
    notes = {
        note["pair"]: pairs.note(name, note, choice) for note in words("contrast")["notes"][name]
    }
    circles = minority.circles_of(territory, figures.line(territory, plan))
    by_unit = {one["id"]: one["people"] for one in circles}
    return {
        "territory": territory,
        "plan": plan,
        "line": plan,
        "named": plan not in words("contrast")["unnamed"],
        "people": {unit: count for unit, count in by_unit.items() if count},
        "number": figures.big(wrong.wrong_side),
        **told,
        "notes": notes,
        "label": _label(territory, plan, by_unit),
    }


def how() -> list[str]:
    """How to read the picture, and like beside like."""
    say = words("contrast")
    alike = figures.alike()
    return [line.format(**alike) for line in say["how"]]


def _label(territory: str, plan: str, by_unit: Mapping[str, int]) -> str:
    say, t = words("contrast")["picture"], gd.territory(territory)
    most = sorted(by_unit, key=by_unit.__getitem__, reverse=True)[:5]
    chief = [f"{t.units['name'][unit]} {people(by_unit[unit])}" for unit in most if by_unit[unit]]
    return say["label"].format(
        territory=t.title,
        line=gd.plan(territory, plan).title,
        people=people(sum(by_unit.values())),
        chief=say["chief"].format(areas=", ".join(chief)) if chief else "",
    )


def _line(territory: str, plan: str) -> dict[str, Any]:
    part = layers.outline(
        plan, minority.line_of(territory, figures.line(territory, plan)), minority.THEME_INK, 2.6
    )
    return dict(part.content)


def _note(note: Mapping[str, Any]) -> dict[str, Any]:
    places = gd.places().set_index("place_id")
    row = places.loc[note["place"]]
    return {
        "id": note["pair"],
        "name": row["name"],
        "lat": float(row["lat"]),
        "lon": float(row["lon"]),
        "unit": note["unit"],
        "at": note["at"],
        "align": note["align"],
    }
