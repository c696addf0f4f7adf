"""Files within the size that is read, made to cost as much as they can: what makes one, what is
said of it ("" where it loads) and how it is asked for."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

import geopandas as gpd
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import shapefile as pyshp
import shapely

from geodata.loading.given import Given
from tests.unit.geodata.loading import made

Pair = tuple[Given, Given | None]
Heavy = tuple[Callable[[], Pair], str, dict[str, Any]]


def _forms(forms: list, **more: object) -> Pair:
    rows = [made.feature(f"u{n}", 0.0, **more) for n in range(len(forms))]
    for row, form in zip(rows, forms, strict=True):
        row["geometry"] = shapely.geometry.mapping(form)
    return made.geojson(rows), None


def circle(vertices: int, x: float = 0.0) -> shapely.Polygon:
    """A round area of so many vertices."""
    turn = np.linspace(0, 2 * np.pi, vertices, endpoint=False)
    return shapely.Polygon(np.column_stack([x + np.cos(turn), np.sin(turn)]).round(5))


def comb(teeth: int, turned: bool = False) -> shapely.Polygon:
    """A sound area of long teeth; two that lie across each other meet `teeth` × `teeth` times."""
    step = 10 / teeth
    points: list[tuple[float, float]] = [(0, -0.1)]
    for n in range(teeth):
        left, right = n * step, (n + 0.5) * step
        points += [(left, 0), (left, 10), (right, 10), (right, 0)]
    points += [(10, 0), (10, -0.1)]
    xy = np.array(points).round(5)
    return shapely.Polygon(xy[:, ::-1] - 0.05 if turned else xy)


def _shapefile(vertices: int) -> Pair:
    """Two squares whose first corner stands there again and again: it packs to a hundredth."""
    ring = np.vstack([np.zeros((vertices // 2, 2)), [[1, 0], [1, 1], [0, 1], [0, 0]]])
    parts = {part: io.BytesIO() for part in ("shp", "shx", "dbf")}
    with pyshp.Writer(**parts, shapeType=pyshp.POLYGON) as writer:
        writer.field("code", "C", 20)
        writer.field("reds", "N", 12)
        writer.field("blues", "N", 12)
        for n in range(2):
            writer.poly([np.add(ring[::-1], (2 * n, 0)).tolist()])
            writer.record(f"u{n}", 10, 5)
    content = {part: one.getvalue() for part, one in parts.items()}
    return Given("areas.zip", made.zipped(content)), None


def _parquet(vertices: int) -> Pair:
    form = shapely.Polygon(np.vstack([np.zeros((vertices // 2, 2)), [[1, 0], [1, 1], [0, 1]]]))
    frame = gpd.GeoDataFrame(
        {"code": ["u0", "u1"], "reds": [1, 1], "blues": [2, 2]},
        geometry=[form, shapely.transform(form, lambda xy: np.add(xy, (2, 0)))],
        crs=4326,
    )
    out = io.BytesIO()
    frame.to_parquet(out, compression="zstd")
    return Given("areas.parquet", out.getvalue()), None


def _parquet_lie() -> Pair:
    """Text that packs to nothing: a hundred million letters in a few kilobytes."""
    geo = {"primary_column": "geometry", "columns": {"geometry": {"encoding": "WKB"}}}
    wkb = shapely.to_wkb(shapely.box(0, 0, 1, 1))
    table = pa.table(
        {
            "code": ["x" * 50_000_000, "y" * 50_000_000],
            "reds": [1, 2],
            "blues": [1, 2],
            "geometry": [wkb, wkb],
        }
    ).replace_schema_metadata({"geo": json.dumps(geo)})
    out = io.BytesIO()
    pq.write_table(table, out, compression="zstd")
    return Given("areas.parquet", out.getvalue()), None


def _parquet_rows() -> Pair:
    """A long name that is stored once and stands in every row."""
    frame = gpd.GeoDataFrame(
        {"code": [f"u{n}" for n in range(3_000)], "name": ["x" * 1_000_000] * 3_000},
        geometry=[shapely.box(0, 0, 1, 1)] * 3_000,
        crs=4326,
    )
    out = io.BytesIO()
    frame.to_parquet(out, compression="zstd")
    return Given("areas.parquet", out.getvalue()), None


def _full_dbf() -> Pair:
    """Wide rows of blanks and figures, which pack well."""
    parts = {part: io.BytesIO() for part in ("shp", "shx", "dbf")}
    with pyshp.Writer(**parts, shapeType=pyshp.POLYGON) as writer:
        for n in range(250):
            writer.field(f"c{n}", "C", 60)
        for n in range(1_500):
            x, y = n % 40, n // 40
            writer.poly([[[x, y], [x, y + 1], [x + 1, y + 1], [x + 1, y], [x, y]]])
            writer.record(*([f"{n:060d}"] * 250))
    content = {part: one.getvalue() for part, one in parts.items()}
    return Given("areas.zip", made.zipped(content)), None


def _dense() -> Pair:
    """As many coordinates as five megabytes of GeoJSON hold."""
    turn = np.arange(330_000) % 10
    text = ",".join(f"[{n},{n % 7}]" for n in turn.tolist())
    # One letter beyond the usual ones, and Python keeps every letter in four bytes.
    row = json.dumps(made.feature("🏴", 0.0), ensure_ascii=False).replace(
        "[[0.0, 0.0]", f"[[0.0, 0.0],{text}"
    )
    other = json.dumps(made.feature("b", 20.0)).replace("[[20.0, 0.0]", f"[[20.0, 0.0],{text}")
    body = f'{{"type": "FeatureCollection", "features": [{row}, {other}]}}'
    return Given("areas.geojson", body.encode()), None


def _many_names() -> Pair:
    """Every feature with properties of names of its own: 90,000 columns."""
    rows = [{**one, "properties": {}} for one in made.features(3_000)]
    for n, row in enumerate(rows):
        row["properties"] = {f"{n}.{i}": 1 for i in range(30)}
    return made.geojson(rows), None


def _full_table() -> Pair:
    rows = [made.feature(n, n % 50, n // 50) for n in range(2_500)]
    for n, row in enumerate(rows):
        row["properties"] = {"code": n} | {f"c{i}": i % 7 for i in range(120)}
    return made.geojson(rows), None


def _counts(text: str) -> Pair:
    return made.geojson(made.features()), Given("counts.csv", text.encode())


def _gzip_in_zip() -> Pair:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in ("shp", "dbf"):
            archive.writestr(f"a.{part}", gzip.compress(b"\0" * 400_000_000))
    return Given("areas.zip", out.getvalue()), None


def _nested(n: int) -> Pair:
    return _forms([shapely.box(-w, -w, w, w) for w in np.linspace(1, 2, n).tolist()])


def _holes() -> Pair:
    shells = [
        [[x, y], [x + 0.004, y], [x + 0.004, y + 0.004], [x, y]]
        for x in np.arange(0.01, 1.4, 0.01).round(3).tolist()
        for y in np.arange(0.01, 1.4, 0.01).round(3).tolist()
    ]
    around = shapely.Polygon([[0, 0], [1.5, 0], [1.5, 1.5], [0, 1.5]], shells)
    return _forms([around, shapely.box(2, 0, 3, 1)])


def _scribble(n: int) -> Pair:
    """A ring that crosses itself at every turn."""
    xy = np.random.default_rng(1).random((n, 2)).round(4)
    return _forms([shapely.Polygon(xy), shapely.box(2, 0, 3, 1)])


TANGLED = "cross each other|lie on one another"
HEAVY: dict[str, Heavy] = {
    "a million vertices in a shapefile": (
        lambda: _shapefile(1_000_000),
        "vertices; at most 500,000",
        {},
    ),
    "a million vertices in Parquet": (lambda: _parquet(1_000_000), "vertices", {}),
    "three million vertices in Parquet": (lambda: _parquet(3_400_000), "too large", {}),
    "two round areas, to be simplified": (
        lambda: _forms([circle(110_000), circle(110_000, 3.0)]),
        "",
        {"simplify": True},
    ),
    "two hundred thousand vertices": (
        lambda: _forms([circle(99_000), circle(99_000, 3.0)]),
        "",
        {},
    ),
    "a name of a megabyte in every row": (_parquet_rows, "too large", {}),
    "a table that packs well": (_full_dbf, "", {}),
    "five megabytes of coordinates": (_dense, "vertices", {}),
    "text that packs to nothing": (_parquet_lie, "too large", {}),
    "an archive in an archive": (_gzip_in_zip, "broken|too large", {}),
    "columns of every feature's own": (_many_names, "at most 300", {}),
    "a full table": (_full_table, "", {}),
    "two combs across each other": (lambda: _forms([comb(2_000), comb(2_000, True)]), TANGLED, {}),
    "two combs, to be repaired": (
        lambda: _forms([comb(2_000), comb(2_000, True)]),
        TANGLED,
        {"repair": True},
    ),
    "three thousand areas in one place": (
        lambda: _forms([shapely.box(0, 0, 1, 1)] * 3_000),
        TANGLED,
        {},
    ),
    "two thousand areas one in another": (lambda: _nested(2_000), TANGLED, {}),
    "twenty thousand holes": (_holes, "", {}),
    "a scribble": (lambda: _scribble(3_000), TANGLED, {"repair": True}),
    "a small scribble, repaired": (lambda: _scribble(60), "", {"repair": True}),
    "counts of two million columns": (
        lambda: _counts("code" + ",c" * 2_000_000 + "\nu0" + ",1" * 400_000 + "\n"),
        "at most 300",
        {},
    ),
    "counts of a million rows": (
        lambda: _counts("code,reds,blues\n" + "u0,1,1\n" * 600_000),
        "more than 12,000 rows",
        {},
    ),
    "a full table of counts": (
        lambda: _counts(
            ",".join(f"c{n}" for n in range(150)) + "\n" + (",".join(["12"] * 150) + "\n") * 11_000
        ),
        "counts.csv",
        {},
    ),
    "counts in one cell": (
        lambda: _counts('code,"' + "x" * 4_900_000 + '"\nu0,1\n'),
        "not a table",
        {},
    ),
}
