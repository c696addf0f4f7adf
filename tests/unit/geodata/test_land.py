"""How much land a side has: of a toy by hand, and of Dayton's sides."""

from dataclasses import replace

import numpy as np
import pytest

import geodata as gd
from tests.unit.geodata.toy import toy

SIDES = {
    "west": gd.Side("West", frozenset({"x"})),
    "east": gd.Side("East", frozenset({"y"})),
    "nobody": gd.Side("Nobody", frozenset({"y"})),
}


def test_the_land_of_a_side_is_that_of_its_units():
    t = toy({"x": [1, 2, 3, 4], "y": [4, 3, 2, 1]})
    t = replace(t, units=t.units.assign(area_km2=[10.0, 20.0, 30.0, 40.0]))
    plan = gd.Plan.of({"a": "west", "c": "west", "b": "east", "d": "east"}, SIDES)

    land = gd.land_by_side(t, plan)

    assert land["km2"].to_dict() == {"west": 40, "east": 60, "nobody": 0}
    assert land["share"].to_dict() == pytest.approx({"west": 0.4, "east": 0.6, "nobody": 0})
    assert land.loc["west", ["low", "high"]].tolist() == pytest.approx([0.39, 0.41])
    assert land.loc["nobody", ["low", "high"]].tolist() == [0, 0]


def test_the_land_of_daytons_sides():
    """The agreement speaks of 51 and 49 per cent; Brčko was left to arbitration."""
    land = gd.land_by_side(gd.territory("bosnia-1991"), gd.plan("bosnia-1991", "dayton"))

    assert land["km2"].sum() == pytest.approx(51_447, abs=1)
    assert land["share"].sum() == pytest.approx(1)
    assert (land["high"] - land["low"]).tolist() == pytest.approx([0.02, 0.02, 0.02], abs=0.003)
    assert land.loc["federation", "low"] <= 0.51 <= land.loc["federation", "high"]
    assert land.loc["republika_srpska", "low"] <= 0.49 <= land.loc["republika_srpska", "high"]


def test_regions_have_the_land_of_their_municipalities():
    fine = gd.land_by_side(gd.territory("bosnia-1991"), gd.plan("bosnia-1991", "dayton"))
    coarse = gd.land_by_side(
        gd.territory("bosnia-1991-regions"), gd.plan("bosnia-1991-regions", "dayton")
    )

    assert coarse["km2"].to_dict() == pytest.approx(fine["km2"].to_dict(), abs=1)


def test_land_that_nobody_measured_is_not_made_up():
    t = toy({"x": [1, 2], "y": [2, 1]})
    t = replace(t, units=t.units.assign(area_km2=[10.0, np.nan]))

    with pytest.raises(ValueError, match="not measured: b"):
        gd.land_by_side(t, gd.Plan.of({"a": "west", "b": "east"}, SIDES))


def test_a_plan_of_other_units_is_refused():
    with pytest.raises(gd.UnknownId):
        gd.land_by_side(toy({"x": [1, 2], "y": [2, 1]}), gd.plan("bosnia-1991", "dayton"))


def test_land_is_measured_where_every_unit_has_an_area():
    t = gd.territory("bosnia-1991")
    assert gd.land_is_measured(t)
    unknown = t.units.assign(area_km2=t.units["area_km2"].where(t.units.index != "foca"))
    assert not gd.land_is_measured(replace(t, units=unknown))
