"""The questions whose answers are shipped in results/: which sides, and which units are fixed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, get_args

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
    """The questions asked of a territory, by key; none where contiguity cannot be told.

    Raises UnknownId.
    """
    return {key: preset(territory_id, key) for key in _registry(territory_id)}


def preset(territory_id: str, key: str) -> Preset:
    """One question. Raises UnknownId."""
    registry = _registry(territory_id)
    if key not in registry:
        raise unknown(f"preset for {territory_id}", key, registry)
    about = registry[key]
    beside = plan(territory_id, about["beside"])
    sides = {side_id: beside.sides[side_id] for side_id in about["sides"]}
    line = beside.assignment.to_dict() | about.get("changes", {})
    compared = Plan.of(line, sides, id=beside.id, title=beside.title, note=beside.note)
    return Preset(key, about["title"], sides, compared, about.get("fixed", {}))


def _registry(territory_id: str) -> dict[str, dict[str, Any]]:
    return read_toml("presets").get(entry(territory_id)["country"], {})


def answered_as(territory_id: str, treatment: Treatment) -> Treatment:
    """The treatment under which an answer is filed; only a vote has several. Raises UnknownId."""
    return treatment if "votes" in entry(territory_id) else "middle"


def treatments(territory_id: str) -> tuple[Treatment, ...]:
    """The treatments under which a territory is asked. Raises UnknownId."""
    return tuple(dict.fromkeys(answered_as(territory_id, way) for way in get_args(Treatment)))
