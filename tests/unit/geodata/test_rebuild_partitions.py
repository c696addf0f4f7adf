"""How the areas of other partitions are drawn."""

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from geodata import shapes
from geodata.rebuild import partitions
from geodata.tables.read import read_table, read_toml

ADMIN1 = gpd.GeoDataFrame(
    {"admin": ["Land", "Land"], "geonunit": ["", ""], "name": ["West", "East"]},
    geometry=[shapely.box(0, 0, 4, 4), shapely.box(4, 0, 8, 4)],
    crs=4326,
)
TABLE = pd.DataFrame({"unit_id": ["a", "b", "c"], "lat": [2.0, 2.0, 2.0], "lon": [1.0, 3.0, 6.0]})
ABOUT = {
    "simplify": 0.001,
    "outside": [],
    "zones": {"west": "Land/West", "east": "Land/East"},
    "towns": {},
}


def drawn(**about):
    return partitions.areas(TABLE, ABOUT | about, ADMIN1)


def test_land_goes_to_the_nearest_seat_inside_its_zone():
    found = drawn()
    assert list(found.index) == ["a", "b", "c"]
    assert found.is_valid_coverage()
    assert found["a"].equals(shapely.box(0, 0, 2, 4))
    assert found["b"].equals(shapely.box(2, 0, 4, 4)), "the zone's border, though c is far from it"
    assert found["c"].equals(shapely.box(4, 0, 8, 4))


def test_a_unit_has_what_is_nearest_to_any_of_its_towns():
    found = drawn(towns={"a": ["2 3.4"]})
    assert found["a"].contains(shapely.Point(3.9, 2))
    assert found["b"].contains(shapely.Point(2.9, 2))


def test_what_is_nearest_to_a_point_outside_is_left_out():
    found = drawn(outside=["2 7.0"])
    assert found["c"].area == pytest.approx(10, abs=0.01)  # 6.5 of longitude is halfway


def test_what_lies_beyond_the_clip_is_left_out():
    assert drawn(clip="-180 -90 7 90")["c"].equals(shapely.box(4, 0, 7, 4))


def test_a_named_zone_keeps_its_units():
    found = drawn(within={"west": ["a", "b"]})
    assert found["c"].equals(shapely.box(4, 0, 8, 4))


def test_units_can_be_composed_whole():
    table = TABLE[:2].assign(unit_id=["w", "e"])
    about = {"simplify": 0.001, "composed": {"w": "Land/West", "e": "Land/East"}}
    found = partitions.areas(table, about, ADMIN1)
    assert found["e"].equals(shapely.box(4, 0, 8, 4))


def test_a_unit_without_land_is_named():
    about = {"simplify": 0.001, "composed": {"a": "Land"}}
    with pytest.raises(ValueError, match=r"do not match: b, c"):
        partitions.areas(TABLE, about, ADMIN1)


def test_a_term_that_names_nothing_is_refused():
    with pytest.raises(ValueError, match=r"Land has no unit 'North'"):
        drawn(zones={"north": "Land/North"})


@pytest.mark.parametrize("family", partitions.TABLES)
def test_the_committed_areas_hold_their_towns(family):
    about = read_toml("partition_outlines")[family]
    if "composed" in about:
        assert set(about["composed"]) == set(read_table(partitions.TABLES[family])["unit_id"])
        return
    areas = shapes.units(family).geometry
    towns = partitions.points(read_table(partitions.TABLES[family]), about)
    towns = towns.drop(partitions.OUTSIDE, errors="ignore")
    away = shapely.distance(towns.to_numpy(), areas.loc[towns.index].to_numpy())
    assert away.max() < 0.06, "a town may lie just over a coarse outline, not further"
