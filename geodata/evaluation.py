"""What a plan does to the people of a territory: who is left on the wrong side of the line."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geodata.ids import unknown
from geodata.plan import Plan
from geodata.territory import Territory

OUTCOMES = ["right", "wrong_side", "in_shared"]


@dataclass(frozen=True, eq=False)
class Evaluation:
    """right + wrong_side + in_shared + unplaced == everyone, in people (floats).

    `outcomes[k, s, i]` is how many people of unit i would have outcome k if the unit were on side
    s. It depends on the territory and the sides alone, so a flip passes it on and moves only the
    `totals` by the difference the flipped units make.
    """

    territory: Territory
    plan: Plan
    outcomes: NDArray[np.float64]
    totals: NDArray[np.float64]

    @property
    def right(self) -> float:
        """People of a group that owns the side they live on."""
        return float(self.totals[0])

    @property
    def wrong_side(self) -> float:
        """People of a listed group that does not own the side they live on."""
        return float(self.totals[1])

    @property
    def in_shared(self) -> float:
        """People of the listed groups on a shared side."""
        return float(self.totals[2])

    @property
    def unplaced(self) -> float:
        """People of no listed group, wherever they live."""
        return float(self.territory.unplaced.sum())

    @property
    def wrong_share(self) -> float:
        """`wrong_side` divided by everyone; 0 where nobody lives."""
        everyone = self.territory.everyone
        return self.wrong_side / everyone if everyone else 0.0

    def flip(self, unit_id: str, side_id: str) -> "Evaluation":
        """The evaluation of the plan with one unit flipped."""
        return self.flips({unit_id: side_id})

    def flips(self, changes: Mapping[str, str]) -> "Evaluation":
        """The evaluation of the plan with several units flipped; costs only the difference."""
        child = self.plan.flips(changes)
        rows = [child.position(unit) for unit in changes]
        before = self.outcomes[:, self.plan.codes[rows], rows]
        after = self.outcomes[:, child.codes[rows], rows]
        totals = self.totals + (after - before).sum(axis=1)
        return Evaluation(self.territory, child, self.outcomes, totals)

    @cached_property
    def _per_unit(self) -> NDArray[np.float64]:
        """Outcome x unit, people."""
        codes = self.plan.codes
        return self.outcomes[:, codes, np.arange(len(codes))]

    @cached_property
    def by_unit(self) -> pd.Series:
        """People on the wrong side in each unit, indexed by unit_id."""
        return pd.Series(self._per_unit[1], self.plan.unit_ids, name="wrong_side")

    @cached_property
    def by_unit_and_group(self) -> pd.DataFrame:
        """People on the wrong side: one row a unit, one column a group."""
        owned, shared = _ownership(self.territory, self.plan)
        wrong = ~owned & ~shared[:, None]
        return self.territory.counts.where(wrong[self.plan.codes], 0.0)

    @cached_property
    def by_side(self) -> pd.DataFrame:
        """Side id -> right, wrong_side, in_shared, unplaced, everyone; sides without units too."""
        table = pd.DataFrame(self._per_unit.T, columns=OUTCOMES)
        table["unplaced"] = self.territory.unplaced.to_numpy()
        table["everyone"] = table.sum(axis=1)
        table = table.groupby(self.plan.codes).sum().reindex(range(len(self.plan.sides)))
        return table.fillna(0.0).set_axis(pd.Index(self.plan.sides, name="side_id"))

    @cached_property
    def by_group(self) -> pd.DataFrame:
        """Group -> right, wrong_side, in_shared, everyone."""
        owned, shared = _ownership(self.territory, self.plan)
        counts = self.territory.counts.to_numpy(dtype=float)
        here = owned[self.plan.codes] * counts, ~owned[self.plan.codes] * counts
        apart = shared[self.plan.codes][:, None]
        parts = [here[0] * ~apart, here[1] * ~apart, counts * apart, counts]
        return pd.DataFrame(
            np.column_stack([part.sum(axis=0) for part in parts]),
            index=pd.Index(self.territory.groups, name="group"),
            columns=[*OUTCOMES, "everyone"],
        )

    @cached_property
    def parts(self) -> dict[str, list[set[str]]]:
        """Side id -> its connected pieces, the one with most units first. Raises NotMeasured."""
        found: dict[str, list[set[str]]] = {side: [] for side in self.plan.sides}
        side_of = self.plan.assignment.to_dict()
        left = dict.fromkeys(side_of)
        while left:
            first = next(iter(left))
            piece, edge = {first}, [first]
            while edge:
                near = self.territory.adjacency[edge.pop()] - piece
                same = {unit for unit in near if side_of[unit] == side_of[first]}
                piece |= same
                edge.extend(same)
            for unit in piece:
                del left[unit]
            found[side_of[first]].append(piece)
        return {side: sorted(pieces, key=len, reverse=True) for side, pieces in found.items()}

    @property
    def contiguous(self) -> bool:
        """Whether no side is in more than one piece. Raises NotMeasured."""
        return all(len(pieces) <= 1 for pieces in self.parts.values())


def changing_hands(territory: Territory, before: Plan, after: Plan) -> pd.DataFrame:
    """Units that belong to others in `after` than in `before`, most people first.

    Columns by unit_id: name, before and after (names of the sides), people (everyone there). A
    side of another name that belongs to the same groups changes nothing. Raises ValueError if a
    plan is made for other units.
    """
    was, now = _fitted(before, territory), _fitted(after, territory)
    pairs = [
        (was.sides[a], now.sides[b]) for a, b in zip(was.assignment, now.assignment, strict=True)
    ]
    moved = [(a.owners, a.shared) != (b.owners, b.shared) for a, b in pairs]
    table = pd.DataFrame(
        {
            "name": territory.units["name"],
            "before": [a.name for a, _ in pairs],
            "after": [b.name for _, b in pairs],
            "people": territory.population,
        },
        index=territory.counts.index,
    )
    return table[moved].sort_values("people", ascending=False, kind="stable")


def evaluate(territory: Territory, plan: Plan) -> Evaluation:
    """The full evaluation of `plan` on `territory`.

    Raises ValueError if the plan is made for other units, UnknownId if a side belongs to a group
    that the territory does not list.
    """
    plan = _fitted(plan, territory)
    owned, shared = _ownership(territory, plan)
    counts = territory.counts.to_numpy(dtype=float)
    outcomes = np.stack([owned @ counts.T, ~owned @ counts.T, np.zeros((len(owned), len(counts)))])
    outcomes[2, shared] = counts.sum(axis=1)
    outcomes[:2, shared] = 0.0
    totals = outcomes[:, plan.codes, np.arange(len(counts))].sum(axis=1)
    return Evaluation(territory, plan, outcomes, totals)


def _ownership(territory: Territory, plan: Plan) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Side x group: does the side belong to the group; and side: is it shared."""
    for side in plan.sides.values():
        for group in side.owners - set(territory.groups):
            raise unknown("group", group, territory.groups)
    owned = [[group in side.owners for group in territory.groups] for side in plan.sides.values()]
    return np.array(owned), np.array([side.shared for side in plan.sides.values()])


def _fitted(plan: Plan, territory: Territory) -> Plan:
    """The plan with its units in the territory's order."""
    units = territory.counts.index
    if plan.unit_ids.equals(units):
        return plan
    odd = sorted(set(plan.unit_ids) ^ set(units))
    if odd:
        some = ", ".join(odd[:5]) + (f" and {len(odd) - 5} more" if len(odd) > 5 else "")
        raise ValueError(
            f"The plan {plan.title or plan.id!r} does not fit {territory.title}: the two do not "
            f"have the same units ({some})."
        )
    return replace(plan, unit_ids=units, codes=plan.codes[plan.unit_ids.get_indexer(units)])
