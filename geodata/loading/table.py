"""A CSV of counts: any usual separator, UTF-8 or UTF-16, every cell as text."""

from __future__ import annotations

import csv
import io

import pandas as pd

from geodata.loading.given import Given, decoded
from geodata.loading.limits import Limits
from geodata.tables.problems import TableError

SEPARATORS = ",;\t|"


def read_counts(file: Given, limits: Limits) -> pd.DataFrame:
    """The table in a CSV file. Raises TableError."""
    if file.suffix not in ("csv", "tsv", "txt"):
        raise TableError(f"{file.name}: counts are read from CSV (.csv, .tsv); this is none.")
    text = decoded(file)
    if "\0" in text:
        raise TableError(f"{file.name}: not a text file.")
    head = text.splitlines()[0] if text.strip() else ""
    separator = max(SEPARATORS, key=head.count)
    try:
        table = pd.read_csv(
            io.StringIO(text),
            sep=separator,
            dtype="str",
            keep_default_na=False,
            na_values=[""],
            skip_blank_lines=False,
            index_col=False,
            nrows=limits.units * 4,
        )
    except (pd.errors.ParserError, pd.errors.EmptyDataError, csv.Error, ValueError) as error:
        raise TableError(
            f"{file.name}: not a table with one header row and as many cells in every row "
            f"({str(error)[:80]})."
        ) from None
    # pandas would make names for columns that have none, and others for a name that comes twice.
    heads = [name.strip() for name in next(csv.reader([head], delimiter=separator), [])]
    if not all(heads) or len(set(heads)) < len(heads) or len(heads) != len(table.columns):
        raise TableError(f"{file.name}: every column needs a name of its own in the first row.")
    table.columns = heads
    if len(table.columns) > limits.columns:
        raise TableError(f"{file.name}: {len(table.columns):,} columns; at most {limits.columns}.")
    if table.empty:
        raise TableError(f"{file.name}: there are no rows below the header.")
    return table.apply(lambda column: column.str.strip()).replace("", None)
