"""One chain of random lines: merge two sides, lay a random tree through them, cut it anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from math import nan
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geodata.plan import Side
from geodata.territory import Territory

# How far a side's people may be from an equal share, by number of sides: room for every line that
# the shipped ensembles are compared with (Republika Srpska -0.30, Iraq's Shia region +0.79).
TOLERANCE = {2: 0.4, 3: 0.8, 4: 0.8}
ATTEMPTS = 2_000  # trees that are tried for one cut


class NoLines(ValueError):
    """No random lines can be drawn; the message says what stands in the way."""


@dataclass(frozen=True, eq=False)
class Ground:
    """What a chain is drawn on: `units` that are free, who borders whom (places in `units`).

    `population` is everyone by unit, `people` unit x group, `owned` side x group. `tolerance` is
    how far a side's people may be from an equal share.
    """

    units: tuple[str, ...]
    edges: tuple[tuple[int, int], ...]
    population: NDArray[np.float64]
    people: NDArray[np.float64]
    owned: NDArray[np.bool_]
    tolerance: float

    @property
    def equal(self) -> float:
        """An equal share of everyone."""
        return float(self.population.sum()) / len(self.owned)

    def pieces(self) -> NDArray[np.int32]:
        """The number of the connected piece that each unit lies in."""
        from scipy.sparse import coo_array
        from scipy.sparse.csgraph import connected_components

        a, b = np.array(self.edges, dtype=int).reshape(-1, 2).T
        size = len(self.units)
        near = coo_array((np.ones(len(a)), (a, b)), shape=(size, size))
        return connected_components(near, directed=False)[1]


def ground(
    t: Territory, sides: Mapping[str, Side], fixed: Mapping[str, str], tolerance: float | None
) -> Ground:
    """The ground of a question as `best_plan` has it. Raises NotMeasured."""
    drawn = [side for side in sides.values() if not side.shared]
    units = [unit for unit in t.counts.index if unit not in fixed]
    place = {unit: i for i, unit in enumerate(units)}
    borders = t.borders()
    pairs = zip(borders["unit_a"], borders["unit_b"], strict=True)
    return Ground(
        units=tuple(units),
        edges=tuple((place[a], place[b]) for a, b in pairs if a in place and b in place),
        population=t.population[units].to_numpy(dtype=float),
        people=t.counts.loc[units].to_numpy(dtype=float),
        owned=np.array([[group in side.owners for group in t.groups] for side in drawn]),
        tolerance=TOLERANCE.get(len(drawn), 0.0) if tolerance is None else tolerance,
    )


def chain(on: Ground, seed: int, steps: int, burn_in: int) -> Iterator[tuple[float, int]]:
    """`steps` lines: people on the wrong side, and a number for the line; nan, 0 in the burn-in.

    ReCom (DeFord, Duchin & Solomon 2021), from a random line of its own. The same seed gives the
    same lines. Raises NoLines where no tree can be cut.
    """
    import networkx as nx
    from gerrychain import Graph, MarkovChain, Partition, accept
    from gerrychain.partition import recursive_tree_part
    from gerrychain.proposals import recom
    from gerrychain.tree import bipartition_tree

    plain = nx.Graph()
    plain.add_nodes_from((i, {"people": float(n)}) for i, n in enumerate(on.population))
    plain.add_edges_from(on.edges)
    graph = Graph.from_networkx(plain)
    parts = range(len(on.owned))
    cut = partial(bipartition_tree, max_attempts=ATTEMPTS, warn_attempts=ATTEMPTS + 1)
    step = partial(
        recom,
        pop_col="people",
        pop_target=on.equal,
        epsilon=on.tolerance,
        bipartition_tree_fn=cut,
    )
    try:
        first = recursive_tree_part(
            graph, parts, on.equal, "people", on.tolerance, bipartition_tree_fn=cut, rng=seed
        )
        start = Partition(graph, assignment=first, updaters={})
        lines: Any = MarkovChain(
            step, [], accept.always_accept, start, burn_in + steps, rng=seed + 1
        )
        for n, line in enumerate(lines):
            if n < burn_in:
                yield nan, 0
                continue
            found = [sorted(part) for part in line.parts.values()]
            counts = np.array([on.people[part].sum(axis=0) for part in found])
            yield fewest_wrong(counts, on.owned), hash(tuple(sorted(map(tuple, found))))
    except RuntimeError as error:
        raise NoLines(
            f"In {ATTEMPTS:,} tries no line was met on which each side has an equal share of the "
            f"people, give or take {on.tolerance:.0%}."
        ) from error


def fewest_wrong(counts: NDArray[np.float64], owned: NDArray[np.bool_]) -> float:
    """People on the wrong side if parts are matched to owners as well as they can be.

    `counts` is part x group, `owned` side x group; each side gets one part.
    """
    from scipy.optimize import linear_sum_assignment

    wrong = counts @ ~owned.T
    return float(wrong[linear_sum_assignment(wrong)].sum())
