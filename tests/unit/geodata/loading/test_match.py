"""Areas are recognised as units by id, by name or by place, and the report says which by place."""

import json

import geopandas as gpd
import pandas as pd
import pytest
import shapely

import geodata as gd
from geodata.downloads import download
from geodata.loading import Given, inspect_territory
from geodata.loading.match import match, points

# How geoBoundaries calls municipalities of 2013 that bear another name here.
CALLED = {
    "doboj-istok": "Doboj East",
    "kupres-fbih": "Kupres (BiH)",
    "kupres-rs": "Kupres",
    "trnovo-fbih": "Trnovo (BiH)",
    "centar-sarajevo": "Centar",
    "stari-grad-sarajevo": "Stari Grad",
    "krupa-na-uni": "Kupra na Uni",
    "novo-gorazde": "Ustiprača",
    "visegrad": "Republika Srpska",
    "novi-grad-sarajevo": "Novi Grad",
    "novi-grad": "Novi Grad",  # borne by two of its areas
}
# And some without their accents.
SPELLED = {"banovici": "Banovici", "donji-zabar": "DONJI ZABAR", "siroki-brijeg": "Široki-Brijeg"}


def geoboundaries() -> Given:
    """Bosnia's areas under the columns and names of geoBoundaries."""
    drawn = json.loads(download("bosnia-2013", "geojson"))
    features = []
    for n, one in enumerate(drawn["features"]):
        unit = one["properties"]["unit_id"]
        name = {**CALLED, **SPELLED}.get(unit, one["properties"]["name"])
        named = {"shapeName": name, "shapeISO": "", "shapeID": f"4309{n}B", "shapeType": "ADM3"}
        features.append({**one, "properties": named})
    whole = {"type": "FeatureCollection", "features": features}
    return Given("geoBoundaries-BIH-ADM3.geojson", json.dumps(whole).encode())


@pytest.mark.parametrize("base", ["bosnia-1991", "bosnia-2013"])
def test_geoboundaries_names_find_their_municipalities(base):
    report = inspect_territory(geoboundaries(), base=base)
    shipped = gd.territory(base)
    assert (report.columns.id, report.columns.name) == ("shapeID", "shapeName")
    assert report.join.whole
    assert report.join.matched == len(shipped.units)
    called = shipped.units["name"]
    assert set(report.join.placed) == {(CALLED[unit], called[unit]) for unit in CALLED}
    pd.testing.assert_frame_equal(report.territory.counts, shipped.counts)
    both = zip(report.territory.units.geometry, shipped.units.geometry, strict=True)
    assert all(made.symmetric_difference(drawn).area < 1e-5 for made, drawn in both)


def test_an_area_far_from_every_unit_that_is_left_stays_unmatched():
    moved = json.loads(geoboundaries().content)
    for one in moved["features"]:
        if one["properties"]["shapeName"] == "Kupra na Uni":
            one["geometry"]["coordinates"] = [[[19, 46], [19.1, 46], [19.1, 46.1], [19, 46]]]
    report = inspect_territory(Given("far.geojson", json.dumps(moved).encode()), base="bosnia-2013")
    assert report.made is None
    assert report.join.unmatched == ("Kupra na Uni",)
    assert report.join.unused == ("Krupa na Uni",)


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ({"id": "shapeType"}, "no value twice"),
        ({"id": "nothing"}, "there is no column 'nothing'"),
        ({"name": "nothing"}, "there is no column 'nothing'"),
        ({"id": "shapeName"}, "no value twice"),
    ],
)
def test_columns_that_name_no_area_are_refused_before_anything_is_matched(chosen, said):
    report = inspect_territory(geoboundaries(), base="bosnia-2013", **chosen)
    assert report.made is None
    assert said in str(report.refused[0])


def test_areas_are_found_by_place_alone_where_nothing_names_them():
    report = inspect_territory(geoboundaries(), base="bosnia-2013", name="")
    assert report.join.whole
    assert len(report.join.placed) == report.join.matched == 142


def test_points_beside_their_areas_take_the_pairs_that_are_nearest_together():
    """Pale-Prača's point lies in Pale: each still finds its own area."""
    shipped = gd.territory("bosnia-2013")
    seats = points(shipped).to_crs(32634)
    pale, praca = seats["pale"], seats["pale-praca"]
    areas = gpd.GeoSeries(
        {
            "A": shapely.MultiPoint([pale, praca]).convex_hull.buffer(500),
            "B": praca.buffer(2500).difference(praca.buffer(900)),
        },
        crs=32634,
    ).buffer(0)
    areas["A"] = areas["A"].difference(areas["B"])
    found = match(pd.DataFrame({"code": ["1", "2"]}, index=["A", "B"]), areas, shipped)
    assert found.units.to_dict() == {"A": "pale", "B": "pale-praca"}


def test_every_unit_has_a_point_of_its_own():
    for territory_id in ("bosnia-1991", "iraq-2005", "ireland-1911"):
        shipped = gd.territory(territory_id)
        seats = points(shipped).reindex(shipped.units.index)
        assert seats.notna().all()
