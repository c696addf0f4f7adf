"""The questions whose answers are shipped in results/: which sides, and which units are fixed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import get_args

from geodata.ids import unknown
from geodata.plan import Plan, Side, plan
from geodata.tables.read import read_toml
from geodata.territory import Treatment, entry


@dataclass(frozen=True)
class Preset:
    """A question: `sides` by id and `fixed` units, as `best_plan` takes them.

    `compared_with` is the registered plan on the same sides, made to fit them where it must.
    """

    key: str
    title: str
    sides: Mapping[str, Side]
    compared_with: Plan
    fixed: Mapping[str, str] = field(default_factory=dict)


def presets(territory_id: str) -> dict[str, Preset]:
    """The questions asked of a territory, by key. Raises UnknownId."""
    country = entry(territory_id)["country"]
    return {key: preset(territory_id, key) for key in read_toml("presets")[country]}


def preset(territory_id: str, key: str) -> Preset:
    """One question. Raises UnknownId."""
    registry = read_toml("presets")[entry(territory_id)["country"]]
    if key not in registry:
        raise unknown(f"preset for {territory_id}", key, registry)
    about = registry[key]
    beside = plan(territory_id, about["beside"])
    sides = {side_id: beside.sides[side_id] for side_id in about["sides"]}
    line = beside.assignment.to_dict() | about.get("changes", {})
    compared = Plan.of(line, sides, id=beside.id, title=beside.title, note=beside.note)
    return Preset(key, about["title"], sides, compared, about.get("fixed", {}))


def answered_as(territory_id: str, treatment: Treatment) -> Treatment:
    """The treatment under which an answer is filed: a census has only one. Raises UnknownId."""
    return treatment if entry(territory_id)["country"] == "iraq" else "middle"


def treatments(territory_id: str) -> tuple[Treatment, ...]:
    """The treatments under which a territory is asked. Raises UnknownId."""
    return tuple(dict.fromkeys(answered_as(territory_id, way) for way in get_args(Treatment)))
