"""A contiguous plan to begin with: what each unit would like, gathered into one piece a side.

Nothing is proven here. A large territory is too wide for the sweep to end in a plan at all; then
this one, with the bound of the relaxation, is what there is. What is gathered is improved unit by
unit and piece by piece, then taken apart around a unit drawn at random and gathered again (iterated
local search; Lourenço, Martin & Stützle 2003).
"""

from collections.abc import Callable, Sequence
from heapq import heapify, heappop, heappush

import numpy as np
from numpy.typing import NDArray

SEED = 0
# Of a territory taken apart at a time: three units to three and an eighth of all.
SMALL, PART = 3, 8
BLUR = (0.6, 1.4)  # what prices are multiplied with


def gathered(
    cost: NDArray[np.float64], wish: NDArray[np.int8], near: Sequence[set[int]]
) -> NDArray[np.int8] | None:
    """Every side in one piece, grown from the piece that it would lose most by giving away.

    `cost` is units x sides, inf where a unit may not have the side; `wish` has the side that each
    unit would have, none of them empty. The units outside of those pieces join what they touch,
    the cheapest first. None where a unit can join nothing that it may.
    """
    rows = np.arange(len(cost))
    loss = np.sort(cost, axis=1)[:, :2].max(axis=1) - cost[rows, wish]
    plan = np.full(len(cost), -1, dtype=np.int8)
    for side in range(cost.shape[1]):
        pieces = _pieces(set(np.flatnonzero(wish == side).tolist()), near)
        kept = max(pieces, key=lambda piece: sum(loss[unit] for unit in piece))
        plan[list(kept)] = side
    extra = cost - cost.min(axis=1, keepdims=True)
    heap = [
        (extra[unit, plan[beside]], unit, int(plan[beside]))
        for unit in rows[plan < 0].tolist()
        for beside in near[unit]
        if plan[beside] >= 0
    ]
    heapify(heap)
    while heap:
        price, unit, side = heappop(heap)
        if plan[unit] >= 0 or not np.isfinite(price):
            continue
        plan[unit] = side
        for beside in near[unit]:
            if plan[beside] < 0:
                heappush(heap, (extra[beside, side], beside, side))
    return plan if (plan >= 0).all() else None


def improved(
    cost: NDArray[np.float64],
    plan: NDArray[np.int8],
    near: Sequence[set[int]],
    stop: Callable[[], bool] = lambda: False,
) -> NDArray[np.int8]:
    """The plan after every change found that costs less and leaves each side in one piece.

    A change is one unit at an edge, or a piece that would rather be on another side together with
    the cheapest corridor from there.
    """
    plan = _edged(cost, plan.copy(), near, stop)
    found = True
    while found and not stop():
        found = False
        for side in range(cost.shape[1]):
            for change in _reached(cost, plan, near, side):
                if stop():
                    break
                taken = plan.copy()
                taken[change] = side
                saved = _paid(cost, plan) - _paid(cost, taken)
                if saved > 0 and _whole(taken, near, cost.shape[1]):
                    plan, found = _edged(cost, taken, near, stop), True
                    break
    return plan


def searched(
    cost: NDArray[np.float64],
    plan: NDArray[np.int8],
    near: Sequence[set[int]],
    stop: Callable[[], bool],
) -> NDArray[np.int8]:
    """The best plan met until `stop`, each gathered from the last but for the units around one.

    There every unit would have the side that is cheapest for it, cheapest with prices blurred, or
    all of them the same. Drawn from a fixed seed.
    """
    random = np.random.default_rng(SEED)
    n, sides = cost.shape
    paid = _paid(cost, plan)
    while not stop():
        wish = plan.copy()
        size = int(random.integers(SMALL, SMALL + 1 + n // PART))
        around = _ball(int(random.integers(n)), size, near)
        how = random.integers(3)
        blurred = cost[around] * (random.uniform(*BLUR, (len(around), sides)) if how else 1.0)
        wish[around] = random.integers(sides) if how == 1 else blurred.argmin(axis=1)
        made = gathered(cost, wish, near) if len(np.unique(wish)) == sides else None
        if made is None:
            continue
        made = improved(cost, made, near, stop)
        if (now := _paid(cost, made)) <= paid:
            plan, paid = made, now
    return plan


def _ball(unit: int, size: int, near: Sequence[set[int]]) -> list[int]:
    """A unit and those nearest to it by borders crossed."""
    found = {unit: None}
    for one in (order := [unit]):
        if len(order) >= size:
            break
        fresh = [other for other in sorted(near[one]) if other not in found]
        found |= dict.fromkeys(fresh)
        order += fresh
    return order[:size]


def _edged(
    cost: NDArray[np.float64],
    plan: NDArray[np.int8],
    near: Sequence[set[int]],
    stop: Callable[[], bool],
) -> NDArray[np.int8]:
    """Every single unit where it costs least, as far as its side holds without it."""
    open_units = set(range(len(cost)))
    while open_units and not stop():
        unit = open_units.pop()
        old = plan[unit]
        beside = {int(plan[other]) for other in near[unit]} - {int(old)}
        better = [side for side in beside if cost[unit, side] < cost[unit, old]]
        if better and _holds_without(unit, plan, near):
            plan[unit] = min(better, key=lambda side: cost[unit, side])
            open_units |= near[unit]
    return plan


def _reached(
    cost: NDArray[np.float64], plan: NDArray[np.int8], near: Sequence[set[int]], side: int
) -> list[list[int]]:
    """Pieces that would cost less on a side, with their corridors; what saves most comes first."""
    extra = cost[:, side] - cost[np.arange(len(cost)), plan]
    far = np.full(len(cost), np.inf)
    back = np.full(len(cost), -1)
    own = np.flatnonzero(plan == side).tolist()
    far[own] = 0.0
    heap = [(0.0, unit) for unit in own]
    while heap:
        price, unit = heappop(heap)
        if price > far[unit]:
            continue
        for beside in near[unit]:
            dearer = price + max(extra[beside], 0.0)
            if dearer < far[beside]:
                far[beside], back[beside] = dearer, unit
                heappush(heap, (dearer, beside))
    changes = []
    for piece in _pieces(set(np.flatnonzero((extra < 0) & (plan != side)).tolist()), near):
        unit = min(piece, key=lambda one: far[one])
        saved = -sum(extra[one] for one in piece) - far[unit]
        if saved > 0:
            change = set(piece)
            while back[unit] >= 0 and plan[unit] != side:
                change.add(unit)
                unit = int(back[unit])
            changes.append((saved, sorted(change)))
    return [change for _, change in sorted(changes, reverse=True)]


def _paid(cost: NDArray[np.float64], plan: NDArray[np.int8]) -> float:
    return float(cost[np.arange(len(cost)), plan].sum())


def _whole(plan: NDArray[np.int8], near: Sequence[set[int]], sides: int) -> bool:
    """Whether every side has units, all in one piece."""
    return all(
        len(_pieces(set(np.flatnonzero(plan == side).tolist()), near)) == 1 for side in range(sides)
    )


def _holds_without(unit: int, plan: NDArray[np.int8], near: Sequence[set[int]]) -> bool:
    """Whether a unit's side is in one piece, and not empty, without it."""
    side = plan[unit]
    ends = {other for other in near[unit] if plan[other] == side}
    if not ends:
        return False
    open_units = [ends.pop()]
    seen = {unit, *open_units}
    while open_units and ends:
        fresh = {o for o in near[open_units.pop()] if plan[o] == side} - seen
        seen |= fresh
        ends -= fresh
        open_units += fresh
    return not ends


def _pieces(units: set[int], near: Sequence[set[int]]) -> list[set[int]]:
    """The connected pieces of some units."""
    pieces = []
    while units:
        open_units = [units.pop()]
        piece = set(open_units)
        while open_units:
            fresh = near[open_units.pop()] & units
            units -= fresh
            piece |= fresh
            open_units += fresh
        pieces.append(piece)
    return pieces
