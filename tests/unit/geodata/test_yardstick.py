"""Every partition in one measure, beside those then displaced."""

import pandas as pd
import pytest

import geodata as gd


@pytest.fixture(scope="module")
def rows():
    return gd.yardstick().set_index(["territory_id", "plan_id"])


def test_the_shares_are_those_of_the_evaluations(rows):
    percent = rows["share"].mul(100).round(1)
    assert percent.to_dict() == {
        ("punjab-1941-british", "radcliffe-1947"): 28.1,
        ("bengal-1941", "radcliffe-1947"): 27.0,
        ("palestine-1946", "un-1947"): 19.0,
        ("palestine-1946", "armistice-1949"): 39.7,
        ("ireland-1911", "six-counties-1920"): 17.3,
        ("czechoslovakia-1991", "dissolution-1993"): 2.4,
        ("bosnia-1991", "dayton"): 24.2,
        ("iraq-2005", "three-regions"): 14.7,
        ("iraq-2003-map", "three-regions-by-map"): 24.1,
    }
    assert (rows["wrong_side"] / rows["everyone"]).equals(rows["share"])


def test_ranges_are_over_plans_and_readings(rows):
    assert (rows["low"] <= rows["share"]).all()
    assert (rows["share"] <= rows["high"]).all()
    un = rows.loc["palestine-1946", "un-1947"]
    assert un[["low", "high"]].mul(100).round(1).tolist() == [19.0, 22.8]
    assert un[["published_low", "published_high"]].mul(100).round(1).tolist() == [22.1, 27.5]
    vote = rows.loc["iraq-2005", "three-regions"]
    assert vote[["low", "high"]].mul(100).round(1).tolist() == [11.8, 29.3]
    dayton = rows.loc["bosnia-1991", "dayton"]
    assert dayton["low"] == dayton["high"] == dayton["share"]


def test_every_row_names_its_sides_and_units(rows):
    assert rows["sides"].tolist() == [2] * 7 + [3] * 2
    assert rows["units"].tolist() == [31, 35, 23, 23, 14, 2, 142, 18, 18]


def test_the_displaced_of_another_area_have_no_share(rows):
    other = rows["displaced"] == "other_area"
    assert rows[other].index.get_level_values(0).tolist() == ["punjab-1941-british", "bengal-1941"]
    assert rows.loc[other, ["displaced_share_low", "displaced_share_high"]].isna().all(axis=None)
    bosnia = rows.loc["bosnia-1991", "dayton"]
    assert bosnia["displaced_share_low"] == 2_000_000 / 4_377_033
    assert rows.loc[("czechoslovakia-1991", "dissolution-1993"), "displaced_share_high"] == 0


def test_what_rests_on_unread_rows_can_be_seen(rows):
    read = rows[["verified_yes", "verified_part", "verified_no"]]
    assert read.sum(axis=1).tolist() == pytest.approx([1] * len(rows))
    assert rows.loc[("bengal-1941", "radcliffe-1947"), "verified_no"] == 1


def test_every_row_is_noted_and_sourced(rows):
    known = set(gd.sources()["source_id"])
    assert (rows["note"] != "").all()
    assert all(set(ids) <= known and ids for ids in rows["source_ids"])
    assert set(rows["case_id"]) <= set(gd.cases()["case_id"])
    assert not pd.isna(rows["share"]).any()


def test_rows_are_never_compared_as_if_they_were_alike(rows):
    each = [
        gd.Compared(row.title, row.wrong_side, row.everyone, row.sides, row.units, "units")
        for row in rows.itertuples()
    ]
    with pytest.raises(gd.UnlikeRows):
        gd.Comparison.of(each)
    assert gd.Comparison.of(each[:2]), "Punjab and Bengal: two sides, 31 and 35 districts"
