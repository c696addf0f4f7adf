import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

import geodata as gd
from geodata.measures import (
    chance_differ,
    chance_differ_by_unit,
    dissimilarity,
    own_majority_share,
    theil_h,
)

from .toy import toy

SORTED = np.array([[10.0, 0.0], [0.0, 10.0]])
EVEN = np.array([[10.0, 10.0], [5.0, 5.0]])
COUNTS = arrays(float, st.tuples(st.integers(2, 8), st.integers(2, 4)), elements=st.floats(1, 1e6))


@pytest.mark.parametrize(
    ("territory_id", "percent"), [("bosnia-1991", 48.8), ("bosnia-2013", 77.9)]
)
def test_share_living_among_their_own(territory_id, percent):
    assert round(100 * gd.mixing(gd.territory(territory_id)).own_majority_share, 1) == percent


def test_people_living_among_their_own_to_the_person():
    for territory_id, people in (("bosnia-1991", 2136993), ("bosnia-2013", 2752467)):
        territory = gd.territory(territory_id)
        own = gd.mixing(territory).own_majority_share * territory.everyone
        assert own == pytest.approx(people, abs=0.01)


def test_a_sorted_place_and_an_even_one_by_hand():
    assert chance_differ(SORTED) == 0
    assert theil_h(SORTED) == pytest.approx(1)
    assert dissimilarity(SORTED) == pytest.approx(1)
    assert chance_differ(EVEN) == pytest.approx(0.5)
    assert theil_h(EVEN) == pytest.approx(0)
    assert dissimilarity(EVEN) == pytest.approx(0)
    # 30 people three to one, 10 people all of one group.
    counts = np.array([[22.5, 7.5], [0.0, 10.0]])
    assert chance_differ_by_unit(counts) == pytest.approx([0.375, 0])
    assert chance_differ(counts) == pytest.approx(0.75 * 0.375)


def test_a_majority_is_more_than_half_of_all_residents():
    counts = np.array([[6.0, 2.0], [5.0, 1.0], [0.0, 4.0]])
    unplaced = np.array([0.0, 4.0, 3.0])  # 6 of 8, 5 of 10, 4 of 7
    assert own_majority_share(counts, unplaced) == pytest.approx((6 + 4) / 25)


def test_the_indices_agree_with_pysal_on_the_census():
    for territory_id in ("bosnia-1991", "bosnia-2013-regions", "iraq-2005"):
        territory = gd.territory(territory_id)
        _agrees_with_pysal(territory.counts.to_numpy(), 1e-6)


@given(COUNTS)
def test_the_indices_agree_with_pysal(counts):
    _agrees_with_pysal(counts, 1e-6)


def _agrees_with_pysal(counts, tolerance):
    from segregation import multigroup

    groups = [f"g{j}" for j in range(counts.shape[1])]
    table = pd.DataFrame(counts, columns=groups)

    def theirs(index):
        return getattr(multigroup, index)(table, groups=groups).statistic

    assert theil_h(counts) == pytest.approx(theirs("MultiInfoTheory"), abs=tolerance)
    assert dissimilarity(counts) == pytest.approx(theirs("MultiDissim"), abs=tolerance)
    # Mean fractionalization is what the relative diversity index leaves of Simpson's interaction.
    left = (1 - theirs("MultiRelativeDiversity")) * theirs("SimpsonsInteraction")
    assert chance_differ(counts) == pytest.approx(left, abs=tolerance)


@given(COUNTS)
def test_the_indices_stay_in_their_range(counts):
    assert 0 <= chance_differ(counts) < 1
    assert -1e-9 <= theil_h(counts) <= 1 + 1e-9
    assert -1e-9 <= dissimilarity(counts) <= 1 + 1e-9


def test_an_empty_unit_changes_nothing():
    with_empty = np.vstack([EVEN[0], [0.0, 0.0], SORTED])
    without = np.vstack([EVEN[0], SORTED])
    for index in (chance_differ, theil_h, dissimilarity):
        assert index(with_empty) == pytest.approx(index(without))
    assert np.isnan(chance_differ_by_unit(with_empty)[1])


def test_one_group_alone_is_neither_mixed_nor_uneven():
    alone = np.array([[10.0, 0.0], [3.0, 0.0]])
    assert (chance_differ(alone), theil_h(alone), dissimilarity(alone)) == (0, 0, 0)


def test_where_nobody_lives_there_is_no_answer():
    nobody = np.zeros((2, 2))
    for index in (chance_differ, theil_h, dissimilarity):
        assert np.isnan(index(nobody))
    assert np.isnan(own_majority_share(nobody, np.zeros(2)))


def test_larger_units_look_more_mixed():
    fine, coarse = gd.territory("bosnia-1991"), gd.territory("bosnia-1991-regions")
    assert gd.mixing(coarse).chance_differ > gd.mixing(fine).chance_differ


def test_mixing_by_unit():
    territory = toy({"x": [6, 0, 0], "y": [2, 3, 0]}, unplaced=[2, 0, 5])
    by_unit = gd.mixing(territory).by_unit
    assert list(by_unit.columns) == [
        "chance_differ",
        "largest_group",
        "largest_share",
        "population",
    ]
    assert by_unit.index.name == "unit_id"
    assert by_unit.loc["a"].to_dict() == {
        "chance_differ": pytest.approx(1 - 0.75**2 - 0.25**2),
        "largest_group": "x",
        "largest_share": pytest.approx(0.6),
        "population": 10,
    }
    assert by_unit.loc["b", "largest_share"] == 1
    assert by_unit.loc["c", ["chance_differ", "largest_group", "largest_share"]].isna().all()
    assert by_unit.loc["c", "population"] == 5
