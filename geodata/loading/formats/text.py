"""Attributes as text, whatever a format stores, so that a message can quote what a file says."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from geodata.loading.limits import Limits
from geodata.tables.problems import TableError


def attribute_table(file: str, rows: Iterable[Mapping[str, Any]], limits: Limits) -> pd.DataFrame:
    """One row a feature, every cell text; what is missing is NaN.

    Rows are taken one by one, so that a file's own need not be kept beside the table. Raises
    TableError at the first column too many.
    """
    columns: dict[str, list[str | None]] = {}
    count = 0
    for row in rows:
        for name, value in row.items():
            cells = columns.setdefault(cell_text(str(name)) or "?", [])
            if len(columns) > limits.columns:
                raise TableError(
                    f"{file}: more than {limits.columns} columns; at most {limits.columns} are "
                    "read."
                )
            cells[count:] = [None] * (count - len(cells)) + [cell_text(value)]
        count += 1
    for cells in columns.values():
        cells += [None] * (count - len(cells))
    return pd.DataFrame(columns, index=range(count), dtype="str")


def cell_text(value: object) -> str | None:
    """A cell as text: whole numbers without a point, nothing for null, NaN and empty."""
    if value is None or value == "" or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 2**53 else repr(value)
    if isinstance(value, bytes):
        return None
    text = str(value)
    if text.isprintable():
        return text.strip() or None
    # A lone surrogate cannot be written anywhere.
    return text.encode("utf-8", "replace").decode().replace("\0", "").strip() or None
