"""Low, middle and high as one object."""

import pytest

import geodata as gd


def test_a_vote_has_three_readings():
    found = gd.readings("iraq-2005", "three-regions")
    assert found.several
    assert [round(one.wrong_side) for one in found.all] == [3320492, 4119986, 7611967]
    assert found.middle.territory is gd.territory("iraq-2005")
    assert found.low.territory is gd.territory("iraq-2005", "low")
    assert [round(people) for people in found.wrong_side] == [3320492, 7611967]
    assert [round(100 * share, 1) for share in found.wrong_share] == [11.8, 27.1]


@pytest.mark.parametrize("territory_id", ["bosnia-1991", "iraq-2003-map", "ireland-1911"])
def test_a_count_has_one(territory_id):
    found = gd.readings(territory_id, gd.territory(territory_id).plans[0])
    assert not found.several
    assert found.low is found.middle is found.high
    assert found.all == (found.middle,)
    assert found.wrong_side == (found.middle.wrong_side,) * 2


def test_flips_move_all_of_them():
    found = gd.readings("iraq-2005", "three-regions").flips({"baghdad": "sunni_arab_region"})
    for one, way in zip(found.all, ("low", "middle", "high"), strict=True):
        again = gd.evaluate(gd.territory("iraq-2005", way), one.plan)
        assert one.wrong_side == pytest.approx(again.wrong_side)
        assert one.plan.assignment["baghdad"] == "sunni_arab_region"
    alone = gd.readings("bosnia-1991", "dayton").flips({"brcko": "federation"})
    assert not alone.several
    assert alone.middle.wrong_side == 1078700


def test_a_plan_of_ones_own_is_read_too():
    line = gd.plan("iraq-2005", "three-regions").flip("kirkuk", "sunni_arab_region")
    own, named = gd.readings("iraq-2005", line), "three-regions-kirkuk-sunni"
    assert own.wrong_side == pytest.approx(gd.readings("iraq-2005", named).wrong_side)


def test_an_unknown_plan_is_named():
    with pytest.raises(gd.UnknownId, match=r"plan for bosnia-1991 'daytom'.*Did you mean 'dayton'"):
        gd.readings("bosnia-1991", "daytom")
