"""The order of a sweep: the fewer units on the frontier, the fewer states."""

import numpy as np
from numpy.typing import NDArray

STARTS = 24  # units at the rim from which an order is tried


def sweep_orders(edges: NDArray[np.int64], n: int, sides: int, count: int) -> list[list[int]]:
    """The `count` best orders, best first: greedy ones, each from a unit far from some other."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import shortest_path

    graph = csr_array((np.ones(len(edges)), (edges[:, 0], edges[:, 1])), shape=(n, n))
    steps = shortest_path(graph, directed=False, unweighted=True)
    reach = np.where(np.isfinite(steps), steps, 0).max(axis=1)
    near = neighbour_sets(edges, n)
    found = [_greedy(near, int(start)) for start in np.argsort(-reach, kind="stable")[:STARTS]]
    # About how many states a sweep would meet; orders that would meet as many are much the same.
    weight = {sum((sides + 1.0) ** size for size in sizes): order for order, sizes in found}
    return [weight[key] for key in sorted(weight)[:count]]


def neighbour_sets(edges: NDArray[np.int64], n: int) -> list[set[int]]:
    """The neighbours of each of `n` units."""
    near: list[set[int]] = [set() for _ in range(n)]
    for a, b in edges.tolist():
        near[a].add(b)
        near[b].add(a)
    return near


def _greedy(neighbours: list[set[int]], start: int) -> tuple[list[int], list[int]]:
    """An order from `start`, and the length of the frontier after each step."""
    n = len(neighbours)
    to_come = [len(near) for near in neighbours]  # neighbours without a side yet
    order: list[int] = []
    sizes: list[int] = []
    since: dict[int, int] = {}  # frontier unit -> step at which it came
    left = set(range(n))
    unit = start
    while True:
        left.discard(unit)
        for other in neighbours[unit]:
            to_come[other] -= 1
            if not to_come[other]:
                since.pop(other, None)
        if to_come[unit]:
            since[unit] = len(order)
        order.append(unit)
        sizes.append(len(since))
        if not left:
            return order, sizes
        beside = set().union(*(neighbours[u] for u in since)) & left

        def growth(u: int) -> tuple[int, int]:
            mine = [v for v in neighbours[u] if v in since]
            gone = sum(to_come[v] == 1 for v in mine)
            return (to_come[u] > 0) - gone, min((since[v] for v in mine), default=n)

        unit = min(sorted(beside or left), key=growth)
