"""Dots: as many as there are people, in the units where they live, and the same every time."""

import pandas as pd
import pytest
import shapely

import geodata as gd


@pytest.fixture(scope="module")
def bosnia():
    return gd.territory("bosnia-1991")


def test_the_dots_of_a_group_add_up_to_its_people(bosnia):
    found = gd.dots(bosnia)["group"].value_counts()
    for group, people in bosnia.counts.sum().items():
        assert abs(found[group] * 5_000 - people) <= 5_000


def test_a_dot_lies_in_its_unit(bosnia):
    found = gd.dots(bosnia, per=50_000)
    points = shapely.points(found["lon"], found["lat"])
    around = bosnia.units.geometry.reindex(found["unit_id"])
    assert shapely.dwithin(points, around.to_numpy(), 1e-9).all()


def test_dots_fall_where_they_fell_before_and_elsewhere_by_another_seed(bosnia):
    once = gd.dots(bosnia, per=50_000)
    pd.testing.assert_frame_equal(once, gd.dots(bosnia, per=50_000))
    assert not once["lat"].equals(gd.dots(bosnia, per=50_000, seed=7)["lat"])


def test_a_dot_for_nobody_is_refused(bosnia):
    with pytest.raises(ValueError, match=r"at least one person, not 0"):
        gd.dots(bosnia, per=0)
