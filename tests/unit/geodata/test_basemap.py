"""The base map: land, borders, names, rivers and lakes, light and where they are."""

import pytest
import shapely

import geodata as gd
from geodata import shapes


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


@pytest.mark.parametrize(
    ("bounds", "limit"), [(None, 90_000), ((15, 42, 20, 46), 8_000), ((36, 27, 52, 40), 15_000)]
)
def test_waters_are_light_and_within_their_bounds(bounds, limit):
    waters = gd.waters(bounds)
    assert list(waters.columns) == ["layer", "name", "geometry"]
    assert set(waters["layer"]) <= {"river", "lake"}
    assert waters.geometry.is_valid.all()
    assert waters.crs.to_epsg() == 4326
    assert len(waters.to_json()) < limit
    if bounds:
        assert shapely.box(*bounds).covers(shapely.box(*waters.total_bounds))


@pytest.mark.parametrize(
    ("name", "lat", "lon"),
    [
        ("Tigris", 33.31, 44.40),  # Baghdad
        ("Tigris", 36.35, 43.15),  # Mosul
        ("Tigris", 34.60, 43.68),  # Tikrit
        ("Euphrates", 33.43, 43.30),  # Ramadi
        ("Euphrates", 35.33, 40.14),  # Deir ez-Zor
        ("Euphrates", 31.05, 46.25),  # Nasiriyah
        ("Shatt al-Arab", 30.55, 47.80),  # Basra
        ("Danube", 44.82, 20.46),  # Belgrade
        ("Drava", 45.56, 18.69),  # Osijek
        ("Sava", 45.15, 17.25),  # Gradiška
        ("Sava", 44.88, 18.81),  # Brčko
        ("Drina", 44.39, 19.11),  # Zvornik
        ("Lake Tharthar", 33.98, 43.25),
    ],
)
def test_a_river_runs_by_its_towns(name, lat, lon):
    around = (lon - 1.5, lat - 1.5, lon + 1.5, lat + 1.5)
    water = gd.waters(around).set_index("name").geometry[name]
    assert water.distance(shapely.Point(lon, lat)) < 0.12


def test_baghdads_close_up_has_the_tigris_through_it():
    river = gd.waters((44.2, 33.1, 44.6, 33.5))
    assert list(river["name"]) == ["Tigris"]
    assert river.geometry[0].length > 0.4


def test_where_there_is_no_water_there_is_none():
    assert len(gd.waters((16.9, 44.2, 17.0, 44.3))) == 0


def test_the_names_of_waters_stand_on_them():
    for row in gd.water_labels().itertuples(index=False):
        around = (row.lon - 1, row.lat - 1, row.lon + 1, row.lat + 1)
        named = gd.waters(around).set_index(["layer", "name"]).geometry
        assert named[row.layer, row.name].distance(shapely.Point(row.lon, row.lat)) < 0.15


def test_labels_are_in_full_and_in_place():
    labels = shapes.labels().set_index("name")
    for name in ("Bosnia and Herzegovina", "Iraq", "South Sudan"):
        assert shapes.in_country(labels["lat"][name], labels["lon"][name], name)
