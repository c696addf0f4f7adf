"""What a state of the sweep must still pay: pieces of one side have to meet.

A side in two pieces is completed only if each piece reaches another through units to come, all on
that side. With prices above the cheapest choice for weights, the lightest such path is a lower
bound; of the pieces of a side the dearest counts. Paths of different sides share no unit, so their
bounds add up.
"""

import numpy as np
from numpy.typing import NDArray

from geodata.optimum.states import States

FAR = 1e15  # people; a path that does not exist
TINY = 1e-9  # a weight of 0 would be no arc
ROUNDING = 1e-6  # people; taken off, so that rounding never lifts a bound
BLOCK = 32_768  # states looked at together


def look_ahead(
    prices: NDArray[np.float64], neighbours: list[set[int]], order: list[int]
) -> list[NDArray[np.float64]]:
    """`_meeting_costs` after each step of a sweep in this order, for the frontier as it then is."""
    frontier: list[int] = []
    done: set[int] = set()
    found = []
    for unit in order:
        done.add(unit)
        frontier = [other for other in [*frontier, unit] if not neighbours[other] <= done]
        found.append(_meeting_costs(prices, neighbours, set(order) - done, frontier))
    return found


def _meeting_costs(
    prices: NDArray[np.float64], neighbours: list[set[int]], to_come: set[int], frontier: list[int]
) -> NDArray[np.float64]:
    """The lightest path between frontier units through units to come: side x unit x unit.

    A unit weighs its price above its cheapest side; `prices` is units x sides, inf where a unit may
    not have the side. FAR where there is no path.
    """
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import dijkstra

    n, sides = prices.shape
    extra = prices - prices.min(axis=1, keepdims=True)
    place = {unit: n + i for i, unit in enumerate(frontier)}  # where paths start and end
    inner = [(a, b) for a in to_come for b in neighbours[a] & to_come]
    ends = [(b, a) for a in frontier for b in neighbours[a] & to_come]
    tails = np.array([a for a, _ in inner] + [place[f] for _, f in ends], dtype=int)
    heads = np.array([b for _, b in inner] + [b for b, _ in ends], dtype=int)
    found = np.full((sides, len(frontier), len(frontier)), FAR)
    for side in range(sides if ends else 0):
        weight = extra[heads, side]
        may = np.isfinite(weight)
        arcs = (weight[may] + TINY, (tails[may], heads[may]))
        graph = csr_array(arcs, shape=(n + len(frontier),) * 2)
        reached = dijkstra(graph, indices=list(place.values()))
        for j, unit in enumerate(frontier):
            beside = reached[:, sorted(neighbours[unit] & to_come)]
            found[side, :, j] = beside.min(axis=1, initial=FAR)
    return np.maximum(found - ROUNDING, 0.0)


def still_to_pay(states: States, costs: NDArray[np.float64]) -> NDArray[np.float64]:
    """People that every completion of a state pays beyond its price bound; FAR if there is none.

    `costs` is that of `look_ahead` for the step of the states.
    """
    if states.piece.shape[1] < 2:
        return np.zeros(len(states))
    starts = range(0, len(states), BLOCK)
    parts = [states.take(slice(start, start + BLOCK)) for start in starts]
    return np.concatenate([np.zeros(0), *(_of_block(part, costs) for part in parts)])


def _of_block(states: States, costs: NDArray[np.float64]) -> NDArray[np.float64]:
    piece, side = np.ascontiguousarray(states.piece.T), np.ascontiguousarray(states.side.T)
    places, count = piece.shape
    near = np.full((places, count), np.inf)  # by frontier unit: the way to another piece
    for a in range(places):
        for b in range(a + 1, places):
            kin = (side[a] == side[b]) & (piece[a] != piece[b])
            ways = np.where(kin, costs[:, a, b].take(side[a]), np.inf)
            np.minimum(near[a], ways, out=near[a])
            np.minimum(near[b], ways, out=near[b])
    for b in reversed(range(places)):  # a piece is named by the place of its first unit
        for a in range(b):
            np.copyto(near[a], np.minimum(near[a], near[b]), where=piece[b] == a)
        near[b, piece[b] != b] = 0.0
    near[np.isinf(near)] = 0.0  # no other piece to meet
    dearest = [np.where(side == k, near, 0.0).max(axis=0) for k in range(len(costs))]
    return np.sum(dearest, axis=0)
