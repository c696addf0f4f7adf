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
        rows, forms, room = [], [], limits.unpacked
        # Row by row: a text that is stored once may stand in every row.
        for batch in opened.iter_batches(batch_size=1, use_threads=False):
            room -= batch.nbytes
            if room < 0:
                raise TableError(f"{file.name}: unpacked it is too large.")
            (row,) = batch.to_pylist()
            blob = row.pop(column)
            forms.append(None if blob is None else shapely.from_wkb(blob))
            rows.append(row)
    except TableError:
        raise
    except (pa.ArrowException, OSError, KeyError, TypeError, ValueError) as error:
        raise TableError(f"{file.name}: not GeoParquet ({str(error)[:80]}).") from None
    except shapely.errors.ShapelyError as error:
        raise TableError(f"{file.name}: broken geometry ({str(error)[:80]}).") from None
    crs = facts.get("crs")
    return Areas(
        file.name, attribute_table(file.name, rows, limits), forms, json.dumps(crs) if crs else None
    )
