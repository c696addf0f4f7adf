"""GeoParquet 1.x, read by Arrow; its sizes are looked at before anything is unpacked."""

from __future__ import annotations

import io
import json

import shapely

from geodata.loading.formats.text import attribute_table
from geodata.loading.given import Areas, Given
from geodata.loading.limits import Limits
from geodata.tables.problems import TableError


def read(file: Given, limits: Limits) -> Areas:
    """The areas in the file's primary geometry column. Raises TableError."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        opened = pq.ParquetFile(io.BytesIO(file.content))
        about = opened.metadata
        size = sum(about.row_group(i).total_byte_size for i in range(about.num_row_groups))
        if about.num_rows > limits.units:
            raise TableError(
                f"{file.name}: {about.num_rows:,} areas; at most {limits.units:,} are read."
            )
        if size > limits.unpacked or about.num_columns > limits.columns:
            raise TableError(f"{file.name}: unpacked it is too large.")
        geo = json.loads((about.metadata or {}).get(b"geo", b"null"))
        if not isinstance(geo, dict):
            raise TableError(f"{file.name}: a Parquet file without the marks of GeoParquet.")
        column = geo["primary_column"]
        facts = geo["columns"][column]
        if facts.get("encoding") != "WKB":
            raise TableError(f"{file.name}: geometry is read as WKB, not {facts.get('encoding')}.")
        rows = opened.read().to_pylist()
        forms = [None if row[column] is None else shapely.from_wkb(row.pop(column)) for row in rows]
    except TableError:
        raise
    except (pa.ArrowException, OSError, KeyError, TypeError, ValueError) as error:
        raise TableError(f"{file.name}: not GeoParquet ({str(error)[:80]}).") from None
    except shapely.errors.ShapelyError as error:
        raise TableError(f"{file.name}: broken geometry ({str(error)[:80]}).") from None
    crs = facts.get("crs")
    return Areas(file.name, attribute_table(rows), forms, json.dumps(crs) if crs else None)
