"""A plan to begin with: whole, allowed, never dearer after a search, and there for a large land."""

from itertools import count

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.optimum import solve
from geodata.optimum.order import neighbour_sets
from geodata.optimum.start import gathered, improved, searched
from tests.unit.geodata.test_sweep import contiguous_lines, lands


def paid(cost, plan):
    return cost[np.arange(len(cost)), plan].sum()


def so_often(times):
    """A `stop` that says yes after it was asked so many times."""
    asked = count()
    return lambda: next(asked) >= times


@settings(max_examples=30)
@given(lands().filter(lambda land: len(land[0]) <= 8), st.randoms(use_true_random=False))
def test_each_step_leaves_a_whole_plan_that_costs_no_more(land, random):
    cost, edges = land
    n, sides = cost.shape
    near = neighbour_sets(edges, n)
    wish = np.array(random.sample(range(sides), sides) + random.choices(range(sides), k=n - sides))
    whole = {tuple(line) for line in contiguous_lines(cost, edges)}
    plan = gathered(cost, wish.astype(np.int8), near)
    steps = [plan, improved(cost, plan, near), searched(cost, plan, near, so_often(60))]
    assert all(tuple(one) in whole for one in steps)
    costs = [paid(cost, one) for one in steps]
    assert costs[1] <= costs[0]
    assert costs[2] <= costs[0]


def test_a_unit_takes_no_side_that_it_may_not_have():
    cost = np.array([[0, 9], [np.inf, 0], [0, 9]], dtype=float)
    near = neighbour_sets(np.array([[0, 1], [1, 2]]), 3)
    assert gathered(cost, np.array([0, 1, 0], dtype=np.int8), near) is not None
    barred = np.array([[0, np.inf], [np.inf, 0], [0, np.inf]], dtype=float)
    assert gathered(barred, np.array([0, 1, 0], dtype=np.int8), near) is None


def test_a_piece_is_reached_by_a_corridor():
    """Five in a row: the ends would be with the first side, and the middle costs it one."""
    row = np.array([[0, 5], [0, 5], [1, 0], [0, 5], [0, 5], [9, 0]], dtype=float)
    near = neighbour_sets(np.array([[0, 1], [1, 2], [2, 3], [3, 4], [2, 5]]), 6)
    plan = improved(row, np.array([0, 0, 1, 1, 1, 1], dtype=np.int8), near)
    assert plan.tolist() == [0, 0, 0, 0, 0, 1]


def test_a_large_land_has_a_plan_with_a_gap_though_the_time_is_short():
    wide, high = 20, 12
    random = np.random.default_rng(3)
    places = np.arange(wide * high).reshape(high, wide)
    across = np.column_stack([places[:, :-1].ravel(), places[:, 1:].ravel()])
    down = np.column_stack([places[:-1].ravel(), places[1:].ravel()])
    edges = np.concatenate([across, down])
    cost = random.integers(0, 50_000, (wide * high, 2)).astype(float)
    found = solve.contiguous_best(cost, edges, time_limit_s=1)
    assert found.plan is not None
    assert cost.min(axis=1).sum() <= found.bound <= found.cost
    assert found.cost == paid(cost, found.plan)
