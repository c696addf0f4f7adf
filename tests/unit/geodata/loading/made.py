"""Files of areas and counts, made for a test."""

from __future__ import annotations

import io
import json
import zipfile

import geopandas as gpd
import shapefile as pyshp
from shapely import box

from geodata.loading.given import Given

GROUPS = ("reds", "blues")


def square(x: float, y: float, size: float = 1.0) -> list:
    """The coordinates of a square in GeoJSON."""
    ring = [[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]]
    return [ring]


def feature(code: object, x: float, y: float = 0.0, **more: object) -> dict:
    return {
        "type": "Feature",
        "properties": {"code": code, "name": f"Unit {code}", "reds": 10, "blues": 5, **more},
        "geometry": {"type": "Polygon", "coordinates": square(x, y)},
    }


def features(n: int = 4, **more: object) -> list[dict]:
    """A row of `n` squares, each bordering the next."""
    return [feature(f"u{i}", float(i), **more) for i in range(n)]


def geojson(rows: list, name: str = "areas.geojson", **head: object) -> Given:
    data = {"type": "FeatureCollection", "features": rows, **head}
    return Given(name, json.dumps(data).encode("utf-8", "surrogatepass"))


def frame(n: int = 4) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(
        {"code": [f"u{i}" for i in range(n)], "reds": [10] * n, "blues": [5] * n},
        geometry=[box(i, 0, i + 1, 1) for i in range(n)],
        crs=4326,
    )


def gpkg(n: int = 4) -> bytes:
    out = io.BytesIO()
    frame(n).to_file(out, driver="GPKG", layer="areas")
    return out.getvalue()


def parquet(n: int = 4) -> bytes:
    out = io.BytesIO()
    frame(n).to_parquet(out)
    return out.getvalue()


def shapefile_parts(n: int = 4) -> dict[str, bytes]:
    parts = {part: io.BytesIO() for part in ("shp", "shx", "dbf")}
    with pyshp.Writer(**parts, shapeType=pyshp.POLYGON) as writer:
        writer.field("code", "C", 20)
        writer.field("reds", "N", 12)
        writer.field("blues", "N", 12)
        for i in range(n):
            writer.poly([[[i, 0], [i, 1], [i + 1, 1], [i + 1, 0], [i, 0]]])
            writer.record(f"u{i}", 10, 5)
    return {part: content.getvalue() for part, content in parts.items()}


def zipped(parts: dict[str, bytes], stem: str = "areas") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(f"{stem}.{part}", content)
    return out.getvalue()
