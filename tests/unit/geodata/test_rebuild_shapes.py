"""The script that makes the shapes: it refuses what it should, and its cells are right."""

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
from geodata.rebuild.cells import METRES, node, thiessen, touching
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


WEST, EAST = shapely.box(0, 0, 10_000, 10_000), shapely.box(10_000, 0, 20_000, 10_000)
REGIONS = gpd.GeoSeries({"east": EAST, "west": WEST}, crs=METRES)
spots = st.tuples(st.integers(500, 9_500), st.integers(500, 9_500))


def seats(west, east):
    rows = [("west", x, y) for x, y in west] + [("east", x + 10_000, y) for x, y in east]
    table = pd.DataFrame(rows, columns=["region_id", "x", "y"])
    table.index = [f"seat-{i}" for i in table.index]
    return gpd.GeoDataFrame(table, geometry=gpd.points_from_xy(table.x, table.y), crs=METRES)


@given(
    st.lists(spots, min_size=1, max_size=6, unique=True),
    st.lists(spots, min_size=1, max_size=6, unique=True),
)
def test_cells_cover_their_region_and_hold_their_seat(west, east):
    towns = seats(west, east)
    cells = thiessen(towns, REGIONS)
    assert list(cells.index) == list(towns.index)
    assert cells.is_valid_coverage()
    assert cells.area.sum() == pytest.approx(200_000_000)
    assert (towns.geometry.distance(cells) <= 2).all()
    for region, shape in REGIONS.items():
        own = cells[towns["region_id"] == region]
        assert own.union_all().symmetric_difference(shape).area < 1


def test_touching_pairs_of_a_toy_map():
    cells = thiessen(seats([(5_000, 2_000), (5_000, 8_000)], [(5_000, 5_000)]), REGIONS)
    pairs = touching(cells)
    assert pairs.to_numpy().tolist() == [
        ["seat-0", "seat-1"],
        ["seat-0", "seat-2"],
        ["seat-1", "seat-2"],
    ]


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
