"""The committed shapes: complete, without gaps or overlaps, small, and true to the tables."""

import geopandas as gpd
import networkx as nx
import pytest
import shapely

from geodata import shapes
from geodata.tables.read import read_table

METRES = 3035
TABLES = {"bosnia": "units_bosnia", "iraq": "iraq_2005"}
COUNTS = {"bosnia": 142, "bosnia-regions": 18, "iraq": 18}
TOUCHING = {"bosnia": 391, "bosnia-regions": 39, "iraq": 40}
NEAR = {
    ("doboj", "gracanica"): 305,
    ("domaljevac-samac", "pelagicevo"): 361,
    ("ilidza", "istocna-ilidza"): 455,
    ("teocak", "zvornik"): 270,
}
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


def test_regions_are_their_cells_put_together():
    cells = shapes.units("bosnia")
    cells["region_id"] = read_table("units_bosnia").set_index("unit_id")["region_id"]
    regions = cells.dissolve("region_id").geometry
    expected = shapes.units("bosnia-regions").geometry
    assert set(regions.index) == set(expected.index)
    assert (regions.symmetric_difference(expected.loc[regions.index]).to_crs(METRES).area < 1).all()


def test_seats_lie_in_their_cell_or_outside_their_coarse_region():
    table = read_table("units_bosnia").set_index("unit_id")
    cells, regions = shapes.units("bosnia"), shapes.units("bosnia-regions")
    seats = gpd.GeoSeries.from_xy(table["lon"], table["lat"], crs=4326)
    seats = seats.to_crs(METRES)
    region = regions.geometry.loc[table["region_id"]].to_crs(METRES).set_axis(table.index)
    away = seats.distance(cells.geometry.loc[table.index].to_crs(METRES))
    outside = seats.distance(region)
    # Simplification may move a border by some metres; nothing else may part a seat and its cell.
    assert (away[outside == 0] < 100).all()
    assert (outside > 0).sum() == 13
    assert outside.max() < 3400


@families
def test_neighbours(family):
    pairs, areas = shapes.neighbours(family), shapes.units(family)
    assert (pairs["reason"] == "").sum() == TOUCHING[family]
    assert (pairs["unit_a"] < pairs["unit_b"]).all()
    assert not pairs.duplicated(["unit_a", "unit_b"]).any()
    graph = nx.from_pandas_edgelist(pairs, "unit_a", "unit_b")
    assert set(graph) == set(areas.index)
    assert nx.is_connected(graph)


@families
def test_pairs_without_a_reason_touch_and_the_others_do_not(family):
    pairs = shapes.neighbours(family)
    areas = shapes.units(family).to_crs(METRES).geometry
    apart = areas.loc[pairs["unit_a"]].distance(areas.loc[pairs["unit_b"]], align=False).to_numpy()
    touching = (pairs["reason"] == "").to_numpy()
    assert (apart[touching] < 100).all()
    assert (apart[~touching] > 100).all()


def test_near_neighbours_say_how_far_they_are_apart():
    pairs = shapes.neighbours("bosnia").set_index(["unit_a", "unit_b"])["reason"]
    areas = shapes.units("bosnia").to_crs(METRES).geometry
    assert set(pairs[pairs != ""].index) == set(NEAR)
    for (a, b), metres in NEAR.items():
        assert f"{metres} m" in pairs[a, b]
        assert areas[a].distance(areas[b]) == pytest.approx(metres, abs=25)


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


@pytest.mark.parametrize(
    ("bounds", "limit"), [(None, 320_000), ((15, 42, 20, 46), 40_000), ((36, 27, 52, 40), 40_000)]
)
def test_basemap_is_light_and_within_its_bounds(bounds, limit):
    layers = shapes.basemap(bounds)
    assert sorted(layers["layer"]) == ["border", "land"]
    assert layers.geometry.is_valid.all()
    assert len(layers.to_json()) < limit
    if bounds:
        assert shapely.box(*bounds).buffer(0.001).covers(shapely.box(*layers.total_bounds))


def test_basemap_lies_under_the_units():
    outline = shapely.coverage_union_all(shapes.units("bosnia").geometry.to_numpy())
    country = shapes.countries((15, 42, 20, 46)).set_index("name").geometry["Bosnia and Herz."]
    assert outline.symmetric_difference(country).area < 0.01 * outline.area


def test_labels_are_in_full_and_in_place():
    labels = shapes.labels().set_index("name")
    for name in ("Bosnia and Herzegovina", "Iraq", "South Sudan"):
        assert shapes.in_country(labels["lat"][name], labels["lon"][name], name)


def test_unknown_names_say_what_there_is():
    with pytest.raises(ValueError, match="bosnia, bosnia-regions, iraq"):
        shapes.units("atlantis")
    with pytest.raises(ValueError, match="bosnia-regions"):
        shapes.neighbours("bosnia_units")
    with pytest.raises(ValueError, match="iraq_2007"):
        shapes.case_parts("iraq")


def test_answers_are_copies():
    pairs, units = shapes.neighbours("iraq"), shapes.units("iraq")
    pairs["reason"] = "spoiled"
    units["geometry"] = None
    basemap = shapes.basemap((36, 27, 52, 40))
    basemap["layer"] = "spoiled"
    assert shapes.neighbours("iraq")["reason"][0] == ""
    assert shapes.units("iraq").geometry.notna().all()
    assert "land" in set(shapes.basemap((36, 27, 52, 40))["layer"])


def test_files_are_small():
    sizes = {path.name: path.stat().st_size for path in shapes.SHAPES.iterdir()}
    assert sum(sizes.values()) < 3_000_000
    for name in ("bosnia_units", "bosnia_regions", "iraq_units"):
        assert sizes[f"{name}.geojson"] < 150_000
