"""The plan that leaves the fewest people on the wrong side, with proof of how good it is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from time import monotonic

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geodata.evaluation import Evaluation, evaluate
from geodata.ids import unknown
from geodata.optimum.solve import Solution, contiguous_best, separate_best
from geodata.plan import Plan, Side
from geodata.territory import Territory

MOST_SIDES = 4
NAMED = 5  # units named in one message

Progress = Callable[[float | None, float, float], None]


class NoPlan(ValueError):
    """No plan can meet the conditions; the message says which of them stands in the way."""


class NotFound(RuntimeError):
    """The search ended before it met any plan, which proves nothing."""


@dataclass(frozen=True, eq=False)
class Optimum:
    """The best plan found. No plan under the same conditions has fewer than `lower_bound` people
    on the wrong side, so `gap` = (wrong_side - lower_bound) / wrong_side is 0 when it is proven
    best. `seconds` is what the search took.
    """

    plan: Plan
    evaluation: Evaluation
    lower_bound: float
    gap: float
    seconds: float

    @property
    def proven(self) -> bool:
        """Whether no plan can be better."""
        return self.gap == 0


def best_plan(
    t: Territory,
    sides: Mapping[str, Side],
    *,
    fixed: Mapping[str, str] | None = None,
    contiguous: bool = True,
    time_limit_s: float = 60,
    progress: Progress | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> Optimum:
    """The plan with the fewest people on the wrong side.

    `sides`: one to four, by side id. A shared side has just the units that `fixed` gives it; every
    other side has owners. `fixed` is unit_id -> side id. No side is empty. If `contiguous`, every
    side that is not shared is in one piece over `t.neighbours`, and shared units do not join it.

    `progress(best, lower_bound, seconds)` is told how the search goes, in people; best is None
    until a plan is met. `should_stop()` is asked many times a second; after it or `time_limit_s`
    the best plan so far is returned with its bound.

    Method: prices from a linear relaxation with separator cuts (HiGHS; `relaxation.py`) bound every
    plan from below, without assuming a unit that a side must contain; a sweep over the units
    (`sweep.py`) keeps the cheapest plan a state and discards what the bound rules out. Without
    contiguity each unit takes its best side, and the rule that no side is empty is an assignment.

    Raises ValueError for sides that make no sense, UnknownId, NoPlan if the conditions cannot be
    met, NotFound if the time was up before any plan was met, NotMeasured if contiguity is asked of
    a territory whose neighbours nobody measured.
    """
    start = monotonic()
    fixed = dict(fixed or {})
    _check(t, sides, fixed, time_limit_s)
    owned = [side_id for side_id, side in sides.items() if not side.shared]
    shared = {unit for unit, side_id in fixed.items() if sides[side_id].shared}
    free = [unit for unit in t.counts.index if unit not in shared]
    cost = _cost(t, sides, owned, free, fixed)
    edges = _edges(t, free) if contiguous else np.zeros((0, 2), dtype=np.int64)
    _refuse_hopeless(sides, owned, free, fixed, edges, contiguous)

    def report(best: float, bound: float) -> None:
        if progress:
            progress(best if np.isfinite(best) else None, bound, monotonic() - start)

    if not owned:
        solution = Solution(np.zeros(0, np.int8), 0.0, 0.0)
    elif not contiguous:
        solution = separate_best(cost)
    else:
        solution = contiguous_best(
            cost,
            edges,
            time_limit_s=time_limit_s,
            should_stop=should_stop or (lambda: False),
            report=report,
        )
    seconds = monotonic() - start
    if solution.plan is None and np.isinf(solution.bound):
        raise NoPlan(
            "There is no plan in which every side is in one piece"
            + (" with the units as they are fixed." if fixed else ".")
        )
    if solution.plan is None:
        raise NotFound(
            f"No plan was met in {seconds:.0f} s. That proves nothing: allow more time, or fix "
            "fewer units."
        )
    assignment = fixed | {
        unit: owned[side] for unit, side in zip(free, solution.plan.tolist(), strict=True)
    }
    plan = Plan.of(pd.Series(assignment)[t.counts.index], sides)
    gap = (solution.cost - solution.bound) / solution.cost if solution.cost else 0.0
    return Optimum(plan, evaluate(t, plan), solution.bound, gap, seconds)


def _check(
    t: Territory, sides: Mapping[str, Side], fixed: Mapping[str, str], time_limit_s: float
) -> None:
    if not 1 <= len(sides) <= MOST_SIDES:
        raise ValueError(f"A search takes one to {MOST_SIDES} sides, not {len(sides)}.")
    if not time_limit_s > 0:
        raise ValueError(f"The time limit must be above 0 seconds, not {time_limit_s}.")
    for side in sides.values():
        if not side.shared and not side.owners:
            raise ValueError(f"{side.name} belongs to no group: give it an owner, or share it.")
        for group in side.owners - set(t.groups):
            raise unknown("group", group, t.groups)
    for unit, side_id in fixed.items():
        if unit not in t.counts.index:
            raise unknown("unit", unit, t.counts.index)
        if side_id not in sides:
            raise unknown("side", side_id, sides)


def _cost(
    t: Territory,
    sides: Mapping[str, Side],
    owned: list[str],
    free: list[str],
    fixed: Mapping[str, str],
) -> NDArray[np.float64]:
    """Free unit x owned side: people on the wrong side; inf where the unit is fixed elsewhere."""
    counts = t.counts.loc[free].to_numpy(dtype=float)
    mine = np.array([[group in sides[s].owners for group in t.groups] for s in owned], dtype=bool)
    cost = counts @ ~mine.reshape(len(owned), len(t.groups)).T
    for row, unit in enumerate(free):
        if unit in fixed:
            elsewhere = [side_id != fixed[unit] for side_id in owned]
            cost[row, elsewhere] = np.inf
    return cost


def _edges(t: Territory, free: list[str]) -> NDArray[np.int64]:
    """The neighbours among the free units, as places in `free`."""
    place = {unit: i for i, unit in enumerate(free)}
    borders = t.borders()
    pairs = zip(borders["unit_a"], borders["unit_b"], strict=True)
    found = [(place[a], place[b]) for a, b in pairs if a in place and b in place]
    return np.array(found, dtype=np.int64).reshape(-1, 2)


def _refuse_hopeless(
    sides: Mapping[str, Side],
    owned: list[str],
    free: list[str],
    fixed: Mapping[str, str],
    edges: NDArray[np.int64],
    contiguous: bool,
) -> None:
    """Raise NoPlan, naming the reason, where one can be seen before the search."""
    for side_id, side in sides.items():
        if side.shared and side_id not in fixed.values():
            raise NoPlan(f"{side.name} is shared, so its units must be fixed; none is.")
    if not owned:
        if free:
            raise NoPlan(
                f"Every side is shared, so every unit must be fixed; these are not: {_some(free)}."
            )
        return
    spare = sum(unit not in fixed for unit in free)
    bare = [sides[side_id].name for side_id in owned if side_id not in fixed.values()]
    if len(bare) > spare:
        raise NoPlan(
            f"No side may be empty, but {spare} units are left for {len(bare)}: {', '.join(bare)}."
        )
    if not contiguous:
        return
    pieces = _pieces(len(free), edges)
    if len(set(pieces)) > len(owned):
        lots = [_some([free[i] for i in np.flatnonzero(pieces == p)]) for p in set(pieces)]
        raise NoPlan(
            f"Without the shared units the land falls into {len(lots)} pieces, more than there are "
            f"sides to be in one piece: {'; '.join(lots[: MOST_SIDES + 1])}."
        )
    for side_id in owned:
        barred = np.array([fixed.get(unit, side_id) != side_id for unit in free])
        pieces = _pieces(len(free), edges[~barred[edges].any(axis=1)])
        held = [i for i, unit in enumerate(free) if fixed.get(unit) == side_id]
        apart = [i for i in held if pieces[i] != pieces[held[0]]]
        if apart:
            raise NoPlan(
                f"{free[held[0]]!r} and {free[apart[0]]!r} are both fixed to "
                f"{sides[side_id].name}, but the units fixed elsewhere cut one off from the other."
            )


def _pieces(n: int, edges: NDArray[np.int64]) -> NDArray[np.int32]:
    """The number of the connected piece that each of `n` units lies in."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import connected_components

    graph = csr_array((np.ones(len(edges)), (edges[:, 0], edges[:, 1])), shape=(n, n))
    return connected_components(graph, directed=False)[1]


def _some(units: list[str]) -> str:
    more = len(units) - NAMED
    return ", ".join(units[:NAMED]) + (f" and {more} more" if more > 0 else "")
