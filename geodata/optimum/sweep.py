"""An exact search over contiguous plans: sweep the units, keep one best plan a state.

Units are given their sides one by one. What matters for the rest is only the *frontier*: the units
given a side that still have a neighbour to come, their sides, and which of them are connected so
far (Kawahara et al. 2017, "Frontier-based search"). Of all plans that agree on that, the cheapest
is kept. What the pieces of a side must still pay to meet (`lookahead.py`) is added to its bound. A
state whose lower bound reaches the best plan known is dropped. If at most `width` states a step
remain, the result is exact; if more, those with the worst bounds are put aside, and the least of
their bounds is still a proven lower bound.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from geodata.optimum.lookahead import FAR, look_ahead, still_to_pay
from geodata.optimum.relaxation import Prices
from geodata.optimum.states import States

TOLERANCE = 1e-6  # people


@dataclass(frozen=True)
class Found:
    """`plan`: side of each unit, or None if nothing cheaper than `below` was found.

    `bound`: no contiguous plan costs less than this or than `below`, whichever is less.
    """

    plan: NDArray[np.int8] | None
    cost: float
    bound: float


def sweep(
    cost: NDArray[np.float64],
    neighbours: list[set[int]],
    order: list[int],
    prices: Prices,
    *,
    below: float,
    width: int,
    ahead: list[NDArray[np.float64]] | None = None,
    stop: Callable[[], bool] = lambda: False,
) -> Found | None:
    """The cheapest contiguous plan cheaper than `below`; None if stopped.

    `cost` is units x sides, inf where a unit may not have the side; every side gets a unit. `order`
    is the order of the sweep, `prices` the lower bound from the relaxation, `ahead` what
    `look_ahead` gives for them (found here if not given).
    """
    n, sides = cost.shape
    rest = np.append(prices.prices.min(axis=1)[order][::-1].cumsum()[::-1], 0.0)
    states = States(
        piece=np.zeros((1, 0), np.uint8),
        side=np.zeros((1, 0), np.uint8),
        closed=np.zeros(1, np.uint8),
        cost=np.zeros(1),
        surplus=np.full(1, prices.constant),
        path=np.zeros((1, -(-n // 4)), np.uint8),
    )
    frontier: list[int] = []
    done: set[int] = set()
    ahead = ahead or look_ahead(prices.prices, neighbours, order)
    aside = np.inf
    for step, unit in enumerate(order):
        if stop():
            return None
        done.add(unit)
        beside = [place for place, other in enumerate(frontier) if other in neighbours[unit]]
        frontier.append(unit)
        room = min(below, FAR) - rest[step + 1] - TOLERANCE
        states = _extend(states, step, cost[unit], prices.prices[unit], beside, room)
        for place in reversed(range(len(frontier))):
            if neighbours[frontier[place]] <= done:
                states = _leave(states, place)
                del frontier[place]
        states = _merge(states, room)
        bound = states.cost + states.surplus + still_to_pay(states, ahead[step])
        states, bound = states.take(bound < room), bound[bound < room] + rest[step + 1]
        if len(states) > width:
            best_first = np.argpartition(bound, width)
            aside = min(aside, float(bound[best_first[width:]].min()))
            states = states.take(best_first[:width])
    whole = np.flatnonzero(states.closed == (1 << sides) - 1)
    if not len(whole):
        return Found(None, np.inf, aside)
    row = whole[states.cost[whole].argmin()]
    value = float(states.cost[row])
    if value >= below:  # its bound was less than that, it is not
        return Found(None, np.inf, aside)
    plan = np.empty(n, np.int8)
    steps = np.arange(n)
    plan[order] = states.path[row, steps // 4] >> 2 * (steps % 4) & 3
    return Found(plan, value, min(aside, value))


def _extend(
    states: States,
    step: int,
    cost: NDArray[np.float64],
    price: NDArray[np.float64],
    beside: list[int],
    room: float,
) -> States:
    """Every state with the next unit on each side it may have, joined to its neighbours."""
    grown = []
    for side in np.flatnonzero(np.isfinite(cost)):
        open_ = states.closed >> side & 1 == 0
        rows = np.flatnonzero(open_ & (states.cost + states.surplus + price[side] < room))
        old = states.take(rows)
        last = states.piece.shape[1]
        pieces = np.column_stack([old.piece, np.full(len(rows), last, np.uint8)])
        for place in beside:
            touch = np.flatnonzero(old.side[:, place] == side)
            joined = pieces[touch]
            first = np.minimum(joined[:, place], joined[:, last])[:, None]
            second = np.maximum(joined[:, place], joined[:, last])[:, None]
            np.copyto(joined, first, where=joined == second)
            pieces[touch] = joined
        path = old.path
        path[:, step // 4] |= np.uint8(side << 2 * (step % 4))
        grown.append(
            States(
                piece=pieces,
                side=np.column_stack([old.side, np.full(len(rows), side, np.uint8)]),
                closed=old.closed,
                cost=old.cost + cost[side],
                surplus=old.surplus + price[side] - cost[side],
                path=path,
            )
        )
    return States(*(np.concatenate([getattr(g, f.name) for g in grown]) for f in fields(States)))


def _leave(states: States, place: int) -> States:
    """The states once the unit at `place` has no neighbour to come and leaves the frontier.

    The last unit of a piece closes its side; if the side has another piece, the two can never
    meet, and the state goes.
    """
    piece, side = states.piece, states.side
    kin = piece == piece[:, [place]]
    kin[:, place] = False
    alone = ~kin.any(axis=1)
    allies = side == side[:, [place]]
    allies[:, place] = False
    renamed = np.flatnonzero(~alone & (piece[:, place] == place))
    names = piece[renamed]
    np.copyto(names, kin[renamed].argmax(axis=1).astype(np.uint8)[:, None], where=kin[renamed])
    piece = piece.copy()
    piece[renamed] = names
    piece = np.delete(piece, place, axis=1)
    piece -= piece > place
    bit = np.left_shift(np.uint8(1), side[:, place])
    left = States(
        piece=piece,
        side=np.delete(side, place, axis=1),
        closed=np.where(alone, states.closed | bit, states.closed),
        cost=states.cost,
        surplus=states.surplus,
        path=states.path,
    )
    return left.take(~(alone & allies.any(axis=1)))


def _merge(states: States, room: float) -> States:
    """One state for all that agree on the frontier, without those whose bound leaves no room.

    They can be completed in the same ways, so the cheapest is kept, and every bound on what is
    still to come holds for it: the largest surplus counts.
    """
    if not len(states):
        return states
    columns = [states.piece * np.uint8(4) + states.side, states.closed[:, None]]
    key = np.concatenate(columns, axis=1)
    key = np.pad(key, ((0, 0), (0, -key.shape[1] % 8)))
    words = np.ascontiguousarray(key).view(np.uint64)
    order = np.lexsort((states.cost, *words.T))
    new = np.r_[True, (words[order][1:] != words[order][:-1]).any(axis=1)]
    starts = np.flatnonzero(new)
    merged = states.take(order[starts])
    merged.surplus = np.maximum.reduceat(states.surplus[order], starts)
    return merged.take(merged.cost + merged.surplus < room)
