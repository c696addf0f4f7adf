"""Files that other programs open: complete, licensed, and harmless in a spreadsheet."""

import io
import json
import sqlite3

import geopandas as gpd
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import geodata as gd
from geodata.downloads import (
    FORMATS,
    FORMULA,
    about,
    contents,
    download,
    download_ids,
    file_name,
    safe_csv,
)


@pytest.mark.parametrize("download_id", download_ids())
def test_every_format_holds_the_same_rows_and_the_licence(download_id, tmp_path):
    licence = about(download_id)["licence"]
    wanted = contents(download_id)
    table = pd.read_csv(io.BytesIO(download(download_id, "csv")))
    assert len(table) == len(wanted) > 0
    assert set(table["licence"]) == {licence}
    features = json.loads(download(download_id, "geojson"))
    assert len(features["features"]) == len(wanted)
    assert features["licence"] == licence
    path = tmp_path / "file.gpkg"
    path.write_bytes(download(download_id, "gpkg"))
    layer = gpd.read_file(path)
    assert layer.crs.to_epsg() == 4326
    assert layer.geometry.geom_equals(wanted.geometry).all()
    with sqlite3.connect(path) as database:
        assert database.execute("select description from gpkg_contents").fetchone() == (licence,)


def test_counts_come_out_as_they_are_computed():
    table = pd.read_csv(io.BytesIO(download("bosnia-1991", "csv")), index_col="unit_id")
    t = gd.territory("bosnia-1991")
    assert table["everyone"].sum() == 4_377_033
    assert table.loc["foca", "bosniak"] == t.counts.loc["foca", "bosniak"]
    high = pd.read_csv(io.BytesIO(download("iraq-2005-high", "csv")))
    assert high["other_lists"].sum() > 1_000_000
    assert "other_lists" not in pd.read_csv(io.BytesIO(download("iraq-2005", "csv")))


def test_every_territory_is_offered_and_names_say_what_and_when():
    assert set(gd.territory_ids()) < set(download_ids())
    names = [file_name(one, form) for one in download_ids() for form in FORMATS]
    assert len(set(names)) == len(names)
    for one in gd.territory_ids():
        assert str(gd.territory(one).year) in file_name(one, "csv")


@given(st.sampled_from(("", " ", "  ")), st.sampled_from(("", *FORMULA)), st.text())
def test_no_cell_begins_a_formula(space, begun, text):
    table = pd.DataFrame({"name": [f"{space}{begun}{text}"]}, dtype="str")
    row = safe_csv(table).decode("utf-8-sig").split("\r\n", 1)[1]
    assert row.startswith('"')
    assert not row[1:].lstrip(" ").startswith(FORMULA)


def test_an_innocent_cell_and_a_negative_number_stay_as_they_are():
    table = pd.DataFrame({"name": ["Baqubah – Diyala"], "lon": [-84.2]})
    assert safe_csv(table).decode("utf-8-sig") == '"name","lon"\r\n"Baqubah – Diyala",-84.2\r\n'


def test_unknown_things_are_named():
    with pytest.raises(gd.UnknownId, match="no download 'atlantis'"):
        download("atlantis", "csv")
    with pytest.raises(gd.UnknownId, match="no format 'xls'"):
        download("places", "xls")
