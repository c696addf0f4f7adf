"""A zipped shapefile, read by pyshp. Only the five files that matter are unpacked, into memory."""

from __future__ import annotations

import io
import zipfile
from pathlib import PurePosixPath

import shapefile as pyshp
import shapely
from shapely.geometry import shape

from geodata.loading.formats.text import attribute_table
from geodata.loading.given import Areas, Given, too_many
from geodata.loading.limits import Limits
from geodata.tables.problems import TableError

PARTS = ("shp", "shx", "dbf", "prj", "cpg")
NEEDED = ("shp", "dbf")
MOST_ENTRIES = 100
POINT = 16  # bytes of a vertex


def read(file: Given, limits: Limits) -> Areas:
    """The areas of the one shapefile in the archive. Raises TableError."""
    parts = _unpacked(file, limits)
    encoding = parts.get("cpg", b"utf-8").decode("ascii", "ignore").strip() or "utf-8"
    try:
        "".encode(encoding)
    except (LookupError, ValueError):
        encoding = "utf-8"
    try:
        with pyshp.Reader(
            **{name: io.BytesIO(parts[name]) for name in ("shp", "shx", "dbf") if name in parts},
            encoding=encoding,
            encodingErrors="replace",
        ) as reader:
            if reader.shapeType not in (pyshp.POLYGON, pyshp.POLYGONZ, pyshp.POLYGONM):
                raise TableError(f"{file.name}: holds {reader.shapeTypeName}, no areas.")
            if len(reader) > limits.units:
                raise TableError(
                    f"{file.name}: {len(reader):,} areas; at most {limits.units:,} are read."
                )
            if (vertices := len(parts["shp"]) // POINT) > limits.readable:
                raise too_many(file.name, vertices, limits)
            rows = (record.as_dict() for record in reader.iterRecords())
            table = attribute_table(file.name, rows, limits)
            forms = [_form(one) for one in reader.iterShapes()]
    except TableError:
        raise
    except Exception as error:  # pyshp raises whatever a broken file brings about
        raise TableError(f"{file.name}: the shapefile is broken ({str(error)[:80]}).") from None
    if len(table) != len(forms):
        raise TableError(f"{file.name}: {len(forms)} areas but {len(table)} rows in the .dbf.")
    crs = parts["prj"].decode("utf-8", "replace") if "prj" in parts else None
    return Areas(file.name, table, forms, crs)


def _form(one: pyshp.Shape) -> shapely.Geometry | None:
    return None if one.shapeType == pyshp.NULL else shape(one.__geo_interface__)


def _unpacked(file: Given, limits: Limits) -> dict[str, bytes]:
    """Ending -> content of the archive's shapefile; nothing is written to a disk."""
    try:
        with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_ENTRIES:
                raise TableError(f"{file.name}: {len(entries)} files in the archive; at most 100.")
            wanted = {
                entry.filename: entry
                for entry in entries
                if PurePosixPath(entry.filename).suffix.lower().lstrip(".") in PARTS
                and "__MACOSX" not in entry.filename
            }
            stems = {str(PurePosixPath(name).with_suffix("")) for name in wanted}
            if len(stems) != 1:
                known = ", ".join(sorted(stem[:40] for stem in stems)[:8]) or "none"
                raise TableError(f"{file.name}: one shapefile is read; the archive has: {known}.")
            if sum(entry.file_size for entry in wanted.values()) > limits.unpacked:
                raise TableError(f"{file.name}: unpacked it is too large.")
            parts, room = {}, limits.unpacked
            for name, entry in wanted.items():
                with archive.open(entry) as member:
                    content = member.read(room + 1)
                room -= len(content)
                if room < 0:  # the archive lied about its sizes
                    raise TableError(f"{file.name}: unpacked it is too large.")
                parts[PurePosixPath(name).suffix.lower().lstrip(".")] = content
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError) as error:
        raise TableError(f"{file.name}: not a zip archive that can be read ({error}).") from None
    missing = [part for part in NEEDED if part not in parts]
    if missing:
        raise TableError(f"{file.name}: the shapefile lacks its .{' and .'.join(missing)}.")
    return parts
