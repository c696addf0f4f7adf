from typing import get_args

import pandas as pd
import pytest

import geodata as gd

UNITS = {
    "bosnia-1991": 142,
    "bosnia-2013": 142,
    "bosnia-1991-regions": 18,
    "bosnia-2013-regions": 18,
    "iraq-2005": 18,
    "iraq-2003-map": 18,
    "punjab-1941-british": 31,
    "punjab-1941": 48,
    "bengal-1941": 35,
    "palestine-1946": 23,
    "ireland-1911": 14,
    "czechoslovakia-1991": 2,
}


def test_the_censuses_come_out_to_the_person():
    before, after = gd.territory("bosnia-1991"), gd.territory("bosnia-2013")
    assert before.counts.sum().to_dict() == {"bosniak": 1902956, "serb": 1366104, "croat": 760852}
    assert before.unplaced.sum() == 347121
    assert before.everyone == 4377033
    assert after.counts.sum().to_dict() == {"bosniak": 1769592, "serb": 1086733, "croat": 544780}
    assert after.unplaced.sum() == 130054
    assert after.everyone == 3531159


@pytest.mark.parametrize(
    ("territory_id", "unit", "people"),
    [
        ("bosnia-1991", "srebrenica", [27572, 8315, 38, 36666]),
        ("bosnia-2013", "srebrenica", [7248, 6028, 16, 13409]),
        ("bosnia-1991", "foca", [17183, 16867, 93, 35389]),
        ("bosnia-2013", "prijedor", [29034, 55895, 1762, 89397]),
        ("bosnia-1991-regions", "brcko", [38617, 18128, 22252, 87627]),
    ],
)
def test_a_unit_has_its_people(territory_id, unit, people):
    territory = gd.territory(territory_id)
    assert [*territory.counts.loc[unit], territory.population[unit]] == people


@pytest.mark.parametrize("year", ["1991", "2013"])
def test_regions_hold_the_same_people_as_their_municipalities(year):
    fine, coarse = gd.territory(f"bosnia-{year}"), gd.territory(f"bosnia-{year}-regions")
    assert len(coarse.counts) == 18
    pd.testing.assert_series_equal(coarse.counts.sum(), fine.counts.sum())
    assert coarse.unplaced.sum() == fine.unplaced.sum()
    by_name = coarse.population.rename(index=coarse.units["name"])
    inside = fine.population.groupby(fine.units["region"]).sum()
    assert inside.to_dict() == by_name.to_dict()


@pytest.mark.parametrize("treatment", ["low", "middle", "high"])
def test_every_treatment_places_all_of_iraq(treatment):
    iraq = gd.territory("iraq-2005", treatment)
    assert iraq.everyone == pytest.approx(28104187)
    assert (iraq.counts >= 0).all(axis=None)
    assert (iraq.unplaced >= 0).all()


def test_the_treatments_differ_in_whom_they_place():
    low, middle, high = (gd.territory("iraq-2005", t) for t in ("low", "middle", "high"))
    assert middle.unplaced.sum() == 0
    assert middle.groups == low.groups == ("shia", "sunni_arab", "kurdish")
    assert high.groups == ("shia", "sunni_arab", "kurdish", "other_lists")
    assert high.unplaced.sum() == 0
    pd.testing.assert_series_equal(high.counts["other_lists"], low.unplaced, check_names=False)
    national = middle.counts.sum().round().to_dict()
    assert national == {"shia": 15600134, "sunni_arab": 7248715, "kurdish": 5255338}
    # Anbar: 339,029 of 369,755 valid votes for the Sunni Arab lists, none for the two others.
    assert low.counts.loc["anbar", "sunni_arab"] == pytest.approx(1379322 * 339029 / 369755)
    assert middle.counts.loc["anbar", "sunni_arab"] == pytest.approx(1379322)


def test_a_census_is_the_same_under_every_treatment():
    assert gd.territory("bosnia-1991", "high") is gd.territory("bosnia-1991")


def test_iraqi_regions_are_the_ottoman_provinces():
    region = gd.territory("iraq-2005").units["region"]
    assert set(region[region == "Mosul"].index) == {
        "ninewa",
        "dahuk",
        "erbil",
        "sulaymaniyah",
        "kirkuk",
    }
    assert set(region[region == "Basra"].index) == {"basra", "maysan", "dhi_qar", "muthanna"}
    assert (region == "Baghdad").sum() == 9


@pytest.mark.parametrize("territory_id", gd.territory_ids())
def test_the_parts_of_a_territory_fit_each_other(territory_id):
    territory = gd.territory(territory_id)
    assert territory.units.crs.to_epsg() == 4326
    assert list(territory.units.columns) == ["name", "region", "area_km2", "geometry"]
    areas = territory.units["area_km2"]
    assert (areas > 0).all() if territory.measured else areas.isna().all()
    assert territory.units.index.equals(territory.counts.index)
    assert territory.unplaced.index.equals(territory.counts.index)
    assert territory.counts.index.name == "unit_id"
    assert len(territory.units) == UNITS[territory_id]
    assert territory.units.geometry.is_valid.all()
    if territory.measured:
        assert set(territory.adjacency) == set(territory.counts.index)
        assert all(territory.adjacency.values()), "every unit has a neighbour"
    assert "one-side" in territory.plans
    assert len(territory.plans) > 1
    assert territory.country
    assert territory.title
    assert territory.caveats


@pytest.mark.parametrize("territory_id", gd.territory_ids())
def test_every_source_of_a_territory_is_registered(territory_id):
    from geodata.tables.read import read_table

    known = set(read_table("sources")["source_id"])
    territory = gd.territory(territory_id)
    assert territory.sources
    assert set(territory.sources) <= known


def test_an_unknown_territory_is_named_with_what_there_is():
    with pytest.raises(gd.UnknownId) as error:
        gd.territory("bosna-1991")
    assert "'bosna-1991'" in str(error.value)
    assert "Did you mean 'bosnia-1991'?" in str(error.value)
    assert "iraq-2005" in str(error.value)


def test_an_unknown_treatment_is_named_with_what_there_is():
    with pytest.raises(gd.UnknownId, match=r"treatment 'mid'.*low, middle, high"):
        gd.territory("iraq-2005", "mid")


def test_every_treatment_is_known_and_no_other():
    assert {gd.territory("bosnia-1991", way).id for way in get_args(gd.Treatment)} == {
        "bosnia-1991"
    }
    with pytest.raises(gd.UnknownId, match=r"middel.*middle"):
        gd.territory("iraq-2005", "middel")


def test_a_territory_names_its_family_of_units():
    for territory_id in gd.territory_ids():
        t = gd.territory(territory_id)
        assert set(t.units.index) <= set(gd.shapes.units(t.family).index)


def test_figures_in_caveats_are_the_counted_ones():
    for territory_id in ("bosnia-1991", "bosnia-1991-regions", "bosnia-2013"):
        territory = gd.territory(territory_id)
        told = " ".join(territory.caveats)
        assert f"{territory.unplaced.sum():,.0f}" in told
    shares = gd.territory("iraq-2003-map").counts.loc["baghdad"]
    shia, sunni = (round(100 * shares[one] / shares.sum()) for one in ("shia", "sunni_arab"))
    assert f"{shia} to {sunni}" in " ".join(gd.territory("iraq-2003-map").caveats)
