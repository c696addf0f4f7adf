"""A loaded copy is what was shipped or saved: its people, its neighbours, its best line."""

import gzip
import json

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

import geodata as gd
from geodata.downloads import download
from geodata.loading import inspect_territory, load_territory, open_territory, save_territory
from geodata.loading.given import Given
from geodata.loading.limits import Limits
from geodata.tables.problems import TableError
from geodata.territory import Territory
from tests.unit.geodata.loading import made
from tests.unit.geodata.loading.test_load import pairs


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


@pytest.mark.parametrize(
    ("territory_id", "question", "beside"),
    [
        ("bosnia-2013", "two-sides", False),
        ("bosnia-1991-regions", "three-sides", True),
        ("iraq-2005", "three-sides-baghdad-shared", False),
        ("iraq-2005", "three-sides-baghdad-shared", True),
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
    packed = Given("largest.territory.json.gz", gzip.compress(plain, 1))
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
