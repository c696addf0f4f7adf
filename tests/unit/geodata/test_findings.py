"""What several pages say is computed once."""

import pytest

import geodata as gd
from geodata import findings
from geodata.optimum import shipped


def percent(pair):
    return [round(100 * value, 1) for value in pair]


def test_most_people_on_the_wrong_side_live_in_five_governorates():
    assert list(findings.top_five().index) == [
        "baghdad",
        "ninewa",
        "diyala",
        "kirkuk",
        "salah_al_din",
    ]
    assert round(findings.top_five().sum()) == 3882654
    assert round(100 * findings.top_five_share(), 1) == 94.2


def test_the_range_of_the_variants():
    assert findings.counted_variants() == (
        "three-regions",
        "three-regions-diyala-shia",
        "three-regions-kirkuk-sunni",
        "three-regions-kirkuk-sunni-diyala-shia",
    )
    assert percent(findings.variants()) == [14.7, 17.4]
    assert percent(findings.variants(treated=True)) == [11.8, 29.3]
    assert percent(findings.variants(findings.MAP)) == [25.1, 26.2]


def test_the_maps_of_1992_and_2003():
    assert round(findings.by_map()) == 6771747
    assert round(findings.by_map(1992)) == 5883272
    assert [round(one) for one in findings.map_range(2003)] == [6771747, 7114526]
    assert [round(one) for one in findings.map_range(1992)] == [5883272, 6974650]
    assert set(findings.by_governorate_on_map().index[:5]) == {
        *("baghdad", "ninewa", "diyala", "anbar", "kirkuk"),
    }
    assert round(100 * findings.top_five_share_on_map(), 1) == 86.9


def test_dayton_beside_the_best_connected_line():
    assert findings.brcko_joined().wrong_side == 1078700
    best = shipped("bosnia-1991", "two-sides").wrong_side
    assert findings.dayton_above_best() == pytest.approx(1078700 / best - 1)


def test_three_sides_are_told_like_with_like():
    table = findings.three_sides().table()
    assert table["share"].mul(100).round(1).to_dict() == {
        "bosnia-1991": 33.8,
        "bosnia-2013": 15.7,
        "iraq-vote": 14.7,
        "iraq-map": 24.1,
    }
    assert percent(table.loc["iraq-vote", ["low", "high"]]) == [14.7, 17.4]
    assert percent(table.loc["iraq-map", ["low", "high"]]) == [24.1, 25.3]
    assert set(table["sides"]) == {3}
    assert set(table["units"]) == {18}
    fine = findings.three_sides_fine().table()
    assert fine["share"].mul(100).round(1).tolist() == [32.7, 14.2]


def test_how_many_times_as_many():
    assert round(findings.iraq_times_bosnia(), 1) == 2.8
    assert percent([value / 100 for value in findings.five_times_bosnia()]) == [2.6, 2.7]


def test_every_governorate_of_iraq_stands_once_with_most_people_first():
    found = findings.iraq_by_governorate()
    assert set(found.index) == set(gd.territory("iraq-2005").units.index)
    assert found.is_monotonic_decreasing
    assert found.sum() == pytest.approx(
        gd.evaluate(gd.territory("iraq-2005"), gd.plan("iraq-2005", "three-regions")).wrong_side
    )


def test_the_least_lines_are_below_dayton_and_scattered_ones_below_those_in_one_piece():
    table = findings.least_lines().table()
    assert list(table.index) == ["dayton", "contiguous", "scattered"]
    assert table["wrong_side"].is_monotonic_decreasing
    assert table["wrong_side"]["dayton"] == 1078700
    assert set(table["units"]) == {142}


def test_the_ranges_of_iraq_hold_the_middle_of_each():
    table = findings.iraq_ranges().table()
    assert list(table.index) == ["widest", "middle", "shared", "map"]
    assert percent(table.loc["widest", ["low", "high"]]) == [11.8, 29.3]
    assert percent(table.loc["middle", ["low", "high"]]) == [14.7, 17.4]
    ranged = table.dropna(subset=["low"])
    assert (ranged["low"] <= ranged["share"]).all()
    assert (ranged["share"] <= ranged["high"]).all()


def test_everyone_shares_baghdad_in_the_variants_that_do_not_count_it():
    for one in findings.shared_variants():
        line = gd.plan(findings.VOTE, one)
        assert line.sides[line.assignment["baghdad"]].shared
    assert "biden-gelb" in findings.shared_variants()
    assert not set(findings.shared_variants()) & set(findings.counted_variants())
