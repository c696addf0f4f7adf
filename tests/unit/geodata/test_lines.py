"""The lines of 1992 to 1995, all in one measure."""

import pandas as pd
import pytest

import geodata as gd
from geodata.lines import ALLIES, evaluate_two_way, ranked
from geodata.tables.read import read_table

TWO_WAY = {  # people on the wrong side by group: Bosniaks, Serbs, Croats
    "majorities-1991": (249740, 588898, 121276),
    "cutileiro-1992": (242123, 677439, 105642),
    "federation-1994": (255226, 693043, 69443),
    "front-1995": (512718, 466245, 168383),
    "dayton": (441077, 475366, 144129),
}
SUMS = [959914, 1025204, 1017712, 1147346, 1060572]


def test_the_sequence_comes_out_to_the_person():
    found = gd.lines()
    assert list(found.index) == list(TWO_WAY)
    assert found["wrong_two_way"].tolist() == SUMS
    assert found["share"].mul(100).round(1).tolist() == [21.9, 23.4, 23.3, 26.2, 24.2]
    assert found["sides"].tolist() == [3, 3, 2, 2, 2]
    assert (found["units"] == 142).all()
    assert found["date"].is_monotonic_increasing


def test_three_sides_are_counted_in_three_only_where_there_are_three():
    three = gd.lines()["wrong_three_way"]
    assert three.dropna().to_dict() == {"majorities-1991": 1359949, "cutileiro-1992": 1457249}


def test_the_exact_form_on_the_109_municipalities_stands_beside():
    found = gd.lines()
    assert found["exact_two_way"].dropna().to_dict() == {
        "cutileiro-1992": 1032958,
        "federation-1994": 1018573,
    }
    assert found["exact_three_way"].dropna().to_dict() == {"cutileiro-1992": 1463031}
    assert set(found["exact_units"].dropna()) == {109}


def test_a_range_holds_its_figure():
    found = gd.lines().dropna(subset=["low"])
    assert found["wrong_two_way"].between(found["low"], found["high"]).all()
    front = found.loc["front-1995"]
    assert front["high"] - front["wrong_two_way"] == front["wrong_two_way"] - front["low"] == 35000


LAND = {  # per cent of the land, sides in the order of the plan
    "majorities-1991": [40.0, 46.9, 13.1],
    "cutileiro-1992": [43.6, 43.7, 12.6],
    "federation-1994": [58.1, 41.9],
    "front-1995": [51.9, 47.1, 0.9],
    "dayton": [50.1, 49.0, 0.9],
}


def test_land_is_that_of_the_units_of_each_side():
    for plan_id, land in gd.lines()["land"].items():
        assert list(land) == list(gd.plan("bosnia-1991", plan_id).sides)
        assert list(land.values()) == pytest.approx(LAND[plan_id], abs=0.06)
        assert sum(land.values()) == pytest.approx(100)
    assert "58.1 per cent of the land against 58" in gd.lines().loc["federation-1994", "note"]


def test_the_ranges_are_the_other_readings_of_the_same_rule():
    """Cutileiro in its two forms; the Federation with Prijedor, or with Sarajevo by the rule."""
    found = gd.lines()
    forms = found.loc["cutileiro-1992", ["wrong_two_way", "exact_two_way"]]
    assert sorted(forms) == found.loc["cutileiro-1992", ["low", "high"]].tolist()
    table = read_table("municipalities_1991").set_index("unit_id")
    allies, here = table["bosniak"] + table["croat"], table["federation-1994"] == "federation_1994"
    with_prijedor = here | (table.index == "prijedor-91")
    by_the_rule = 2 * allies > table["total"]
    readings = [table["serb"][f].sum() + allies[~f].sum() for f in (with_prijedor, by_the_rule)]
    assert readings == found.loc["federation-1994", ["low", "high"]].tolist()


@pytest.mark.parametrize(("plan_id", "people"), TWO_WAY.items())
def test_two_ways_by_group(plan_id, people):
    t, line = gd.territory("bosnia-1991"), gd.plan("bosnia-1991", plan_id)
    found = evaluate_two_way(t, line)
    assert tuple(found.by_group["wrong_side"]) == people


def test_three_sides_are_made_two_and_two_stay_as_they_are():
    line = gd.plan("bosnia-1991", "cutileiro-1992")
    two = gd.two_way(line)
    assert list(two.sides) == [ALLIES, "serb_units"]
    assert two.sides[ALLIES].owners == {"bosniak", "croat"}
    assert (two.assignment == "serb_units").equals(line.assignment == "serb_units")
    dayton = gd.plan("bosnia-1991", "dayton")
    assert gd.two_way(dayton) is dayton


def test_lines_that_are_close_are_not_ranked():
    found = gd.lines()
    assert found.attrs["apart"] == 35000
    assert set(found.loc["cutileiro-1992", "alike"]) == {"federation-1994", "dayton"}
    assert found.loc["front-1995", "alike"] == ()
    assert ranked(found, "majorities-1991", "federation-1994")
    assert not ranked(found, "dayton", "cutileiro-1992"), "by the exact form"


def test_closeness_is_measured_to_the_person():
    forms = {"wrong_two_way": [100_000, 135_000, 134_999], "exact_two_way": [None] * 3}
    table = pd.DataFrame(forms, index=list("abc"), dtype=float)
    table.attrs["apart"] = 35_000
    assert ranked(table, "a", "b")
    assert not ranked(table, "a", "c")


def test_every_line_is_sourced_and_offered():
    known = set(gd.sources()["source_id"])
    for plan_id, row in gd.lines().iterrows():
        assert set(row["source_ids"]) <= known
        assert row["source_ids"]
        assert row["note"]
        assert {plan_id} <= set(gd.territory("bosnia-1991").plans)
        assert {plan_id} <= set(gd.territory("bosnia-2013").plans)


def test_plans_of_the_war_are_not_offered_on_regions():
    assert gd.territory("bosnia-1991-regions").plans == ("dayton", "bosnia-in-three", "one-side")
    with pytest.raises(gd.UnknownId, match=r"plan for bosnia-1991-regions 'front-1995'"):
        gd.plan("bosnia-1991-regions", "front-1995")


def test_what_is_not_established_is_named_with_the_reason():
    found = gd.not_established()
    assert list(found.index) == ["vance-owen", "owen-stoltenberg", "contact-group"]
    assert (found[["title", "known", "why"]] != "").all(axis=None)
    assert not set(found.index) & set(gd.territory("bosnia-1991").plans)


def test_a_country_without_such_lines_is_named():
    with pytest.raises(gd.UnknownId, match=r"sequence of lines 'iraq'.*bosnia"):
        gd.lines("iraq")
    with pytest.raises(gd.UnknownId, match=r"sequence of lines 'iraq'"):
        gd.not_established("iraq")


def test_the_municipalities_of_1991_follow_the_rule_of_each_line():
    table = read_table("municipalities_1991").set_index("unit_id")
    assert table["total"].sum() == 4377033
    largest = table[["bosniak", "serb", "croat"]].idxmax(axis=1) + "_units"
    assert (table["cutileiro-1992"] == largest).all()
    assert largest.value_counts().to_dict() == {
        "bosniak_units": 52,
        "serb_units": 37,
        "croat_units": 20,
    }
    more = 2 * (table["bosniak"] + table["croat"]) > table["total"]
    other = table.index[more != (table["federation-1994"] == "federation_1994")]
    assert set(other) == {"novo-sarajevo-91", "ilijas-91"}, "in the block of Sarajevo"
