"""A territory of one's own: read in four formats, joined, repaired, measured, saved and opened."""

import gzip
import hashlib
import json

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

import geodata as gd
from geodata.downloads import download
from geodata.loading import (
    inspect_territory,
    load_territory,
    open_territory,
    package,
    save_territory,
)
from geodata.loading.given import Given
from geodata.loading.limits import Limits
from geodata.tables.problems import TableError
from geodata.territory import Territory
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


def copied(territory_id, *, beside):
    """A shipped territory by way of its downloads: GeoJSON alone, or with its people in the CSV."""
    areas = Given("areas.geojson", download(territory_id, "geojson"))
    if not beside:
        return load_territory(areas, id="unit_id")
    data = json.loads(areas.content)
    groups = gd.territory(territory_id).groups
    for one in data["features"]:
        for name in (*groups, "everyone", "unplaced"):
            del one["properties"][name]
    bare = Given("areas.geojson", json.dumps(data).encode())
    counts = Given("counts.csv", download(territory_id, "csv"))
    return load_territory(bare, counts, id="unit_id", key="unit_id", groups=groups)


@pytest.mark.parametrize("beside", [False, True], ids=["geojson", "geojson and csv"])
@pytest.mark.parametrize("territory_id", gd.territory_ids())
def test_a_loaded_copy_has_the_people_and_the_neighbours_of_what_is_shipped(territory_id, beside):
    shipped, found = gd.territory(territory_id), copied(territory_id, beside=beside)
    assert found.groups == shipped.groups
    pd.testing.assert_frame_equal(found.counts, shipped.counts, atol=0.01)
    assert found.everyone == pytest.approx(shipped.everyone, abs=0.5)
    assert found.units["name"].tolist() == shipped.units["name"].tolist()
    if shipped.neighbours is None:
        assert found.neighbours is None
        assert "nobody measured who borders whom" in " ".join(found.caveats)
    else:
        pd.testing.assert_frame_equal(found.neighbours, shipped.neighbours)
    for name in shipped.plans:
        ours, theirs = (gd.evaluate(t, gd.plan(territory_id, name)) for t in (found, shipped))
        assert round(ours.wrong_side) == round(theirs.wrong_side)


@pytest.mark.parametrize("beside", [False, True], ids=["geojson", "geojson and csv"])
@pytest.mark.parametrize(
    ("territory_id", "question"),
    [
        ("bosnia-1991", "two-sides"),
        ("bosnia-1991-regions", "three-sides"),
        ("iraq-2005", "three-sides-baghdad-shared"),
    ],
)
def test_a_loaded_copy_has_the_best_line_that_is_shipped(territory_id, question, beside):
    asked, shipped = gd.presets(territory_id)[question], gd.shipped(territory_id, question)
    found = copied(territory_id, beside=beside)
    best = gd.best_plan(found, asked.sides, fixed=asked.fixed)
    assert best.proven
    assert round(best.evaluation.wrong_side) == round(shipped.wrong_side)
    assert best.plan.assignment.to_dict() == shipped.plan.assignment.to_dict()


def test_a_download_without_neighbours_has_them_measured():
    content = download("bosnia-1991-regions", "gpkg")
    report = inspect_territory(Given("areas.gpkg", content), id="unit_id")
    assert not report.neighbours_told
    assert report.neighbours == len(report.territory.neighbours) > 30


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ([["u0", "u9", 1]], "name 'u9', which is no area"),
        ([["u1", "u0", 1]], "'u1' and 'u0' cannot be"),
        ([["u0", "u1", 1], ["u0", "u1", 1]], "each pair stands there once"),
        ([["u0", "u1", -1]], "cannot be"),
        ([["u0", "u1", 1e9]], "cannot be"),
        ([["u0", "u1"]], "are pairs of units"),
        ("u0", "are pairs of units"),
        (3, "are pairs of units"),
    ],
)
def test_neighbours_that_cannot_be_are_refused_and_nothing_is_loaded(told, said):
    report = inspect_territory(made.geojson(made.features(3), neighbours=told), id="code")
    assert report.made is None
    assert said in str(report.refused[0])


def test_neighbours_that_a_file_names_go_before_what_its_areas_look_like():
    file = made.geojson(made.features(3), neighbours=[["u0", "u2", None]])
    report = inspect_territory(file, id="code")
    assert report.neighbours_told
    assert report.topology.alone == ("u1",)
    assert pairs(report.territory) == {("u0", "u2")}
    assert report.territory.neighbours["km"].isna().all()


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
    assert "no row for areas" in str(report.refused[0])


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


def test_the_largest_territory_is_saved_packed_and_opens_again():
    """3,000 areas of long names with nearly 200,000 vertices: plain it is larger than a file may
    be, packed it is not."""
    around = np.linspace(0, 2 * np.pi, 65)[:-1]
    noise = np.random.default_rng(1).normal(1, 0.02, (3_000, 64)) * 0.04
    rows = [
        shapely.Polygon(np.c_[i % 60 / 10 + r * np.cos(around), i // 60 / 10 + r * np.sin(around)])
        for i, r in enumerate(noise)
    ]
    ids = pd.Index([f"{i:05d}{'š' * 50}" for i in range(3_000)], name="unit_id")
    units = gpd.GeoDataFrame({"name": ids, "region": "r" * 50}, geometry=rows, crs=4326, index=ids)
    counts = pd.DataFrame({f"a group of people {n}": n + 0.5 for n in range(8)}, ids)
    pairs = pd.DataFrame({"unit_a": ids[:-1], "unit_b": ids[1:], "km": 1.5})
    largest = Territory("own-x", "Largest", 0, units, counts, counts.iloc[:, 0] * 0, pairs)
    plain = save_territory(largest, {"plan": {"assignment": dict.fromkeys(ids, "A side")}})
    packed = Given("largest.territory.json.gz", gzip.compress(plain))
    assert len(packed.content) < Limits().bytes < len(plain)
    with pytest.raises(TableError, match="larger than 5 MB"):
        open_territory(Given("largest.territory.json", plain))
    opened, more = open_territory(packed)
    assert len(opened.units) == 3_000
    assert len(more["plan"]["assignment"]) == 3_000
    assert opened.neighbours["km"].eq(1.5).all()


def test_a_packed_file_that_was_cut_or_unpacks_without_end_is_refused():
    whole = gzip.compress(save_territory(gd.territory("iraq-2005")))
    with pytest.raises(TableError, match="cut or altered"):
        open_territory(Given("a.gz", whole[:-900]))
    with pytest.raises(TableError, match="unpacked it is too large"):
        open_territory(Given("a.gz", gzip.compress(b" " * 70_000_000)))
    with pytest.raises(TableError, match="not a territory"):
        open_territory(Given("a.gz", gzip.compress(b"{}")))


def resealed(**changed):
    """A saved territory with parts of it changed and a sum that fits again."""
    content = json.loads(save_territory(gd.territory("iraq-2005"))) | changed
    del content["sha256"]
    text = package._canonical(content).encode("utf-8", "surrogatepass")
    sealed = content | {"sha256": hashlib.sha256(text).hexdigest()}
    return Given("own.json", json.dumps(sealed).encode())


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"title": "a\ud800"}, "not a territory"),
        ({"year": float("inf")}, "not a territory"),
        ({"year": 10**400}, "not a territory"),
        ({"year": -1}, "not a territory"),
        ({"groups": 7}, "not a territory"),
        ({"groups": ["shia", "x"]}, "no column 'people:x'"),
        ({"areas": []}, "not a territory"),
        ({"version": 2}, "written in version '2'"),
        ({"version": True}, "written in version"),
        ({"format": "x"}, "not a territory"),
        ({"neighbours": [["anbar", "nowhere", 1]]}, "no area of it"),
        ({"neighbours": [["anbar", "babil", 1e308]]}, "cannot be neighbours"),
        ({"neighbours": "x"}, "pairs of units"),
        ({"more": 7}, "not a territory"),
    ],
)
def test_a_saved_territory_that_was_made_up_is_refused(changed, said):
    with pytest.raises(TableError, match=said):
        open_territory(resealed(**changed))
