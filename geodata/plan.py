"""A plan: which side each unit belongs to. Immutable, so that a change is a new plan."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geodata.ids import unknown
from geodata.tables.read import TableError, read_table, read_toml
from geodata.territory import entry, plan_ids, unit_table


@dataclass(frozen=True)
class Side:
    """One side of a line, the groups it belongs to, and whether it is shared by all."""

    name: str
    owners: frozenset[str] = frozenset()
    shared: bool = False


@dataclass(frozen=True, eq=False)
class Plan:
    """A parent and a few flips, or a line of its own (then `parent` is None).

    `codes[i]` is the position in `sides` of the side of `unit_ids[i]`. A child keeps the id, title
    and note of the registered plan it began from. Make one with `Plan.of`, `flip` or `flips`.
    """

    unit_ids: pd.Index
    codes: NDArray[np.int16]
    sides: dict[str, Side]
    id: str = ""
    title: str = ""
    note: str = ""
    sources: tuple[str, ...] = ()
    parent: "Plan | None" = None
    changes: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        assignment: Mapping[str, str] | pd.Series,
        sides: Mapping[str, Side],
        *,
        id: str = "",
        title: str = "",
        note: str = "",
        sources: tuple[str, ...] = (),
    ) -> "Plan":
        """A plan from unit_id -> side id. Raises UnknownId for a side not in `sides`."""
        series = pd.Series(assignment, dtype="str")
        if series.index.has_duplicates:
            twice = series.index[series.index.duplicated()][0]
            raise ValueError(f"The unit {twice!r} is assigned twice; a unit has one side.")
        codes = pd.Index(sides).get_indexer(series).astype(np.int16)
        if (codes < 0).any():
            raise unknown("side", series.iloc[int((codes < 0).argmax())], sides)
        codes.flags.writeable = False
        return cls(series.index, codes, dict(sides), id, title, note, tuple(sources))

    @cached_property
    def assignment(self) -> pd.Series:
        """unit_id -> side id."""
        return pd.Series(np.array(list(self.sides))[self.codes], self.unit_ids, name="side_id")

    def position(self, unit_id: str) -> int:
        """Where `unit_id` stands in `codes`. Raises UnknownId."""
        try:
            return self.unit_ids.get_loc(unit_id)
        except KeyError:
            raise unknown("unit", unit_id, self.unit_ids) from None

    def flip(self, unit_id: str, side_id: str) -> "Plan":
        """A child plan in which one unit has another side; this plan stays as it is."""
        return self.flips({unit_id: side_id})

    def flips(self, changes: Mapping[str, str]) -> "Plan":
        """A child plan with several units flipped at once. Raises UnknownId."""
        order = list(self.sides)
        codes = self.codes.copy()
        for unit_id, side_id in changes.items():
            if side_id not in self.sides:
                raise unknown("side", side_id, order)
            codes[self.position(unit_id)] = order.index(side_id)
        codes.flags.writeable = False
        return replace(self, codes=codes, parent=self, changes=dict(changes))

    def merged(self, side_ids: Iterable[str], side_id: str, name: str) -> "Plan":
        """The same line with some sides made one, `side_id`, which belongs to all their owners.

        So a plan with three sides is measured in two. The new side stands where the first of the
        old ones stood. Raises UnknownId, ValueError if none or a shared side is among them.
        """
        chosen = list(dict.fromkeys(side_ids))
        for one in chosen:
            if one not in self.sides:
                raise unknown("side", one, self.sides)
        if not chosen or any(self.sides[one].shared for one in chosen):
            raise ValueError("Merge at least one side, and none that is shared by all.")
        if side_id in self.sides and side_id not in chosen:
            raise ValueError(f"There is another side {side_id!r} already.")
        owners = frozenset().union(*(self.sides[one].owners for one in chosen))
        into = {one: side_id if one in chosen else one for one in self.sides}
        sides = {into[one]: side for one, side in self.sides.items()}
        sides[side_id] = Side(name, owners)
        line = self.assignment.map(into)
        return Plan.of(
            line, sides, id=self.id, title=self.title, note=self.note, sources=self.sources
        )


@cache
def plan(territory_id: str, plan_id: str) -> Plan:
    """The registered plan `plan_id` on the units of `territory_id`. Raises UnknownId."""
    facts = entry(territory_id)
    registry = read_toml("plans")[facts["country"]]
    if plan_id not in plan_ids(territory_id):
        raise unknown(f"plan for {territory_id}", plan_id, plan_ids(territory_id))
    about = registry["plans"][plan_id]
    sides = {side: _side(registry["sides"][side]) for side in about["sides"]}
    return Plan.of(
        _assignment(facts["country"], facts["family"], plan_id),
        sides,
        id=plan_id,
        title=about["title"],
        note=about["note"],
        sources=tuple(about["sources"]),
    )


def registered_sides(country: str) -> dict[str, Side]:
    """Every side that a country's registered plans have, by id; none for an unknown country."""
    sides = read_toml("plans").get(country, {"sides": {}})["sides"]
    return {side_id: _side(about) for side_id, about in sides.items()}


def _side(about: dict) -> Side:
    return Side(about["name"], frozenset(about["owners"]), about.get("shared", False))


def _assignment(country: str, family: str, plan_id: str) -> pd.Series:
    """The side of every unit: a variant changes a few units of its base plan."""
    about = read_toml("plans")[country]["plans"][plan_id]
    units = unit_table(family).index
    if "base" in about:
        changed = pd.Series(about["changes"])
        series = _assignment(country, family, about["base"]).copy()
        series[changed.index] = changed
        return series
    if len(about["sides"]) == 1:
        return pd.Series(about["sides"][0], index=units)
    rows = read_table("plan_assignments")
    rows = rows[(rows["family"] == family) & (rows["plan_id"] == plan_id)]
    series = rows.set_index("unit_id")["side_id"]
    if set(series.index) != set(units):
        odd = ", ".join(sorted(set(series.index) ^ set(units)))
        raise TableError(
            f"plan_assignments.csv: {plan_id} on {family} must give every unit a side, and no "
            f"other; look at: {odd}"
        )
    return series.loc[units]
