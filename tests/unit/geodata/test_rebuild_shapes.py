"""The script that makes the shapes: it refuses what it should, and its areas are right."""

import base64
import hashlib
import io
import tarfile

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geodata.rebuild import outlines, units
from geodata.rebuild.cells import METRES, borders, nearest_areas, node
from geodata.rebuild.shapes import report
from geodata.rebuild.upstream import Package, UpstreamError, fetch, member

WORDS = b"land and sea"


def package(sha512=None):
    return Package("toy", "1.0.0", sha512 or "not-the-right-one")


def pack(folder):
    """A toy archive in `folder`; its SHA-512 as npm writes it."""
    archive = folder / "toy-1.0.0.tgz"
    with tarfile.open(archive, "w:gz") as tar:
        entry = tarfile.TarInfo("package/data.txt")
        entry.size = len(WORDS)
        tar.addfile(entry, io.BytesIO(WORDS))
    return base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()


def test_a_pinned_package_is_read(tmp_path):
    archive = fetch(package(pack(tmp_path)), tmp_path)
    assert member(archive, "data.txt", tmp_path / "out").read_bytes() == WORDS


def test_a_changed_package_is_refused(tmp_path):
    pinned = pack(tmp_path)
    with (tmp_path / "toy-1.0.0.tgz").open("ab") as file:
        file.write(b"!")
    with pytest.raises(UpstreamError, match="not the pinned package"):
        fetch(package(pinned), tmp_path)


def test_a_missing_file_is_named(tmp_path):
    archive = fetch(package(pack(tmp_path)), tmp_path)
    with pytest.raises(UpstreamError, match=r"holds no file nothing\.txt"):
        member(archive, "nothing.txt", tmp_path / "out")


def test_a_missing_npm_is_explained(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UpstreamError, match="npm is not installed"):
        fetch(package(), tmp_path)


def test_a_failing_npm_is_explained(tmp_path, monkeypatch):
    npm = tmp_path / "npm"
    npm.write_text("#!/bin/sh\necho 404 no such package >&2\nexit 1\n")
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    with pytest.raises(UpstreamError, match=r"npm pack toy@1\.0\.0 failed: 404 no such package"):
        fetch(package(), tmp_path)


LAND = shapely.box(0, 0, 20_000, 10_000)
spots = st.tuples(st.integers(500, 19_500), st.integers(500, 9_500))


def points(*owned):
    """Reference points from (unit_id, x, y)."""
    return gpd.GeoSeries(
        [shapely.Point(x, y) for _, x, y in owned], index=[unit for unit, *_ in owned], crs=METRES
    )


@given(st.lists(spots, min_size=3, max_size=12, unique=True))
def test_areas_cover_the_land_and_hold_their_points(where):
    drawn = points(*((f"u{i % 3}", x, y) for i, (x, y) in enumerate(where)))
    areas = nearest_areas(drawn, LAND)
    assert list(areas.index) == ["u0", "u1", "u2"]
    assert areas.is_valid_coverage()
    assert areas.area.sum() == pytest.approx(LAND.area)
    assert (drawn.distance(areas.loc[drawn.index], align=False) <= 2).all()


def test_points_of_one_unit_make_one_area():
    drawn = points(("a", 2_500, 5_000), ("a", 7_500, 5_000), ("b", 15_000, 5_000))
    areas = nearest_areas(drawn, LAND)
    assert areas["a"].symmetric_difference(shapely.box(0, 0, 11_250, 10_000)).area < 1


def test_borders_are_as_long_as_they_are_and_a_point_is_none():
    quarters = gpd.GeoSeries(
        {
            "a": shapely.box(0, 0, 1000, 1000),
            "b": shapely.box(1000, 0, 3000, 1000),
            "c": shapely.box(0, 1000, 1000, 2000),
            "d": shapely.box(1000, 1000, 3000, 2000),
        },
        crs=METRES,
    )
    assert borders(quarters).to_numpy().tolist() == [
        ["a", "b", 1.0],
        ["a", "c", 1.0],
        ["b", "d", 2.0],
        ["c", "d", 1.0],
    ]


def test_the_check_of_the_drawing_names_what_differs():
    """Two units that border each other in truth, drawn far apart, and two that do not, together."""
    boxes = {
        "banja-luka": shapely.box(0, 0, 1000, 1000),
        "celinac": shapely.box(5000, 0, 6000, 1000),
        "bihac": shapely.box(1000, 0, 2000, 1000),
    }
    pairs = units.check_of_drawing(gpd.GeoSeries(boxes, crs=METRES))
    found = pairs.set_index(["unit_a", "unit_b"])["found"]
    assert found["banja-luka", "celinac"] == "measured"
    assert found["banja-luka", "bihac"] == "drawn"
    said = report(pairs)
    assert "92% of the land in the right municipality" in said
    assert "Touching only in the drawing: banja-luka–bihac." in said


def test_noding_puts_a_vertex_where_three_borders_meet():
    areas = gpd.GeoSeries(
        {
            "a": shapely.box(0, 0, 10, 20),
            "b": shapely.box(10, 0, 20, 10),
            "c": shapely.box(10, 10, 20, 20),
        },
        crs=METRES,
    )
    assert not areas.is_valid_coverage()
    assert node(areas).is_valid_coverage()


def admin1(*names):
    frame = pd.DataFrame({"admin": "Iraq", "geonunit": "Iraq", "name": list(names)})
    boxes = [shapely.box(i, 0, i + 1, 1) for i in range(len(names))]
    return gpd.GeoDataFrame(frame, geometry=boxes, crs=4326)


def test_an_unknown_name_upstream_is_named():
    with pytest.raises(ValueError, match="Atlantis"):
        units.named(admin1("Baghdad", "Atlantis"), "iraq", "Iraq")


def test_outlines_name_a_unit_that_does_not_exist():
    with pytest.raises(ValueError, match="'Atlantis'"):
        outlines.select("Iraq/Atlantis", admin1("Baghdad"))
    with pytest.raises(ValueError, match="no country 'Atlantis'"):
        outlines.select("Iraq;Atlantis", admin1("Baghdad"))


def test_outlines_add_and_take_away():
    frame = admin1("Baghdad", "Mosul", "Basra")
    assert outlines.select("Iraq", frame) == {0, 1, 2}
    assert outlines.select("Iraq;-Iraq/Mosul,Basra", frame) == {0}
    assert outlines.select("Iraq/Mosul;Iraq/Basra", frame) == {1, 2}
