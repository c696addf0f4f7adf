"""The committed shapes: complete, without gaps or overlaps, small, and true to the tables."""

import geopandas as gpd
import networkx as nx
import pytest
import shapely

import geodata as gd
from geodata import shapes
from geodata.rebuild.cells import borders
from geodata.tables.read import read_table

METRES = 3035
TABLES = {"bosnia": "units_bosnia", "iraq": "iraq_2005"}
COUNTS = {"bosnia": 142, "bosnia-regions": 18, "iraq": 18}
PAIRS = {"bosnia": 386, "bosnia-regions": 39, "iraq": 40}
DRAWN = {"punjab": 48, "bengal": 35, "palestine": 23, "ireland": 14, "czechoslovakia": 2}
families = pytest.mark.parametrize("family", COUNTS)
LARGEST = 80_000  # bytes of a file of drawn areas


@families
def test_units_are_a_coverage(family):
    areas = shapes.units(family).geometry
    assert len(areas) == COUNTS[family]
    assert areas.is_valid.all()
    assert areas.is_valid_coverage()  # no overlap, and every shared border vertex for vertex
    assert not areas.is_empty.any()


@pytest.mark.parametrize("family", DRAWN)
def test_areas_of_other_partitions_are_a_small_coverage(family):
    areas = shapes.units(family).geometry
    assert len(areas) == DRAWN[family]
    assert areas.is_valid.all()
    assert areas.is_valid_coverage()
    assert not areas.is_empty.any()
    file = shapes.SHAPES / f"{shapes.FAMILIES[family]}.geojson"
    assert file.stat().st_size < LARGEST


@families
def test_units_leave_no_gap(family):
    whole = shapely.coverage_union_all(shapes.units(family).geometry.to_numpy())
    assert sum(len(part.interiors) for part in shapely.get_parts(whole)) == 0


@pytest.mark.parametrize("family", TABLES)
def test_units_have_the_ids_of_the_table(family):
    assert set(shapes.units(family).index) == set(read_table(TABLES[family])["unit_id"])


def test_regions_are_their_units_put_together():
    units = shapes.units("bosnia")
    units["region_id"] = read_table("units_bosnia").set_index("unit_id")["region_id"]
    regions = units.dissolve("region_id").geometry
    expected = shapes.units("bosnia-regions").geometry
    assert set(regions.index) == set(expected.index)
    assert (regions.symmetric_difference(expected.loc[regions.index]).to_crs(METRES).area < 1).all()


def test_every_reference_point_lies_in_the_area_drawn_from_it():
    points = read_table("reference_points_bosnia").set_index("unit_id")
    spots = gpd.GeoSeries.from_xy(points["lon"], points["lat"], index=points.index, crs=4326)
    areas = shapes.units("bosnia").geometry.to_crs(METRES)
    away = spots.to_crs(METRES).distance(areas.loc[points.index], align=False)
    assert len(points) == 1328
    assert set(points.index) == set(areas.index)
    # A point may lie a little beyond the country's outline, which is coarser than the points.
    assert (away < 200).mean() > 0.99
    assert away.max() < 2_000


def test_a_unit_is_drawn_about_as_large_as_it_is():
    areas = shapes.units("bosnia")
    drawn = areas.geometry.to_crs(METRES).area / 1e6
    assert drawn.sum() == pytest.approx(areas["area_km2"].sum(), rel=0.01)
    assert (drawn / areas["area_km2"] - 1).abs().median() < 0.05


@families
def test_neighbours(family):
    pairs, areas = shapes.neighbours(family), shapes.units(family)
    assert list(pairs.columns) == ["unit_a", "unit_b", "km"]
    assert len(pairs) == PAIRS[family]
    assert (pairs["unit_a"] < pairs["unit_b"]).all()
    assert (pairs["km"] > 0).all()
    assert not pairs.duplicated(["unit_a", "unit_b"]).any()
    assert pairs[["unit_a", "unit_b"]].apply(tuple, axis=1).is_monotonic_increasing
    graph = nx.from_pandas_edgelist(pairs, "unit_a", "unit_b")
    assert set(graph) == set(areas.index)
    assert nx.is_connected(graph)


def pairs_of(table):
    return set(table[["unit_a", "unit_b"]].itertuples(index=False, name=None))


@pytest.mark.parametrize("territory_id", ["bosnia-1991", "bosnia-2013"])
def test_neighbours_are_the_measured_ones_and_no_others(territory_id):
    """The drawing has pairs that are none, and lacks some that are: it never decides."""
    measured = read_table("borders_bosnia")
    used = pairs_of(gd.territory(territory_id).neighbours)
    assert used == pairs_of(measured)
    drawn = pairs_of(borders(shapes.units("bosnia").geometry.to_crs(METRES)))
    assert drawn - used
    assert used - drawn


def test_a_meeting_in_a_point_makes_no_neighbours():
    assert ("ilidza", "trnovo-rs") not in pairs_of(shapes.neighbours("bosnia"))


def test_neighbours_of_regions_follow_from_their_units():
    region = read_table("units_bosnia").set_index("unit_id")["region_id"]
    between = {}
    for a, b, km in read_table("borders_bosnia").itertuples(index=False):
        pair = tuple(sorted((region[a], region[b])))
        between[pair] = between.get(pair, 0) + km
    found = shapes.neighbours("bosnia-regions").set_index(["unit_a", "unit_b"])["km"]
    assert set(found.index) == {(a, b) for a, b in between if a != b}
    for pair, km in found.items():
        assert km == pytest.approx(between[pair], abs=0.006)


def test_areas_of_regions_are_those_of_their_units():
    table = read_table("units_bosnia")
    regions = table.groupby("region_id")["area_km2"].sum()
    units = shapes.units("bosnia")["area_km2"]
    assert units.to_dict() == table.set_index("unit_id")["area_km2"].to_dict()
    assert shapes.units("bosnia-regions")["area_km2"].to_dict() == pytest.approx(regions.to_dict())


def test_iraq_is_as_large_as_it_is_drawn():
    iraq = shapes.units("iraq")
    drawn = iraq.geometry.to_crs("ESRI:54034").area / 1e6
    assert iraq["area_km2"].to_dict() == pytest.approx(drawn.to_dict(), rel=0.02)
    assert 430_000 < iraq["area_km2"].sum() < 445_000


def test_the_entity_line_runs_between_the_entities():
    table = read_table("units_bosnia").set_index("unit_id")
    cells = shapes.units("bosnia").join(table["entity"])
    entities = cells.dissolve("entity").geometry
    lines = shapes.entity_line().set_index(["side_a", "side_b"]).geometry
    assert set(lines.index) == {
        ("brcko", "federation"),
        ("brcko", "republika_srpska"),
        ("federation", "republika_srpska"),
    }
    for (a, b), line in lines.items():
        for side in (a, b):
            assert shapely.covers(entities[side].boundary.buffer(1e-6), line)
    inner = entities["federation"].boundary.intersection(entities["republika_srpska"].boundary)
    assert lines["federation", "republika_srpska"].length == pytest.approx(inner.length, rel=1e-3)


def test_provinces_are_whole_governorates():
    provinces, units = shapes.provinces(), shapes.units("iraq")
    assert list(provinces.index) == ["baghdad", "basra", "mosul"]
    assert provinces.geometry.is_valid_coverage()
    region = read_table("iraq_2005").set_index("unit_id")["region"].str.lower()
    for unit, shape in units.geometry.representative_point().items():
        assert provinces.geometry[region[unit]].contains(shape)


def test_every_case_has_parts_before_and_after():
    for case_id in read_table("cases")["case_id"]:
        parts = shapes.case_parts(case_id)
        assert set(parts["when"]) == {"before", "after"}
        assert parts.geometry.is_valid.all()
        assert not parts.duplicated(["when", "part_id"]).any()
        assert (parts[parts["kind"] == "point"].geom_type == "Point").all()
        assert parts[parts["kind"] == "area"].geom_type.isin(["Polygon", "MultiPolygon"]).all()
        assert (parts.loc[parts["editorial"].astype(bool), "note"] != "").all()
        for _, areas in parts[parts["kind"] == "area"].groupby("when"):
            assert areas.geometry.is_valid_coverage()


def test_parts_after_make_up_the_whole_before():
    for case_id in ("czechoslovakia_1993", "korea_1945", "iraq_2007", "bosnia_1995", "sudan_2011"):
        parts = shapes.case_parts(case_id).dissolve("when").geometry
        assert parts["before"].symmetric_difference(parts["after"]).area < 0.01


@pytest.mark.parametrize(
    ("case_id", "part_id", "lat", "lon"),
    [
        ("ireland_1921", "northern-ireland", 54.6, -6.5),
        ("india_pakistan_1947", "east-pakistan", 23.8, 90.3),
        ("india_pakistan_1947", "jammu-and-kashmir", 34.1, 74.8),
        ("korea_1945", "south", 37.6, 127.2),
        ("palestine_1948", "west-bank", 32.2, 35.3),
        ("germany_poland_1945", "to-poland", 51.1, 17.0),
        ("transnistria_1992", "transnistria", 46.84, 29.6),
        ("iraq_2007", "kurdish", 35.47, 44.39),
        ("bosnia_1995", "republika_srpska", 44.78, 17.2),
    ],
)
def test_parts_lie_where_they_should(case_id, part_id, lat, lon):
    after = shapes.case_parts(case_id).query("when == 'after'")
    inside = after[after.contains(shapely.Point(lon, lat))]
    assert list(inside["part_id"]) == [part_id]


def test_every_place_lies_in_the_country_it_claims():
    places = read_table("places")
    wrong = [p.place_id for p in places.itertuples() if not _in_claimed(p)]
    assert wrong == []


def _in_claimed(place):
    return shapes.in_country(place.lat, place.lon, place.country)


def test_in_country_tells_neighbours_apart():
    assert shapes.in_country(43.85, 18.36, "Bosnia and Herzegovina")
    assert not shapes.in_country(43.85, 18.36, "Serbia")
    assert shapes.in_country(35.17, 33.35, "Cyprus")
    with pytest.raises(ValueError, match="country_aliases"):
        shapes.in_country(0, 0, "Atlantis")


def test_unknown_names_say_what_there_is():
    with pytest.raises(ValueError, match="bosnia, bosnia-regions, iraq"):
        shapes.units("atlantis")
    with pytest.raises(ValueError, match="bosnia-regions"):
        shapes.neighbours("bosnia_units")
    with pytest.raises(ValueError, match="iraq_2007"):
        shapes.case_parts("iraq")


def test_answers_are_copies():
    pairs, units = shapes.neighbours("iraq"), shapes.units("iraq")
    pairs["km"] = 0
    units["geometry"] = None
    basemap = shapes.basemap((36, 27, 52, 40))
    basemap["layer"] = "spoiled"
    water = gd.waters((36, 27, 52, 40))
    water["layer"] = "spoiled"
    assert "river" in set(gd.waters((36, 27, 52, 40))["layer"])
    assert (shapes.neighbours("iraq")["km"] > 0).all()
    assert shapes.units("iraq").geometry.notna().all()
    assert "land" in set(shapes.basemap((36, 27, 52, 40))["layer"])


def test_files_are_small():
    sizes = {path.name: path.stat().st_size for path in shapes.SHAPES.iterdir()}
    assert sum(sizes.values()) < 3_000_000
    for name in ("bosnia_units", "bosnia_regions", "iraq_units"):
        assert sizes[f"{name}.geojson"] < 150_000


def test_shared_lines_are_where_areas_meet_and_nowhere_else():
    left, right, away = shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1), shapely.box(5, 0, 6, 1)
    found = gd.shapes.shared_lines(gpd.GeoSeries([left, right, away], crs=4326))
    assert found.equals(shapely.LineString([(1, 0), (1, 1)]))
