import pytest

from geodata.displacement import displacement, districts, qadhas
from geodata.places import places
from tests.unit.geodata.broken import message


@pytest.fixture(scope="module")
def displaced():
    return displacement().set_index("row_id")


@pytest.fixture(scope="module")
def baghdad():
    return districts().set_index("district_id")


@pytest.mark.parametrize(
    ("row", "scope", "value"),
    [
        ("article_abroad", "abroad", 2_000_000),
        ("article_inside", "inside", 2_000_000),
        ("article_more", "still_to_move", 5_000_000),
        ("unhcr_2007_06_total", "total", 4_200_000),
        ("unhcr_2007_09_total", "total", 4_400_000),
        ("iom_2008_09_total", "inside", 2_800_000),
        ("sigir_2008_10_baghdad", "governorate", 1_785_680),
        ("bosnia_returns", "returned", 1_000_473),
    ],
)
def test_published_figures(displaced, row, scope, value):
    assert displaced.loc[row, ["scope", "value"]].tolist() == [scope, value]


def test_the_article_s_figures_are_not_passed_off_as_counts(displaced):
    article = displaced[displaced["source_ids"] == "shanker_2007"]
    assert len(article) == 4
    assert set(article["firmness"]) == {"article"}
    assert set(article["paragraphs"]) == {"12"}


def test_ranges_of_the_host_countries(displaced):
    syria, jordan = (displaced.loc[f"unhcr_2007_09_{one}"] for one in ("syria", "jordan"))
    assert (syria["low"], syria["high"]) == (1_200_000, 1_400_000)
    assert (jordan["low"], jordan["high"]) == (500_000, 750_000)


@pytest.mark.parametrize("scope", ["origin_share", "identity_share"])
def test_shares_of_one_report_do_not_pass_a_hundred(displaced, scope):
    rows = displaced[(displaced["scope"] == scope) & (displaced["source_ids"] == "iom_2009_04")]
    assert len(rows) >= 7
    assert 95 < rows["value"].sum() <= 100.05


def test_parts_of_a_total_fit(displaced):
    for month in ("iom_2007_12", "iom_2008_03", "iom_2008_09"):
        since, before, total = (
            displaced.loc[f"{month}_{part}", "value"] for part in ("since", "before", "total")
        )
        assert total == pytest.approx(since + before, rel=0.01)
    returns = displaced.loc[["bosnia_returns_refugees", "bosnia_returns_inside"], "value"]
    assert returns.sum() == displaced.loc["bosnia_returns", "value"]


def test_nine_districts_of_which_one_has_no_point(baghdad):
    assert len(baghdad) == 9
    assert list(baghdad.index[baghdad["lat"].isna()]) == ["mansour"]
    assert (baghdad["approximate"] == "yes").sum() == 4


def test_blanks_stay_blank(baghdad):
    assert set(baghdad.index[baghdad["before"] == ""]) == {"nissan_9"}
    assert set(baghdad.index[baghdad["after"] == ""]) == {"karkh", "mansour", "rusafa"}
    assert baghdad["population"].notna().sum() == 1


def test_rashid_is_described_in_part_only(baghdad):
    assert baghdad.loc["rashid", "after_class"] == "part_only"
    assert baghdad.loc["rashid", "after"].startswith("West Rashid only")


def test_districts_and_qadhas_lie_round_baghdad(baghdad):
    centre = places().set_index("place_id").loc["baghdad"]
    near = baghdad.dropna(subset="lat")
    assert ((near["lat"] - centre["lat"]).abs() < 0.12).all()
    assert ((near["lon"] - centre["lon"]).abs() < 0.12).all()
    assert ((qadhas()["lat"] - centre["lat"]).abs() < 0.5).all()


def test_qadhas_add_up_to_the_governorate():
    table = qadhas()
    assert len(table) == 9
    assert table["population_2005"].sum() == pytest.approx(6_783_987, abs=2)
    assert table["population_2007"].sum() == 7_145_470
    shares = table[["cia2003_shia", "cia2003_sunni"]].sum(axis=1)
    assert shares.tolist() == pytest.approx([1] * 9, abs=0.002)


@pytest.mark.parametrize(
    ("table", "cells", "said"),
    [
        ("displacement", {"low": "9", "high": "3"}, "low ≤ value ≤ high"),
        ("displacement", {"value": "", "low": "", "high": ""}, "a value, or a low and a high"),
        ("districts", {"after_source_ids": ""}, "all filled or all empty"),
        ("districts", {"lat": ""}, "a coord_source_id wherever there is a point"),
        ("qadhas", {"cia2003_shia": "48"}, "column cia2003_shia"),
    ],
)
def test_a_broken_row_is_refused(tmp_path, table, cells, said):
    assert said in message(tmp_path, table, 2, **cells)
