"""Rivers and lakes: named by a point on them, small enough, and the border where it is a river."""

import json

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from geodata.rebuild import waters

COUNTRIES = gpd.GeoDataFrame(
    {"name": ["Left", "Right"]},
    geometry=[shapely.box(20, 40, 21, 42), shapely.box(21, 40, 22, 42)],
    crs=4326,
)


@pytest.fixture
def source(tmp_path):
    """A file like the package's: one long river and one lake, without names."""
    river = {"type": "LineString", "arcs": [0]}
    lake = {"type": "Polygon", "arcs": [[1]]}
    topology = {
        "type": "Topology",
        "objects": {
            "rivers": {"type": "GeometryCollection", "geometries": [river]},
            "lakes": {"type": "GeometryCollection", "geometries": [lake]},
        },
        "arcs": [[[12, 40], [24, 40]], [[14, 41], [15, 41], [15, 42], [14, 42], [14, 41]]],
    }
    path = tmp_path / "world_50m.json"
    path.write_text(json.dumps(topology))
    return path


def names(monkeypatch, *rows):
    columns = ["name", "layer", "lat", "lon", "label", "border", "clip"]
    table = pd.DataFrame(list(rows), columns=columns)
    monkeypatch.setattr(waters, "read_table", lambda name: table)


def test_a_name_goes_to_the_river_or_lake_under_its_point(source, monkeypatch):
    names(
        monkeypatch,
        ("Long", "river", 40.1, 18, "yes", "", ""),
        ("Blue", "lake", 41.5, 14.5, "yes", "", ""),
    )
    found = waters.read_waters(source, COUNTRIES).set_index("name")
    assert found.layer.to_dict() == {"Long": "river", "Blue": "lake"}
    assert found.geometry["Long"].length == pytest.approx(12, abs=0.01)
    assert found.geometry["Blue"].area == pytest.approx(1, abs=0.01)


def test_a_name_that_lies_on_nothing_is_refused(source, monkeypatch):
    names(monkeypatch, ("Lost", "river", 45, 18, "yes", "", ""))
    with pytest.raises(ValueError, match="no river of the source is near Lost"):
        waters.read_waters(source, COUNTRIES)


def test_a_border_is_drawn_as_the_river_within_its_box(source, monkeypatch):
    names(monkeypatch, ("Edge", "river", 41, 21, "yes", "Left;Right", "20 40.5 22 41.5"))
    found = waters.read_waters(source, COUNTRIES).set_index("name")
    assert found.geometry["Edge"].equals(shapely.LineString([(21, 40.5), (21, 41.5)]))


def test_the_world_keeps_only_what_is_large(source, monkeypatch):
    names(
        monkeypatch,
        ("Long", "river", 40.1, 18, "yes", "", ""),
        ("Edge", "river", 41, 21, "no", "Left;Right", "20 40.5 22 41.5"),
    )
    kept = waters.waters(waters.read_waters(source, COUNTRIES))
    assert set(kept.loc[kept["area"] == "world", "name"]) == {"Long", ""}
    assert set(kept.loc[kept["area"] == "balkans", "name"]) == {"Long", "Edge", ""}
    assert set(kept.loc[kept["name"] == "", "layer"]) == {"lake"}
