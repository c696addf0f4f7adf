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

    Raises TableError before the table is made where it would have too many columns.
    """
    rows = list(rows)
    names: set[str] = set()
    for row in rows:
        names.update(map(str, row))
        if len(names) > limits.columns:
            raise TableError(
                f"{file}: more than {limits.columns} columns; at most {limits.columns} are read."
            )
    found = [
        {cell_text(str(name)) or "?": cell_text(value) for name, value in row.items()}
        for row in rows
    ]
    return pd.DataFrame(found, index=range(len(found)), dtype="str")


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
    # A lone surrogate cannot be written anywhere.
    return str(value).encode("utf-8", "replace").decode().replace("\0", "").strip() or None
