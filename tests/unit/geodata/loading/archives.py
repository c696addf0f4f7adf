"""Archives, GeoPackages and Parquet files that are wrong or meant ill, as in `hostile.py`."""

from __future__ import annotations

import io
import sqlite3
import struct
import zipfile

from geodata.loading.given import Given
from tests.unit.geodata.loading import made

Case = tuple[Given, Given | None, str]


def raw(content: bytes | str, said: str, name: str = "areas.geojson") -> Case:
    return Given(name, content.encode() if isinstance(content, str) else content), None, said


def archives() -> dict[str, Case]:
    parts = made.shapefile_parts()
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("areas.shp", b"\0" * 200_000_000)
        archive.writestr("areas.dbf", b"\0")
    many = io.BytesIO()
    with zipfile.ZipFile(many, "w") as archive:
        for i in range(200):
            archive.writestr(f"{i}.txt", "x")
    good = made.zipped(parts)
    lying = bytearray(good)
    at = good.rindex(b"PK\x01\x02")
    lying[at + 24 : at + 28] = struct.pack("<I", 1)
    return {
        "a zip bomb": raw(bomb.getvalue(), "too large", "areas.zip"),
        "two hundred entries": raw(many.getvalue(), "at most 100", "areas.zip"),
        "a path that climbs": raw(made.zipped(parts, "../../etc/x"), "", "areas.zip"),
        "an absolute path": raw(made.zipped(parts, "/etc/x"), "", "areas.zip"),
        "two shapefiles": raw(good[:0] + _two(parts), "one shapefile is read", "areas.zip"),
        "no dbf": raw(made.zipped({"shp": parts["shp"]}), "lacks its .dbf", "areas.zip"),
        "no shapefile": raw(made.zipped({"txt": b"x"}), "one shapefile is read", "areas.zip"),
        "a cut zip": raw(good[: len(good) // 2], "not a zip archive", "areas.zip"),
        "a zip that lies of its sizes": raw(
            bytes(lying), "not a zip archive|broken|too large", "areas.zip"
        ),
        "noise in the shp": raw(
            made.zipped({**parts, "shp": parts["shp"][:110] + b"\xff" * 60}),
            "broken|holds",
            "areas.zip",
        ),
        "a prj that is code": raw(
            made.zipped({**parts, "prj": b'GEOGCS["<script>"]'}), "is not known", "areas.zip"
        ),
        "a cpg that is no code": raw(made.zipped({**parts, "cpg": b"../../x"}), "", "areas.zip"),
        "an encrypted flag": raw(
            _encrypted(good),
            "not a zip archive|broken",
            "areas.zip",
        ),
    }


def _encrypted(archive: bytes) -> bytes:
    """Every entry's flag says that it needs a password."""
    found, at = bytearray(archive), archive.find(b"PK\x01\x02")
    while at >= 0:
        found[at + 8] |= 1
        at = archive.find(b"PK\x01\x02", at + 4)
    return bytes(found)


def _two(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for stem in ("a", "b"):
            for part, content in parts.items():
                archive.writestr(f"{stem}.{part}", content)
    return out.getvalue()


def packages() -> dict[str, Case]:
    good = made.gpkg()

    def changed(*statements: str) -> bytes:
        with sqlite3.connect(":memory:") as db:
            db.deserialize(good)
            db.create_function("ST_IsEmpty", 1, lambda _: 0)
            for name in ("MinX", "MaxX", "MinY", "MaxY"):
                db.create_function(f"ST_{name}", 1, lambda _: 0)
            for statement in statements:
                db.execute(statement)
            db.commit()
            return db.serialize()

    spin = (
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS fid, "
        "NULL AS geom FROM n"
    )
    return {
        "a cut GeoPackage": raw(good[: len(good) // 3], "not a GeoPackage|broken", "areas.gpkg"),
        "an SQLite file": raw(_empty(), "not a GeoPackage", "areas.gpkg"),
        "noise after the mark": raw(
            b"SQLite format 3\0" + b"\xff" * 5_000, "not a GeoPackage", "areas.gpkg"
        ),
        "a view that never ends": raw(
            changed(
                f"CREATE VIEW endless AS {spin}",
                "UPDATE gpkg_geometry_columns SET table_name = 'endless'",
            ),
            "one layer of areas is read",
            "areas.gpkg",
        ),
        "a layer with a quote in its name": raw(
            changed(
                'ALTER TABLE areas RENAME TO "a""b; DROP TABLE x"',
                "UPDATE gpkg_geometry_columns SET table_name = 'a\"b; DROP TABLE x'",
            ),
            "",
            "areas.gpkg",
        ),
        "geometry of noise": raw(
            changed("UPDATE areas SET geom = x'0102030405060708090a'"),
            "broken geometry",
            "areas.gpkg",
        ),
        "geometry without a header": raw(
            changed("UPDATE areas SET geom = x'00'"), "broken geometry", "areas.gpkg"
        ),
        "a computed column": raw(
            changed("ALTER TABLE areas ADD COLUMN big TEXT AS (hex(zeroblob(400000000)))"),
            "computed or hidden columns",
            "areas.gpkg",
        ),
        "a point among the areas": raw(
            changed(
                "UPDATE areas SET geom = x'47500001e6100000"
                "0101000000000000000000f03f000000000000f03f' WHERE fid = 2"
            ),
            "feature 2, column geometry: found 'a Point'",
            "areas.gpkg",
        ),
        "points": raw(
            changed("UPDATE gpkg_geometry_columns SET geometry_type_name = 'POINT'"),
            "no areas",
            "areas.gpkg",
        ),
        "a Parquet file of another kind": raw(_plain_parquet(), "GeoParquet", "areas.parquet"),
        "lines in Parquet": raw(_lines(), "found 'a LineString'", "areas.parquet"),
        "a cut Parquet file": raw(made.parquet()[:200], "not GeoParquet", "areas.parquet"),
        "noise as Parquet": raw(
            b"PAR1" + b"\xff" * 400 + b"PAR1", "not GeoParquet", "areas.parquet"
        ),
    }


def _empty() -> bytes:
    with sqlite3.connect(":memory:") as db:
        db.execute("CREATE TABLE x (y)")
        db.commit()
        return db.serialize()


def _lines() -> bytes:
    out = io.BytesIO()
    made.frame().set_geometry(made.frame().boundary).to_parquet(out)
    return out.getvalue()


def _plain_parquet() -> bytes:
    out = io.BytesIO()
    made.frame().drop(columns="geometry").to_parquet(out)
    return out.getvalue()
