"""The best plan: the same as trying them all, contiguous, and bounded by a bound that holds."""

from itertools import combinations, product

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import geodata as gd
from geodata.optimum import NoPlan, NotFound, shipped
from geodata.presets import preset, presets, treatments
from tests.unit.geodata.toy import toy

A, B, C = (gd.Side(name, frozenset({group})) for name, group in zip("ABC", "xyz", strict=True))
BOTH = gd.Side("Both", shared=True)


def graph_of(t):
    graph = nx.Graph()
    graph.add_nodes_from(t.counts.index)
    graph.add_edges_from(zip(t.neighbours["unit_a"], t.neighbours["unit_b"], strict=True))
    return graph


def in_one_piece(graph, line, sides):
    """Whether every side that is not shared is connected, by networkx."""
    parts = [
        [unit for unit, given in line.items() if given == side_id]
        for side_id, side in sides.items()
        if not side.shared
    ]
    return all(nx.is_connected(graph.subgraph(part)) for part in parts)


def try_all(t, sides, fixed, contiguous):
    """The fewest people on the wrong side over all plans that are allowed; None if none is."""
    graph = graph_of(t)
    people = t.counts.to_dict("index")
    wrong = {
        (unit, side_id): 0
        if side.shared
        else sum(people[unit][group] for group in t.groups if group not in side.owners)
        for unit in people
        for side_id, side in sides.items()
    }
    owned = [side_id for side_id, side in sides.items() if not side.shared]
    found = []
    for choice in product(*([fixed[unit]] if unit in fixed else owned for unit in people)):
        line = dict(zip(people, choice, strict=True))
        if set(choice) == set(sides) and (not contiguous or in_one_piece(graph, line, sides)):
            found.append(sum(wrong[given] for given in line.items()))
    return min(found, default=None)


@st.composite
def questions(draw):
    """A small land with random borders, one to three owned sides, perhaps a shared one."""
    n = draw(st.integers(1, 7))
    people = st.lists(st.integers(0, 50), min_size=n, max_size=n)
    names = "abcdefg"[:n]
    near = [pair for pair in combinations(names, 2) if draw(st.integers(0, 9)) < 5]
    t = toy({group: draw(people) for group in "xyz"}, pairs=near)
    owned = draw(st.integers(1, 3))
    owners = st.sets(st.sampled_from("xyz"), min_size=1).map(frozenset)
    sides = {f"s{k}": gd.Side(f"S{k}", draw(owners)) for k in range(owned)}
    fixed = draw(st.dictionaries(st.sampled_from(names), st.sampled_from(list(sides)), max_size=2))
    if draw(st.booleans()):
        sides["shared"] = BOTH
        fixed[draw(st.sampled_from(names))] = "shared"
    return t, sides, fixed


@settings(max_examples=150)
@given(questions(), st.booleans())
def test_it_is_as_good_as_trying_every_plan(question, contiguous):
    t, sides, fixed = question
    fewest = try_all(t, sides, fixed, contiguous)
    if fewest is None:
        with pytest.raises(NoPlan):
            gd.best_plan(t, sides, fixed=fixed, contiguous=contiguous)
        return

    found = gd.best_plan(t, sides, fixed=fixed, contiguous=contiguous)

    assert found.evaluation.wrong_side == pytest.approx(fewest)
    assert found.proven
    assert found.lower_bound == pytest.approx(fewest)
    assert set(found.plan.assignment) == set(sides)
    assert all(found.plan.assignment[unit] == side for unit, side in fixed.items())
    assert not contiguous or in_one_piece(graph_of(t), found.plan.assignment, found.plan.sides)


TWO = {
    "federation": gd.Side("Federation", frozenset({"bosniak", "croat"})),
    "serb": gd.Side("Serb", frozenset({"serb"})),
}


def test_two_sides_in_1991_without_contiguity():
    found = gd.best_plan(gd.territory("bosnia-1991"), TWO, contiguous=False)

    assert found.evaluation.wrong_side == found.lower_bound == 943_813
    assert not found.evaluation.contiguous


@pytest.fixture(scope="module")
def searched():
    """The best line of two sides in 1991, and what was told on the way to it."""
    told = []
    return gd.best_plan(
        gd.territory("bosnia-1991"), TWO, progress=lambda *news: told.append(news)
    ), told


def test_two_sides_in_1991_in_one_piece_each(searched):
    found, _ = searched
    assert found.proven
    assert found.evaluation.wrong_side == found.lower_bound == 1_050_925
    assert found.evaluation.contiguous
    assert in_one_piece(graph_of(gd.territory("bosnia-1991")), found.plan.assignment, TWO)


def test_people_whom_no_side_owns_are_always_wrong():
    question = preset("iraq-2005", "three-sides")
    found = gd.best_plan(gd.territory("iraq-2005", "high"), question.sides)

    assert found.evaluation.wrong_side == pytest.approx(7_611_967, abs=1)


def test_progress_tells_rising_bounds_and_falling_costs(searched):
    _, told = searched
    costs = [cost for cost, _, _ in told if cost is not None]
    bounds = [bound for _, bound, _ in told]
    assert told[0][0] is None
    assert costs == sorted(costs, reverse=True)
    assert bounds == sorted(bounds)
    assert costs[-1] == bounds[-1] == 1_050_925


def test_stopping_at_once_finds_nothing_and_says_so():
    with pytest.raises(NotFound, match="proves nothing"):
        gd.best_plan(gd.territory("bosnia-1991"), TWO, should_stop=lambda: True)


def test_a_short_time_leaves_a_plan_with_an_honest_gap():
    t = gd.territory("bosnia-1991")
    found = gd.best_plan(t, TWO, time_limit_s=0.001)

    assert in_one_piece(graph_of(t), found.plan.assignment, found.plan.sides)
    assert found.lower_bound <= 1_050_925 <= found.evaluation.wrong_side
    assert found.gap == pytest.approx(1 - found.lower_bound / found.evaluation.wrong_side)
    assert not found.proven
    assert found.seconds < 5


ROW = toy({"x": [9, 1, 9, 1], "y": [1, 9, 1, 9], "z": [2, 2, 2, 2]})
APART = toy({"x": [1, 2, 3], "y": [3, 2, 1], "z": [0, 0, 0]}, pairs=[])


@pytest.mark.parametrize(
    ("t", "sides", "fixed", "said"),
    [
        (ROW, {}, {}, "one to 4 sides, not 0"),
        (ROW, {str(k): A for k in range(5)}, {}, "one to 4 sides, not 5"),
        (ROW, {"a": gd.Side("Nobody's")}, {}, "Nobody's belongs to no group"),
        (ROW, {"a": A, "both": BOTH}, {}, "Both is shared, so its units must be fixed"),
        (ROW, {"both": BOTH}, {"a": "both"}, "these are not: b, c, d"),
        (ROW, {"a": A, "b": B}, dict.fromkeys("abcd", "a"), "0 units are left for 1: B"),
        (ROW, {"a": A, "b": B}, {"a": "a", "b": "b", "c": "a"}, "'a' and 'c' are both fixed to A"),
        (ROW, {"a": A, "both": BOTH}, {"b": "both"}, "falls into 2 pieces"),
        (APART, {"a": A, "b": B}, {}, "falls into 3 pieces.*a; b; c"),
        (ROW, {"a": A, "b": B}, {"a": "a", "b": "b", "d": "a"}, "'a' and 'd'"),
        (
            toy({"x": [1] * 5, "y": [1] * 5, "z": [1] * 5}, pairs=[(c, "e") for c in "abcd"]),
            {"a": A, "b": B},
            {"a": "a", "b": "a", "c": "b", "d": "b"},
            "no plan in which every side is in one piece with the units as they are fixed",
        ),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(t, sides, fixed, said):
    with pytest.raises(ValueError, match=said):
        gd.best_plan(t, sides, fixed=fixed)


@pytest.mark.parametrize(
    ("sides", "fixed", "said"),
    [
        ({"a": gd.Side("A", frozenset({"w"}))}, {}, "no group 'w'"),
        ({"a": A}, {"nowhere": "a"}, "no unit 'nowhere'"),
        ({"a": A}, {"a": "b"}, "no side 'b'"),
    ],
)
def test_ids_that_do_not_exist_are_named(sides, fixed, said):
    with pytest.raises(gd.UnknownId, match=said):
        gd.best_plan(ROW, sides, fixed=fixed)


def test_no_time_is_refused():
    with pytest.raises(ValueError, match="above 0 seconds"):
        gd.best_plan(ROW, {"a": A}, time_limit_s=0)


def test_all_shared_is_a_plan_with_nobody_wrong():
    found = gd.best_plan(ROW, {"both": BOTH}, fixed=dict.fromkeys("abcd", "both"))

    assert found.evaluation.wrong_side == found.lower_bound == found.gap == 0


SHIPPED = [
    (territory_id, key, treatment, contiguous)
    for territory_id in gd.territory_ids()
    for key in presets(territory_id)
    for treatment in treatments(territory_id)
    for contiguous in (True, False)
]


@pytest.mark.parametrize(("territory_id", "key", "treatment", "contiguous"), SHIPPED)
def test_a_shipped_line_is_what_it_says(territory_id, key, treatment, contiguous):
    t = gd.territory(territory_id, treatment)
    question = preset(territory_id, key)
    line = shipped(territory_id, key, contiguous=contiguous, treatment=treatment)

    assert gd.evaluate(t, line.plan).wrong_side == pytest.approx(line.wrong_side, abs=0.06)
    assert line.lower_bound <= line.wrong_side
    assert line.gap == pytest.approx(1 - line.lower_bound / line.wrong_side, abs=2e-6)
    assert {u: s for u, s in line.plan.assignment.items() if question.sides[s].shared} == dict(
        question.fixed
    )
    assert not contiguous or in_one_piece(graph_of(t), line.plan.assignment, question.sides)
    compared = question.compared_with
    if not contiguous or in_one_piece(graph_of(t), compared.assignment, question.sides):
        assert line.lower_bound <= gd.evaluate(t, compared).wrong_side + 0.06


@pytest.mark.parametrize(
    "name", [row for row in SHIPPED if "regions" in row[0] or row[0] == "iraq-2005"]
)
def test_a_shipped_line_is_found_again(name):
    territory_id, key, treatment, contiguous = name
    question = preset(territory_id, key)
    found = gd.best_plan(
        gd.territory(territory_id, treatment),
        question.sides,
        fixed=question.fixed,
        contiguous=contiguous,
    )

    line = shipped(territory_id, key, contiguous=contiguous, treatment=treatment)
    assert found.evaluation.wrong_side == pytest.approx(line.wrong_side, abs=0.06)
    assert found.lower_bound == pytest.approx(line.lower_bound, abs=0.06)


@pytest.mark.parametrize(
    ("territory_id", "key", "fewest"),
    [
        ("bosnia-1991", "two-sides", 1_050_925),
        ("bosnia-1991", "three-sides", 1_475_325),
        ("bosnia-2013", "two-sides", 345_040),
        ("bosnia-2013", "three-sides", 597_768),
        ("iraq-2005", "three-sides", 4_119_986),
        ("iraq-2005", "three-sides-baghdad-shared", 2_330_224),
    ],
)
def test_shipped_figures(territory_id, key, fewest):
    line = shipped(territory_id, key)

    assert line.proven
    assert round(line.wrong_side) == fewest


def test_a_shipped_line_that_does_not_exist_is_refused():
    with pytest.raises(gd.UnknownId, match="two-sides"):
        shipped("bosnia-1991", "two-side")
