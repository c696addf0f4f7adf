"""A territory of one's own: read in four formats, joined, repaired, measured, saved and opened."""

import numpy as np
import pytest
import shapely

import geodata as gd
from geodata.downloads import download
from geodata.loading import (
    inspect_territory,
    load_territory,
    open_territory,
    save_territory,
)
from geodata.loading.given import Given
from geodata.loading.limits import Limits
from geodata.tables.problems import TableError
from tests.unit.geodata.loading import made


def pairs(territory):
    return set(zip(territory.neighbours["unit_a"], territory.neighbours["unit_b"], strict=True))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("areas.geojson", made.geojson(made.features()).content),
        ("areas.gpkg", made.gpkg()),
        ("areas.parquet", made.parquet()),
        ("areas.zip", made.zipped(made.shapefile_parts())),
    ],
)
def test_four_formats_give_the_same_territory(name, content):
    found = load_territory(Given(name, content), id="code", groups=made.GROUPS)
    assert list(found.units.index) == ["u0", "u1", "u2", "u3"]
    assert found.everyone == 60
    assert pairs(found) == {("u0", "u1"), ("u1", "u2"), ("u2", "u3")}
    assert found.neighbours["km"].between(110, 111).all()  # a degree of latitude
    assert found.units["area_km2"].between(12_300, 12_320).all()


def test_a_path_is_read_too(tmp_path):
    file = tmp_path / "areas.geojson"
    file.write_bytes(made.geojson(made.features()).content)
    assert load_territory(file, id="code").groups == made.GROUPS


def test_columns_are_guessed_and_said():
    report = inspect_territory(made.geojson(made.features(total=20)))
    assert report.columns.id == "code"
    assert report.columns.name == "name"
    assert report.columns.groups == made.GROUPS
    assert report.columns.everyone == "total"
    assert report.crs == "WGS 84"
    assert report.crs_inferred
    assert report.territory.unplaced.sum() == 4 * 5


@pytest.mark.parametrize(
    ("properties", "taken"),
    [
        ({"shapeName": "A", "shapeISO": "", "shapeID": "{n}", "shapeType": "ADM3"}, "shapeID"),
        ({"GID_0": "BIH", "GID_1": "BIH.1", "NAME_1": "R", "GID_2": "{n}", "NAME_2": "A"}, "GID_2"),
        ({"ADM2_EN": "A", "ADM2_PCODE": "{n}", "ADM1_EN": "R", "ADM1_PCODE": "IQ01"}, "ADM2_PCODE"),
        ({"adm2_name": "A", "adm2_pcode": "{n}", "adm1_name": "R"}, "adm2_pcode"),
        ({"OBJECTID": "1{n}", "ADM3NAME": "{n}", "ADM2NAME": "R"}, "ADM3NAME"),
        ({"ADM3CODE": "1{n}", "ADM3NAME": "A", "ADM2NAME": "R", "TOTAL_POP": "9"}, "ADM3CODE"),
    ],
)
def test_the_columns_of_well_known_files_are_found(properties, taken):
    rows = made.features(3)
    for n, row in enumerate(rows):
        row["properties"] = {k: v.format(n=n) for k, v in properties.items()} | {"a": 1, "b": 2}
    columns = inspect_territory(made.geojson(rows)).columns
    assert columns.id == taken
    assert columns.name.lower() in ("shapename", "name_2", "adm2_en", "adm2_name", "adm3name")
    assert columns.groups == ("a", "b")
    assert columns.everyone == ("TOTAL_POP" if "TOTAL_POP" in properties else "")
    if len({"R"} & set(properties.values())):
        assert properties[columns.region] == "R"


def test_counts_beside_the_areas_are_joined_whatever_their_order():
    bare = [made.feature(f"u{i}", float(i)) for i in range(3)]
    for one in bare:
        del one["properties"]["reds"], one["properties"]["blues"]
    counts = Given("counts.csv", b"place;reds;blues\nu2;1;2\nu0;3;4\nu1;5;6\n")
    report = inspect_territory(made.geojson(bare), counts, groups=made.GROUPS)
    assert report.join.whole
    assert report.join.matched == 3
    assert report.territory.counts["reds"].to_dict() == {"u0": 3, "u1": 5, "u2": 1}


def test_what_does_not_join_is_told_from_both_sides():
    counts = Given("counts.csv", b"place,reds,blues\nu0,1,1\nu0,1,1\nU1,1,1\n")
    report = inspect_territory(
        made.geojson(made.features(3)), counts, id="code", key="place", groups=made.GROUPS
    )
    assert report.join.matched == 1
    assert report.join.unmatched == ("u1", "u2")
    assert report.join.unused == ("U1",)
    assert report.join.twice == ("u0",)
    assert report.join.counts_sample == ("u0", "u0", "U1")
    with pytest.raises(TableError, match=r"no row for areas of areas\.geojson: u1, u2"):
        report.territory  # noqa: B018


@pytest.mark.parametrize("territory_id", ["bosnia-1991", "bosnia-2013", "iraq-2005"])
def test_a_saved_territory_opens_as_it_was(territory_id):
    shipped = gd.territory(territory_id)
    opened, more = open_territory(Given("own.json", save_territory(shipped, {"plan": 1})))
    assert more == {"plan": 1}
    assert opened.groups == shipped.groups
    assert pairs(opened) == pairs(shipped)
    np.testing.assert_allclose(opened.counts, shipped.counts, atol=0.01)
    np.testing.assert_allclose(opened.unplaced, shipped.unplaced, atol=0.01)
    assert opened.id.startswith("own-")


def test_real_boundaries_take_the_place_of_drawn_ones():
    shapes = Given("areas.geojson", download("bosnia-1991", "geojson"))
    found = load_territory(shapes, base="bosnia-2013")
    shipped = gd.territory("bosnia-2013")
    assert found.everyone == shipped.everyone
    assert list(found.units.index) == list(shipped.units.index)
    assert found.neighbours["km"].gt(0).all()


def test_shapes_that_are_not_those_of_the_territory_are_told():
    report = inspect_territory(made.geojson(made.features()), base="iraq-2005")
    assert report.made is None
    told = [str(one) for one in report.refused]
    assert told == [
        "areas.geojson: areas that are no unit of Iraq, December 2005: "
        "Unit u0, Unit u1, Unit u2, Unit u3.",
        "areas.geojson: units of Iraq, December 2005 that have no area: "
        "Anbar, Babil, Baghdad, Basra, Dahuk and 13 more.",
    ]


def test_overlaps_and_gaps_are_measured_and_repaired():
    rows = made.features(2)
    rows[1]["geometry"]["coordinates"] = made.square(0.9, 0.0)
    report = inspect_territory(made.geojson(rows), id="code")
    assert report.topology.overlaps == pytest.approx(1_231, abs=5)
    assert report.topology.overlapping == (("u0", "u1"),)
    mended = inspect_territory(made.geojson(rows), id="code", repair=True)
    assert mended.topology.overlaps < 0.01
    assert mended.moved.sum() == pytest.approx(1_231, abs=5)
    assert pairs(mended.territory) == {("u0", "u1")}


def test_an_area_that_crosses_itself_is_named_and_can_be_repaired():
    rows = made.features(2)
    bow_tie = [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]]
    rows[0]["geometry"]["coordinates"] = bow_tie
    report = inspect_territory(made.geojson(rows), id="code")
    assert report.topology.invalid == ("u0",)
    assert "cross themselves" in str(report.refused[0])
    assert inspect_territory(made.geojson(rows), id="code", repair=True).territory.everyone == 30


def test_an_island_has_no_neighbour():
    rows = [*made.features(2), made.feature("far", 9.0)]
    assert inspect_territory(made.geojson(rows), id="code").topology.alone == ("far",)


def test_too_many_vertices_are_thinned_after_asking_and_borders_stay_common():
    rows = made.features(2)
    for i, row in enumerate(rows):
        form = shapely.segmentize(shapely.box(i, 0, i + 1, 1), 0.002)
        row["geometry"]["coordinates"] = shapely.geometry.mapping(form)["coordinates"]
    few = Limits(vertices=500)
    asked = inspect_territory(made.geojson(rows), id="code", limits=few)
    assert "Ask for simplified areas" in str(asked.refused[0])
    thin = inspect_territory(made.geojson(rows), id="code", limits=few, simplify=True).territory
    assert shapely.get_num_coordinates(thin.units.geometry.to_numpy()).sum() <= 500
    assert pairs(thin) == {("u0", "u1")}


def test_metres_are_brought_to_degrees():
    metres = made.frame().to_crs(32631)
    rows = [
        {
            "type": "Feature",
            "properties": {"code": code, "reds": 1, "blues": 1},
            "geometry": shapely.geometry.mapping(form),
        }
        for code, form in zip(metres["code"], metres.geometry, strict=True)
    ]
    with pytest.raises(TableError, match="they are no degrees"):
        inspect_territory(made.geojson(rows))
    found = load_territory(made.geojson(rows), id="code", crs="EPSG:32631")
    np.testing.assert_allclose(found.units.total_bounds, (0, 0, 4, 1), atol=1e-4)


def test_the_id_follows_from_content_and_columns():
    file = made.geojson(made.features())
    first = load_territory(file, id="code")
    assert load_territory(file, id="code").id == first.id
    assert load_territory(file, id="name").id != first.id


def test_the_system_that_a_person_names_goes_before_that_of_the_file():
    """A file of UTM coordinates that says it were degrees, as mended files often do."""
    rows = made.features(3)
    for n, row in enumerate(rows):
        row["geometry"]["coordinates"] = made.square(400_000 + 1_000 * n, 3_700_000, 1_000)
    file = made.geojson(rows, crs={"type": "name", "properties": {"name": "EPSG:4326"}})
    with pytest.raises(gd.TableError, match="they are no degrees"):
        gd.inspect_territory(file)
    report = gd.inspect_territory(file, crs="EPSG:32638")
    assert (report.crs, report.crs_inferred) == ("WGS 84 / UTM zone 38N", False)
    assert report.territory.units["area_km2"].round(2).tolist() == [1.0, 1.0, 1.0]
