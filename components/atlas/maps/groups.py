"""Who lives where on a territory that is neither Bosnia nor Iraq: largest group, how mixed."""

from __future__ import annotations

from typing import Any

import geodata as gd
from components.atlas import layers
from components.atlas.maps.plan import ground, note
from components.atlas.scene import Scene
from components.palette import CHANCE, MIXED, blend, faded, hues
from components.plans.territories import find, kept
from components.text.groups import named
from components.text.numbers import people, share
from components.text.words import words

LAYERS = ("group", "chance")
FULL_CHANCE = 0.67  # that two differ, where the colour is full: three groups of one size


@kept(16)
def scene(territory_id: str, layer: str = "group") -> Scene:
    """A territory in the colours of its largest groups, which fade where a unit is mixed, or by
    the chance that two people of a unit differ. Raises UnknownId, Refusal."""
    territory = find(territory_id)
    tips = _tips(territory)
    by_unit, colours = gd.mixing(territory).by_unit, hues(territory.groups)
    say = words("territory")
    units = {}
    for unit, row in by_unit.iterrows():
        if territory.population[unit] <= 0:
            fill = MIXED
        elif layer == "chance":
            fill = blend(*CHANCE, row["chance_differ"] / FULL_CHANCE)
        else:
            fill = faded(colours[row["largest_group"]], row["largest_share"])
        units[unit] = {"fill": fill, "text": tips[unit]}
    base = ground(territory_id)
    title = say["legend" if territory.year else "undated"][layer].format(year=territory.year)
    return Scene(
        base.view,
        say["label"][layer].format(title=territory.title),
        base.fixtures,
        (
            layers.paint("units", units),
            layers.legend(title, _key(territory, layer, colours), note(territory_id)),
        ),
    )


def _key(territory: gd.Territory, layer: str, colours: dict[str, str]) -> list[dict[str, Any]]:
    if layer == "chance":
        text = words("territory")["key"]["chance"]
        return [{"text": text, "colour": CHANCE[1], "to": CHANCE[0], "kind": "ramp"}]
    names = named(territory.groups)
    return [
        {"text": names[group], "colour": colours[group], "to": MIXED, "kind": "ramp"}
        for group in territory.groups
    ]


def _tips(territory: gd.Territory) -> dict[str, str]:
    """Unit id -> its name, its people and the share of each group."""
    names, say = named(territory.groups), words("territory")
    found = {}
    for unit, counts in territory.counts.iterrows():
        everyone = territory.population[unit]
        lines = [f"{territory.units['name'][unit]} · {people(everyone)}"]
        ranked = counts.sort_values(ascending=False)
        lines += [f"{names[group]} {share(n / everyone)}" for group, n in ranked.items() if n > 0]
        if territory.unplaced[unit] > 0:
            lines.append(f"{say['unplaced']} {share(territory.unplaced[unit] / everyone)}")
        found[unit] = "\n".join(lines)
    return found
