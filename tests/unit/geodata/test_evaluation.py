import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import geodata as gd

from .toy import toy

GROUPS = ["x", "y", "z"]
SIDES = {
    "west": gd.Side("West", frozenset({"x", "z"})),
    "east": gd.Side("East", frozenset({"y"})),
    "both": gd.Side("Both", frozenset(), shared=True),
}


@pytest.mark.parametrize(
    ("territory_id", "plan_id", "people", "percent"),
    [
        ("bosnia-1991", "dayton", 1060572, 24.2),
        ("bosnia-2013", "dayton", 258034, 7.3),
        ("bosnia-1991", "bosnia-in-three", 1432917, 32.7),
        ("bosnia-2013", "bosnia-in-three", 500536, 14.2),
        ("bosnia-1991-regions", "dayton", 1060572, 24.2),
        ("bosnia-2013-regions", "dayton", 258034, 7.3),
        ("bosnia-1991", "one-side", 0, 0.0),
        ("iraq-2005", "one-side", 0, 0.0),
    ],
)
def test_people_on_the_wrong_side(territory_id, plan_id, people, percent):
    result = gd.evaluate(gd.territory(territory_id), gd.plan(territory_id, plan_id))
    assert result.wrong_side == people
    assert round(100 * result.wrong_share, 1) == percent


IRAQ = [  # plan, low, middle, high, middle in per cent of everyone
    ("three-regions", 3320492, 4119986, 7611967, 14.7),
    ("biden-gelb", 1854545, 2330224, 4918619, 8.3),
    ("three-regions-diyala-shia", 3703906, 4575802, 7995382, 16.3),
    ("baghdad-shared-diyala-shia", 2237959, 2786039, 5302033, 9.9),
    ("three-regions-kirkuk-sunni", 3565117, 4421092, 7856592, 15.7),
    ("baghdad-shared-kirkuk-sunni", 2099169, 2631329, 5163243, 9.4),
    ("three-regions-kirkuk-sunni-diyala-shia", 3948531, 4876907, 8240007, 17.4),
    ("baghdad-shared-kirkuk-sunni-diyala-shia", 2482584, 3087145, 5546658, 11.0),
]


@pytest.mark.parametrize(("plan_id", "low", "middle", "high", "percent"), IRAQ)
def test_the_iraqi_variants_under_all_treatments(plan_id, low, middle, high, percent):
    plan = gd.plan("iraq-2005", plan_id)
    results = {
        t: gd.evaluate(gd.territory("iraq-2005", t), plan) for t in ("low", "middle", "high")
    }
    wrong = [round(results[t].wrong_side) for t in ("low", "middle", "high")]
    assert wrong == [low, middle, high]
    assert round(100 * results["middle"].wrong_share, 1) == percent


def test_most_of_iraqs_mixture_sits_in_five_governorates():
    iraq = gd.territory("iraq-2005")
    by_unit = gd.evaluate(iraq, gd.plan("iraq-2005", "three-regions")).by_unit
    top = by_unit.sort_values(ascending=False).head(5).round().astype(int).to_dict()
    assert top == {
        "baghdad": 1789762,
        "ninewa": 985630,
        "diyala": 621146,
        "kirkuk": 303695,
        "salah_al_din": 182421,
    }


def test_dayton_by_side_and_by_group_in_1991():
    result = gd.evaluate(gd.territory("bosnia-1991"), gd.plan("bosnia-1991", "dayton"))
    assert result.by_side["wrong_side"].to_dict() == {
        "federation": 475366,
        "republika_srpska": 585206,
        "brcko": 0,
    }
    assert result.by_side["everyone"].to_dict() == {
        "federation": 2716791,
        "republika_srpska": 1572615,
        "brcko": 87627,
    }
    assert result.by_group["wrong_side"].to_dict() == {
        "bosniak": 441077,
        "serb": 475366,
        "croat": 144129,
    }
    assert result.in_shared == 38617 + 18128 + 22252
    assert result.unplaced == 347121
    assert result.by_unit["srebrenica"] == 27572 + 38


def test_a_shared_side_counts_nobody_as_wrong_or_right():
    territory = toy({"x": [10, 20], "y": [5, 0], "z": [0, 0]}, unplaced=[3, 4])
    result = gd.evaluate(territory, gd.Plan.of({"a": "both", "b": "east"}, SIDES))
    assert (result.right, result.wrong_side, result.in_shared, result.unplaced) == (0, 20, 15, 7)
    assert result.wrong_share == 20 / 42
    assert result.by_unit.to_dict() == {"a": 0, "b": 20}
    assert result.by_group.loc["x"].to_dict() == {
        "right": 0,
        "wrong_side": 20,
        "in_shared": 10,
        "everyone": 30,
    }
    assert result.by_side.loc["west"].sum() == 0, "a side without units is listed with zeros"


def test_an_empty_territory_has_no_share():
    nobody = toy({"x": [0, 0], "y": [0, 0], "z": [0, 0]})
    result = gd.evaluate(nobody, gd.Plan.of({"a": "west", "b": "east"}, SIDES))
    assert result.wrong_share == 0


@st.composite
def cases(draw):
    """A territory, a plan on its units, and a few flips."""
    size = draw(st.integers(1, 12))
    people = st.lists(st.floats(0, 1e6), min_size=size, max_size=size)
    territory = toy({group: draw(people) for group in GROUPS}, unplaced=draw(people))
    units, side = list(territory.counts.index), st.sampled_from(list(SIDES))
    assignment = {unit: draw(side) for unit in units}
    flips = draw(st.lists(st.dictionaries(st.sampled_from(units), side, max_size=4), max_size=6))
    return territory, gd.Plan.of(assignment, SIDES), flips


@given(cases())
def test_everyone_is_counted_once(case):
    territory, plan, _ = case
    result = gd.evaluate(territory, plan)
    parts = result.right + result.wrong_side + result.in_shared + result.unplaced
    assert parts == pytest.approx(territory.everyone)
    assert result.by_unit.sum() == pytest.approx(result.wrong_side)
    for table in (result.by_side, result.by_group):
        assert table["everyone"].sum() == pytest.approx(
            territory.everyone if table is result.by_side else territory.counts.to_numpy().sum()
        )
        for outcome in ("right", "wrong_side", "in_shared"):
            assert table[outcome].sum() == pytest.approx(getattr(result, outcome))


@given(cases())
def test_flips_give_what_a_full_evaluation_gives(case):
    territory, plan, flips = case
    step = gd.evaluate(territory, plan)
    for changes in flips:
        step = step.flips(changes)
        full = gd.evaluate(territory, step.plan)
        assert step.totals == pytest.approx(full.totals, abs=1e-6)
        pd.testing.assert_series_equal(step.by_unit, full.by_unit)
        pd.testing.assert_frame_equal(step.by_side, full.by_side)
        assert step.parts == full.parts


def test_a_thousand_flips_drift_by_less_than_a_thousandth_of_a_person():
    iraq = gd.territory("iraq-2005")
    step = gd.evaluate(iraq, gd.plan("iraq-2005", "biden-gelb"))
    choose = np.random.default_rng(1)
    sides = list(step.plan.sides)
    for _ in range(1000):
        step = step.flip(choose.choice(iraq.counts.index), choose.choice(sides))
    assert step.wrong_side == pytest.approx(gd.evaluate(iraq, step.plan).wrong_side, abs=1e-3)


def test_flipping_foca_moves_its_serbs_in_and_its_others_out():
    start = gd.evaluate(gd.territory("bosnia-1991"), gd.plan("bosnia-1991", "dayton"))
    assert start.flip("foca", "federation").wrong_side == 1060572 - (17183 + 93) + 16867
    assert start.wrong_side == 1060572


def test_parts_are_the_connected_pieces_largest_first():
    row = toy({"x": [1] * 5, "y": [1] * 5, "z": [1] * 5})
    plan = gd.Plan.of(
        dict(zip("abcde", ["west", "east", "west", "west", "east"], strict=True)), SIDES
    )
    result = gd.evaluate(row, plan)
    assert result.parts == {"west": [{"c", "d"}, {"a"}], "east": [{"b"}, {"e"}], "both": []}
    assert not result.contiguous
    assert result.flip("b", "west").flip("e", "east").contiguous


def test_the_dayton_line_is_not_contiguous():
    result = gd.evaluate(gd.territory("bosnia-1991"), gd.plan("bosnia-1991", "dayton"))
    assert not result.contiguous
    # Brčko parts the two halves of Republika Srpska; three Federation units lie in Posavina, and
    # Šamac parts Odžak from the two others.
    assert [len(part) for part in result.parts["republika_srpska"]] == [31, 31]
    assert result.parts["federation"][1:] == [{"domaljevac-samac", "orasje"}, {"odzak"}]


def test_a_plan_fits_units_in_another_order():
    territory = toy({"x": [1, 2, 3], "y": [10, 20, 30], "z": [0, 0, 0]})
    result = gd.evaluate(territory, gd.Plan.of({"c": "east", "a": "west", "b": "west"}, SIDES))
    assert result.wrong_side == 10 + 20 + 3
    assert result.by_unit.to_dict() == {"a": 10, "b": 20, "c": 3}


def test_a_plan_for_other_units_is_refused_by_name():
    with pytest.raises(ValueError, match=r"does not fit Bosnia.*anbar, babil"):
        gd.evaluate(gd.territory("bosnia-1991"), gd.plan("iraq-2005", "biden-gelb"))


def test_a_side_of_an_unlisted_group_is_refused_by_name():
    sides = {"west": gd.Side("West", frozenset({"q"}))}
    with pytest.raises(gd.UnknownId, match=r"group 'q'.*x, y"):
        gd.evaluate(toy({"x": [1], "y": [1]}), gd.Plan.of({"a": "west"}, sides))


def test_people_on_the_wrong_side_by_unit_and_group():
    territory = toy({"x": [10, 20, 1], "y": [5, 0, 2], "z": [7, 3, 4]})
    result = gd.evaluate(territory, gd.Plan.of({"a": "west", "b": "east", "c": "both"}, SIDES))
    found = result.by_unit_and_group
    assert found.loc["a"].to_dict() == {"x": 0, "y": 5, "z": 0}
    assert found.loc["b"].to_dict() == {"x": 20, "y": 0, "z": 3}
    assert found.loc["c"].sum() == 0, "a shared side leaves nobody on the wrong one"


@pytest.mark.parametrize("treatment", ["low", "middle", "high"])
def test_units_and_groups_add_up(treatment):
    t = gd.territory("iraq-2005", treatment)
    result = gd.evaluate(t, gd.plan("iraq-2005", "biden-gelb"))
    found = result.by_unit_and_group
    assert list(found.columns) == list(t.groups)
    pd.testing.assert_series_equal(found.sum(axis=1), result.by_unit, check_names=False)
    wrong = result.by_group["wrong_side"]
    pd.testing.assert_series_equal(found.sum(), wrong, check_names=False)


def test_what_changes_hands_between_two_plans():
    t = gd.territory("bosnia-1991")
    dayton, front = gd.plan("bosnia-1991", "dayton"), gd.plan("bosnia-1991", "front-1995")
    moved = gd.changing_hands(t, dayton, front)
    assert list(moved.columns) == ["name", "before", "after", "people"]
    assert moved["people"].is_monotonic_decreasing
    assert moved.index[0] == "ilidza"
    assert "brcko" not in moved.index, "shared before and after"
    assert moved.loc["mrkonjic-grad", "before"] == "Republika Srpska"
    assert moved.loc["mrkonjic-grad", "after"] == "Held by government and Croat forces"
    assert moved["people"].equals(t.population.loc[moved.index].rename("people"))
    assert gd.changing_hands(t, dayton, dayton).empty


def test_a_plan_for_other_units_changes_nothing_here():
    t, iraq = gd.territory("bosnia-1991"), gd.plan("iraq-2005", "three-regions")
    with pytest.raises(ValueError, match=r"does not fit Bosnia"):
        gd.changing_hands(t, iraq, iraq)
