"""The sweep and its prices: a bound that holds, however narrow the search."""

from itertools import product
from unittest import mock

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.optimum import solve
from geodata.optimum.lookahead import look_ahead, still_to_pay
from geodata.optimum.order import neighbour_sets, sweep_orders
from geodata.optimum.relaxation import Prices, relax
from geodata.optimum.states import States
from geodata.optimum.sweep import sweep
from tests.unit.geodata.toy import toy


@st.composite
def lands(draw):
    """A grid of random people: cost (units x sides) and edges."""
    wide, high, sides = draw(st.integers(2, 4)), draw(st.integers(2, 3)), draw(st.integers(2, 3))
    edges = list(nx.convert_node_labels_to_integers(nx.grid_2d_graph(wide, high)).edges)
    people = draw(
        st.lists(st.integers(0, 100), min_size=wide * high * sides, max_size=wide * high * sides)
    )
    cost = np.array(people, dtype=float).reshape(wide * high, sides)
    return cost, np.array(edges)


def contiguous_lines(cost, edges):
    """Every line with no side empty and every side in one piece."""
    n, sides = cost.shape
    graph = nx.Graph(edges.tolist())
    for line in product(range(sides), repeat=n):
        parts = [[i for i in range(n) if line[i] == side] for side in range(sides)]
        if all(part and nx.is_connected(graph.subgraph(part)) for part in parts):
            yield np.array(line)


@settings(max_examples=25)
@given(lands().filter(lambda land: len(land[0]) <= 9))
def test_the_prices_are_below_the_cost_of_every_plan(land):
    cost, edges = land
    prices = relax(cost, edges)
    units = np.arange(len(cost))

    for line in contiguous_lines(cost, edges):
        priced = prices.constant + prices.prices[units, line].sum()
        assert priced <= cost[units, line].sum() + 1e-6
        assert prices.bound <= priced + 1e-6


@settings(max_examples=60)
@given(lands(), st.integers(1, 6))
def test_a_narrow_sweep_still_proves_what_it_says(land, width):
    cost, edges = land
    n, sides = cost.shape
    order = sweep_orders(edges, n, sides, 1)[0]
    near = neighbour_sets(edges, n)
    none = Prices(cost, 0.0)
    whole = sweep(cost, near, order, none, below=np.inf, width=10**6)

    narrow = sweep(cost, near, order, relax(cost, edges), below=np.inf, width=width)

    assert narrow.bound <= whole.cost + 1e-6
    assert narrow.cost >= whole.cost - 1e-6
    if narrow.plan is not None:
        assert cost[np.arange(n), narrow.plan].sum() == pytest.approx(narrow.cost)
        graph = nx.Graph(edges.tolist())
        assert all(
            nx.is_connected(graph.subgraph(np.flatnonzero(narrow.plan == side).tolist()))
            for side in range(sides)
        )


@settings(max_examples=60, deadline=None)
@given(lands().filter(lambda land: len(land[0]) <= 8), st.integers(1, 5), st.booleans())
def test_a_bound_never_exceeds_a_plan_however_narrow_and_weak_the_search(land, width, weak):
    cost, edges = land
    fewest = min(
        (cost[np.arange(len(cost)), line].sum() for line in contiguous_lines(cost, edges)),
        default=np.inf,
    )
    prices = Prices(cost, 0.0) if weak else relax(cost, edges)
    told = []
    with (
        mock.patch.object(solve, "WIDTHS", (width, width + 1)),
        mock.patch.object(solve, "relax", return_value=prices),
    ):
        found = solve.contiguous_best(cost, edges, report=lambda *news: told.append(news))

    assert found.bound <= fewest + 1e-6
    assert found.bound <= found.cost
    assert found.cost >= fewest - 1e-6
    assert all(bound <= cost for cost, bound in told)
    assert [bound for _, bound in told] == sorted(bound for _, bound in told)


def states_of(piece, side):
    """One state of a sweep, nothing paid yet."""
    return States(
        piece=np.array([piece], np.uint8),
        side=np.array([side], np.uint8),
        closed=np.zeros(1, np.uint8),
        cost=np.zeros(1),
        surplus=np.zeros(1),
        path=np.zeros((1, 1), np.uint8),
    )


def test_a_sweep_tells_no_plan_that_costs_as_much_as_is_known():
    """Three that touch and one apart: 5 is the fewest, and a plan of 6 has a bound below 5."""
    cost = np.array([[2, 2, 0], [2, 2, 0], [1, 1, 0], [4, 4, 0]], dtype=float)
    edges = np.array([[0, 1], [0, 2], [1, 2]])
    near, prices = neighbour_sets(edges, 4), relax(cost, edges)
    (order, *_) = sweep_orders(edges, 4, 3, 1)
    assert sweep(cost, near, order, prices, below=6, width=1_000).cost == 5
    none = sweep(cost, near, order, prices, below=5, width=1_000)
    assert (none.plan, none.bound) == (None, np.inf)
    assert solve.contiguous_best(cost, edges).cost == 5


def test_looking_ahead_adds_the_lightest_way_between_the_pieces_of_a_side():
    # Units 0 and 1 have a side; 2 and 3 are to come, each of them beside both.
    near = [{2, 3}, {2, 3}, {0, 1}, {0, 1}]
    prices = np.array([[0.0, 0.0], [0.0, 0.0], [7.0, 0.0], [4.0, 9.0]])
    ways = look_ahead(prices, near, [0, 1, 2, 3])[1]

    assert still_to_pay(states_of([0, 1], [0, 0]), ways) == pytest.approx(0, abs=1e-5)  # by unit 3
    assert still_to_pay(states_of([0, 1], [1, 1]), ways) == pytest.approx(0, abs=1e-5)  # by unit 2
    assert still_to_pay(states_of([0, 1], [0, 1]), ways) == 0  # nothing has to meet
    assert still_to_pay(states_of([0, 0], [0, 0]), ways) == 0  # they have met
    dear = look_ahead(np.array([[0.0, 0], [0, 0], [7, 0], [9, 4]]), near, [0, 1, 2, 3])[1]
    assert still_to_pay(states_of([0, 1], [0, 0]), dear) == pytest.approx(5)


def test_looking_ahead_sees_where_there_is_no_way():
    near = [{2}, {3}, {0}, {1}]
    ways = look_ahead(np.zeros((4, 2)), near, [0, 1, 2, 3])[1]

    assert still_to_pay(states_of([0, 1], [0, 0]), ways) > 1e14
    assert still_to_pay(states_of([0, 1], [0, 1]), ways) == 0


def test_the_separator_cuts_lift_the_bound_of_an_enclave():
    t = toy({"x": [0, 9, 9, 9, 9, 9], "y": [9, 0, 0, 0, 0, 8]})  # y lives at both ends of a row
    cost = np.column_stack([t.counts["y"], t.counts["x"]]).astype(float)
    edges = np.array([[i, i + 1] for i in range(5)])

    assert cost.min(axis=1).sum() == 8
    assert relax(cost, edges).bound == pytest.approx(8)
    assert relax(cost[[0, 1, 2, 3, 4, 0]], edges).bound == pytest.approx(9)
