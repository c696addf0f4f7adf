"""The cheapest contiguous plan on plain arrays: relax, begin with some plan, sweep ever wider."""

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

import numpy as np
from numpy.typing import NDArray

from geodata.optimum.lookahead import look_ahead
from geodata.optimum.order import neighbour_sets, sweep_orders
from geodata.optimum.relaxation import Prices, relax
from geodata.optimum.start import gathered, improved, searched
from geodata.optimum.sweep import sweep

WIDTHS = (1_000, 8_000, 64_000, 256_000)  # states a step; the last takes 100 to 300 MB
ORDERS = 3  # orders tried at the first width
RELAXING = 0.4  # share of the time that the relaxation may take
LARGE = 160  # units beyond which a proof is not expected, and a good plan is searched for first
BEGINNING_S = 4  # seconds of that search, or a tenth of the time if that is less


@dataclass(frozen=True)
class Solution:
    """`plan`: side of each unit, None if none was found; `bound`: no plan costs less.

    `plan` None with a bound of inf proves that there is no plan at all.
    """

    plan: NDArray[np.int8] | None
    cost: float
    bound: float


def separate_best(cost: NDArray[np.float64]) -> Solution:
    """The cheapest plan if sides need not be contiguous, exactly.

    `cost` is units x sides, inf where a unit may not have the side. Each unit takes its cheapest
    side, but for one unit a side that must not be empty: a linear assignment of sides to the
    units where that costs least beyond the cheapest.
    """
    from scipy.optimize import linear_sum_assignment

    extra = cost - cost.min(axis=1, keepdims=True)
    try:
        sides, units = linear_sum_assignment(extra.T)
    except ValueError:  # no way to give every side a unit
        return Solution(None, np.inf, np.inf)
    if len(sides) < cost.shape[1]:
        return Solution(None, np.inf, np.inf)
    plan = cost.argmin(axis=1).astype(np.int8)
    plan[units] = sides
    value = float(cost[np.arange(len(cost)), plan].sum())
    return Solution(plan, value, value)


def contiguous_best(
    cost: NDArray[np.float64],
    edges: NDArray[np.int64],
    *,
    time_limit_s: float = np.inf,
    should_stop: Callable[[], bool] = lambda: False,
    report: Callable[[float, float], None] = lambda best, bound: None,
) -> Solution:
    """The cheapest plan whose every side is in one piece, or the best found in time, with a bound.

    `cost` is units x sides in people, inf where a unit may not have the side; `edges` is pairs of
    neighbours, shape (m, 2). `report` is told the best cost and the lower bound as they improve.
    The first sweep is not cut short by the time limit (it takes well under a second).
    """
    start = monotonic()
    n, sides = cost.shape
    edges = np.asarray(edges, dtype=np.int64).reshape(-1, 2)

    def late(share: float = 1.0) -> bool:
        return should_stop() or monotonic() - start > share * time_limit_s

    prices = relax(cost, edges, stop=lambda: late(RELAXING), report=lambda b: report(np.inf, b))
    best = Solution(None, np.inf, prices.bound)
    if np.isinf(prices.bound) or should_stop():
        return best
    near = neighbour_sets(edges, n)
    best = _begun(cost, prices, near, late)
    if n > LARGE:
        until = min(monotonic() + BEGINNING_S, start + time_limit_s * (RELAXING + 0.1))
        best = _searched(cost, best, near, lambda: should_stop() or monotonic() > until)
    report(best.cost, best.bound)
    if best.bound >= best.cost:
        return best
    orders = sweep_orders(edges, n, sides, ORDERS)
    tried = [(WIDTHS[0], order, look_ahead(prices.prices, near, order)) for order in orders]
    first = True
    while tried:
        bounds = []
        for width, order, ahead in tried:
            found = sweep(
                cost,
                near,
                order,
                prices,
                below=best.cost,
                width=width,
                ahead=ahead,
                stop=should_stop if first else late,
            )
            first = False
            if found is None:
                return best
            if found.plan is not None:
                best = Solution(found.plan, found.cost, best.bound)
            bound = min(max(best.bound, found.bound), best.cost)
            best = Solution(best.plan, best.cost, bound)
            report(best.cost, best.bound)
            if best.bound >= best.cost:
                return best
            bounds.append(found.bound)
        _, order, ahead = tried[int(np.argmax(bounds))]
        tried = [(wider, order, ahead) for wider in WIDTHS if wider > width][:1]
    return _searched(cost, best, near, late) if n > LARGE and time_limit_s < np.inf else best


def _begun(
    cost: NDArray[np.float64],
    prices: Prices,
    near: list[set[int]],
    stop: Callable[[], bool],
) -> Solution:
    """The better of two plans: from what each unit would have, and from its prices."""
    best = Solution(None, np.inf, prices.bound)
    for wanted in (cost, prices.prices):
        wish = separate_best(wanted).plan
        plan = None if wish is None else gathered(cost, wish, near)
        if plan is None:
            continue
        plan = improved(cost, plan, near, stop)
        paid = float(cost[np.arange(len(cost)), plan].sum())
        if paid < best.cost:
            best = Solution(plan, paid, min(prices.bound, paid))
    return best


def _searched(
    cost: NDArray[np.float64], best: Solution, near: list[set[int]], stop: Callable[[], bool]
) -> Solution:
    """The best plan after a search by chance, if there is a plan to begin with."""
    if best.plan is None:
        return best
    plan = searched(cost, best.plan, near, stop)
    return Solution(plan, float(cost[np.arange(len(cost)), plan].sum()), best.bound)
