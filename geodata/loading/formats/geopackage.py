"""GeoPackage (OGC 12-128r19), read by SQLite: only its own tables, and nothing it could run."""

from __future__ import annotations

import sqlite3
import struct
import time
from contextlib import closing

import shapely
from shapely import Geometry

from geodata.loading.formats.text import attribute_table
from geodata.loading.given import Areas, Given
from geodata.loading.limits import Limits
from geodata.tables.problems import TableError

SECONDS = 4  # for all questions together
ENVELOPE = (0, 32, 48, 48, 64)  # bytes, by the indicator in a geometry's flags
ALLOWED = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION}


def read(file: Given, limits: Limits) -> Areas:
    """The areas of the file's only layer of polygons. Raises TableError."""
    if not file.content.startswith(b"SQLite format 3\0"):
        raise TableError(f"{file.name}: not a GeoPackage (it is no SQLite file).")
    try:
        with closing(sqlite3.connect(":memory:")) as db:
            db.deserialize(file.content)
            return _layer(db, file.name, limits)
    except sqlite3.Error as error:
        raise TableError(f"{file.name}: not a GeoPackage that can be read ({error}).") from None


def _layer(db: sqlite3.Connection, name: str, limits: Limits) -> Areas:
    deadline = time.monotonic() + SECONDS
    db.set_progress_handler(lambda: time.monotonic() > deadline, 10_000)
    db.set_authorizer(
        lambda action, what, *_: (
            sqlite3.SQLITE_OK
            if action in ALLOWED or (action == sqlite3.SQLITE_PRAGMA and what == "table_xinfo")
            else sqlite3.SQLITE_DENY
        )
    )
    tables = {row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    layers = [
        row
        for row in db.execute(
            "SELECT table_name, column_name, geometry_type_name, srs_id FROM gpkg_geometry_columns"
        )
        if row[0] in tables
    ]
    if len(layers) != 1:
        known = ", ".join(sorted(str(row[0])[:40] for row in layers)[:8]) or "none"
        raise TableError(f"{name}: one layer of areas is read; the file has: {known}.")
    table, column, kind, srs = layers[0]
    if str(kind).upper() not in ("POLYGON", "MULTIPOLYGON", "GEOMETRY"):
        raise TableError(f"{name}: the layer {str(table)[:40]!r} holds {str(kind)[:40]}, no areas.")
    if any(head[-1] for head in db.execute(f"PRAGMA table_xinfo({_quoted(table)})")):
        # What SQLite computes as it reads has no end that the size of the file would tell.
        raise TableError(f"{name}: the layer has computed or hidden columns, which are not read.")
    rows = db.execute(f"SELECT * FROM {_quoted(table)} LIMIT {limits.units + 1}")
    heads = [head[0] for head in rows.description]
    at = heads.index(column)
    found = rows.fetchall()
    attributes = [
        {head: cell for i, (head, cell) in enumerate(zip(heads, row, strict=True)) if i != at}
        for row in found
    ]
    forms = [_form(row[at], name, n) for n, row in enumerate(found, start=1)]
    return Areas(name, attribute_table(name, attributes, limits), forms, _crs(db, srs))


def _quoted(identifier: str) -> str:
    return '"' + str(identifier).replace('"', '""') + '"'


def _form(blob: object, file: str, number: int) -> Geometry | None:
    """A GeoPackage geometry: a header of 8 bytes and an envelope before well-known binary."""
    if blob is None:
        return None
    try:
        magic, _, flags, _ = struct.unpack_from("<2sBBi", blob)  # type: ignore[arg-type]  # bytes
        if magic != b"GP":
            raise ValueError("no GeoPackage geometry")
        return shapely.from_wkb(blob[8 + ENVELOPE[flags >> 1 & 0b111] :])  # type: ignore[index]  # bytes
    except (struct.error, ValueError, TypeError, IndexError, shapely.errors.ShapelyError) as error:
        raise TableError(f"{file}, feature {number}: broken geometry ({error}).") from None


def _crs(db: sqlite3.Connection, srs: int) -> str | None:
    row = db.execute(
        "SELECT organization, organization_coordsys_id FROM gpkg_spatial_ref_sys WHERE srs_id = ?",
        (srs,),
    ).fetchone()
    return f"{row[0]}:{row[1]}" if row and srs > 0 else None
