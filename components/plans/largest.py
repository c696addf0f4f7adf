"""The plan that a territory of one's own begins with: every unit with its largest group."""

from __future__ import annotations

import pandas as pd

import geodata as gd
from components.palette import hues
from components.plans.draft import MOST_BYTES, MOST_SIDES, Draft, draft, make_sides
from components.text.groups import named
from components.text.words import words

LARGEST = "largest"


def largest(territory: gd.Territory) -> Draft:
    """Every unit on the side of its largest group; at most four groups, by people, have a side."""
    first = territory.counts.idxmax(axis=1)
    people = territory.counts.sum().sort_values(ascending=False)
    chosen = [group for group in people.index if group in set(first)][:MOST_SIDES]
    chosen = [group for group in territory.groups if group in chosen]
    names = _names(chosen, named(territory.groups))
    colours = hues(territory.groups)
    rows = [
        {"name": name, "owners": [group], "colour": colours[group]}
        for group, name in zip(chosen, names, strict=True)
    ]
    sides, painted = make_sides(rows, territory)
    by_group = dict(zip(chosen, sides, strict=True))
    line: pd.Series = territory.counts[chosen].idxmax(axis=1).map(by_group)
    say = words("own")["plan"]
    return draft(gd.Plan.of(line, sides, id=LARGEST, title=say["title"], note=say["note"]), painted)


def _names(groups: list[str], labels: dict[str, str]) -> list[str]:
    """Names that sides may have: printable, short, each its own, no formula of a spreadsheet."""
    found: list[str] = []
    for number, group in enumerate(groups, start=1):
        name = "".join(letter for letter in labels[group] if letter.isprintable())
        while name and not name[0].isalnum():
            name = name[1:]
        name = " ".join(name.encode()[:MOST_BYTES].decode(errors="ignore").split())
        if not name or name in found:
            name = words("lab")["editor"]["new"].format(n=number)
        found.append(name)
    return found
