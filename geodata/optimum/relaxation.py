"""A lower bound on every contiguous plan: a linear relaxation with separator cuts, by HiGHS.

x[i, k] is how much of unit i belongs to side k. Whole and connected is relaxed to a cut: if units
i and j both belong to side k and do not touch, then every set S of units that separates them
holds a unit of side k as well, so

    x[i, k] + x[j, k] - sum(x[s, k] for s in S) <= 1.

Nothing here assumes a unit that a side must contain. Cuts are found by maximum flow and added
until none is violated (Wang, Buchanan & Butenko 2017, "On imposing connectivity constraints in
integer programs"; Oehrlein & Haunert 2017 use them for districts).

The bound does not rest on the solver's tolerances: any multipliers <= 0 give prices whose cheapest
choices, added up, cannot exceed the cost of a plan that keeps the cuts.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Cut = tuple[int, int, int, frozenset[int]]  # side, unit i, unit j, separator

SCALE = 100_000  # flows are in whole numbers
SLACK = 0.3  # a cut further than this from binding is let go
CLEARLY = 0.02  # a cut violated by less is not worth a row
PATIENCE = 4  # rounds that hardly lift the bound before giving up


@dataclass(frozen=True)
class Prices:
    """cost >= constant + prices of the chosen sides, for every contiguous plan.

    `prices` is units x sides, inf where a unit may not have the side.
    """

    prices: NDArray[np.float64]
    constant: float

    @property
    def bound(self) -> float:
        """No plan costs less; inf if some unit may have no side at all."""
        return self.constant + float(self.prices.min(axis=1).sum())


class Cuts:
    """Finds violated separator cuts in a graph of `n` units."""

    def __init__(self, n: int, edges: NDArray[np.int64]) -> None:
        from scipy.sparse import csr_array

        self.n = n
        self.touching = np.eye(n, dtype=bool)
        self.touching[edges[:, 0], edges[:, 1]] = self.touching[edges[:, 1], edges[:, 0]] = True
        # Unit i is an arc from i to n + i that carries x[i]; a border is two arcs without limit.
        a, b = np.nonzero(self.touching & ~np.eye(n, dtype=bool))
        tails, heads = np.r_[np.arange(n), n + a], np.r_[n + np.arange(n), b]
        arcs = csr_array((np.arange(1, len(tails) + 1), (tails, heads)), shape=(2 * n, 2 * n))
        arcs.sort_indices()
        order = arcs.data - 1
        self.indptr, self.indices = arcs.indptr.astype(np.int32), arcs.indices.astype(np.int32)
        self.is_unit = order < n
        self.unit = np.where(self.is_unit, order, 0)

    def violated(self, x: NDArray[np.float64], root: int) -> list[tuple[int, int, frozenset[int]]]:
        """Cuts (root, j, separator) that `x`, one value a unit, violates."""
        from scipy.sparse import csr_array
        from scipy.sparse.csgraph import connected_components

        together = np.flatnonzero(x > 1 - CLEARLY)
        solid = self.touching[np.ix_(together, together)]
        _, piece = connected_components(csr_array(solid), directed=False)
        joined = np.zeros(self.n, bool)
        if root in together:
            joined[together[piece == piece[np.searchsorted(together, root)]]] = True
        far = ~self.touching[root] & ~joined & (x[root] + x > 1 + CLEARLY)
        capacity = (x[self.unit] * SCALE).astype(np.int32) + 1  # +1: prefer small separators
        capacity = np.where(self.is_unit, capacity, 100 * SCALE).astype(np.int32)
        graph = csr_array((capacity, self.indices, self.indptr), shape=(2 * self.n, 2 * self.n))
        found = []
        for j in np.flatnonzero(far):
            needed = x[root] + x[j] - 1 - CLEARLY
            found += [(root, int(j), cut) for cut in self._separators(graph, root, int(j), needed)]
        return found

    def _separators(
        self,
        graph: "csr_array",
        root: int,
        j: int,
        needed: float,
    ) -> set[frozenset[int]]:
        """The smallest separators nearest to the root and nearest to j, if below `needed`."""
        from scipy.sparse.csgraph import breadth_first_order, maximum_flow

        n = self.n
        flow = maximum_flow(graph, n + root, j)
        if flow.flow_value >= needed * SCALE:
            return set()
        residual = graph - flow.flow
        residual.eliminate_zeros()
        reached, reaching = np.zeros(2 * n, bool), np.zeros(2 * n, bool)
        reached[breadth_first_order(residual, n + root, return_predecessors=False)] = True
        reaching[breadth_first_order(residual.T.tocsr(), j, return_predecessors=False)] = True
        near_root = np.flatnonzero(reached[:n] & ~reached[n:])
        near_j = np.flatnonzero(~reaching[:n] & reaching[n:])
        return {frozenset(near_root.tolist()), frozenset(near_j.tolist())}


def relax(
    cost: NDArray[np.float64],
    edges: NDArray[np.int64],
    *,
    rounds: int = 60,
    stop: Callable[[], bool] = lambda: False,
    report: Callable[[float], None] = lambda bound: None,
) -> Prices:
    """Prices whose bound is that of the relaxation, or of as much of it as `stop` allows.

    `cost` is units x sides in people, inf where a unit may not have the side; `edges` is pairs of
    neighbours. A bound of inf means that no contiguous plan exists.
    """
    from scipy.optimize import linprog
    from scipy.sparse import csr_array, kron

    n, sides = cost.shape
    cuts = Cuts(n, edges)
    allowed = np.isfinite(cost).ravel()
    flat = np.where(allowed, cost.ravel(), 0.0)
    one_side = csr_array(kron(np.eye(n), np.ones((1, sides))))
    limits = np.column_stack([np.zeros(n * sides), allowed.astype(float)])
    rows: dict[Cut, None] = {}
    best, stale = Prices(cost, 0.0), 0
    for _ in range(rounds):
        if stop():
            break
        matrix = _matrix(list(rows), n, sides)
        solved = linprog(
            flat,
            A_ub=matrix,
            b_ub=None if matrix is None else np.ones(len(rows)),
            A_eq=one_side,
            b_eq=np.ones(n),
            bounds=limits,
            method="highs-ds",
        )
        if solved.status == 2:
            return Prices(np.full_like(cost, np.inf), 0.0)
        if solved.status != 0:
            break
        found = best
        if matrix is not None:
            multipliers = np.minimum(solved.ineqlin.marginals, 0.0)
            prices = np.where(allowed, flat - matrix.T @ multipliers, np.inf)
            found = Prices(prices.reshape(n, sides), float(multipliers.sum()))
            slack = 1 - matrix @ solved.x
            rows = {row: None for row, free in zip(rows, slack, strict=True) if free < SLACK}
        stale = stale + 1 if found.bound <= best.bound * (1 + 1e-5) else 0
        best = max(best, found, key=lambda prices: prices.bound)
        report(best.bound)
        fresh = _fresh(cuts, solved.x.reshape(n, sides), cost, rows)
        if not fresh or stale == PATIENCE:
            break
        rows |= fresh
    return best


def _fresh(
    cuts: Cuts,
    x: NDArray[np.float64],
    cost: NDArray[np.float64],
    rows: dict[Cut, None],
) -> dict[Cut, None]:
    """Violated cuts not among `rows`, sought from each side's surest unit."""
    fresh: dict[Cut, None] = {}
    finite = np.where(np.isfinite(cost), cost, 0.0)
    for side in range(x.shape[1]):
        gain = finite.max(axis=1) - finite[:, side]
        root = int(np.lexsort((-gain, -np.round(x[:, side], 6)))[0])
        for i, j, separator in cuts.violated(x[:, side], root):
            row = (side, min(i, j), max(i, j), separator)
            if row not in rows:
                fresh[row] = None
    return fresh


def _matrix(rows: list[Cut], n: int, sides: int) -> "csr_array | None":
    from scipy.sparse import csr_array

    if not rows:
        return None
    columns = [[i, j, *separator] for _, i, j, separator in rows]
    lengths = [len(units) for units in columns]
    side = np.repeat([side for side, *_ in rows], lengths)
    index = np.concatenate(columns) * sides + side
    data = np.concatenate([np.r_[1.0, 1.0, -np.ones(length - 2)] for length in lengths])
    pointer = np.r_[0, np.cumsum(lengths)]
    return csr_array((data, index, pointer), shape=(len(rows), n * sides))
