"""A CSV of counts: any usual separator, UTF-8 or UTF-16, every cell as text."""

from __future__ import annotations

import csv
import io

import pandas as pd

from geodata.loading.given import Given, decoded
from geodata.loading.limits import Limits
from geodata.tables.problems import TableError

SEPARATORS = ",;\t|"
ROWS = 4  # times the areas that are read, so that rows too many can still be named


def read_counts(file: Given, limits: Limits) -> pd.DataFrame:
    """The table in a CSV file. Raises TableError."""
    if file.suffix not in ("csv", "tsv", "txt"):
        raise TableError(f"{file.name}: counts are read from CSV (.csv, .tsv); this is none.")
    text = decoded(file).rstrip("\r\n")
    if "\0" in text:
        raise TableError(f"{file.name}: not a text file.")
    head = text.split("\n", 1)[0]
    separator = max(SEPARATORS, key=head.count)
    if (columns := head.count(separator) + 1) > limits.columns:
        raise TableError(f"{file.name}: {columns:,} columns; at most {limits.columns}.")
    try:
        _refuse_odd_rows(file.name, text, separator, limits)
        table = pd.read_csv(
            io.StringIO(text),
            sep=separator,
            dtype="str",
            keep_default_na=False,
            na_values=[""],
            skip_blank_lines=False,
            index_col=False,
        )
    except TableError:
        raise
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
    if table.empty:
        raise TableError(f"{file.name}: there are no rows below the header.")
    return table.apply(lambda column: column.str.strip()).replace("", None)


def _refuse_odd_rows(name: str, text: str, separator: str, limits: Limits) -> None:
    """Raise TableError for the first row that has more or fewer cells than the header; pandas would
    leave out what is too much."""
    most = ROWS * limits.units
    width = 0
    for row, cells in enumerate(csv.reader(io.StringIO(text), delimiter=separator), start=1):
        width = width or len(cells)
        if row > most + 1:
            raise TableError(f"{name}: more than {most:,} rows; at most so many are read.")
        if cells and len(cells) != width:
            raise TableError(
                f"{name}, row {row}: the number of cells is {len(cells)}; allowed is {width}, as "
                "in the header. A cell with a separator in it stands in quotation marks."
            )
