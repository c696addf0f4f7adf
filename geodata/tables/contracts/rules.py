"""The kinds of column tables are made of. Each says in plain words what is allowed.

A column is required to be filled unless `empty=True`. The words in `description` end an error
message: "places.csv, row 14, column lat: found '444.1'; allowed is a number from -90 to 90".
"""

import re
from collections.abc import Callable
from functools import cache

import pandas as pd
import pandera.pandas as pa

from geodata.tables import files
from geodata.tables.files import split

SLUG = r"[a-z0-9]+(?:[-_][a-z0-9]+)*"
DATE = r"\d{4}(?:-\d{2}(?:-\d{2})?)?"
PARAGRAPHS = 34  # of the article


def table(columns: dict[str, pa.Column], *checks: pa.Check) -> pa.DataFrameSchema:
    """A schema with exactly these columns and `checks` between the cells of a row."""
    return pa.DataFrameSchema(columns, checks=list(checks), strict=True)


def row_rule(holds: Callable, allowed: str) -> pa.Check:
    """A rule between cells: `holds` takes the table and gives a boolean Series, one value a row."""
    return pa.Check(holds, error=allowed)


def ordered(*columns: str) -> pa.Check:
    """Each column no larger than the next; empty cells are passed over."""

    def holds(rows: pd.DataFrame) -> pd.Series:
        filled = rows[list(columns)]
        return filled.ge(filled.cummax(axis=1)).where(filled.notna(), True).all(axis=1)

    return row_rule(holds, " ≤ ".join(columns))


def _each(holds: Callable[[str], bool]) -> pa.Check:
    return pa.Check(holds, element_wise=True)


def text(*, empty: bool = False) -> pa.Column:
    """Any text without blanks at its ends."""
    return pa.Column(
        str,
        _each(lambda cell: cell == cell.strip()),
        nullable=empty,
        description="text without blanks at its ends",
    )


def key() -> pa.Column:
    """The table's own id: lower-case letters, digits, - and _; no value twice."""
    return pa.Column(
        str,
        pa.Check.str_matches(rf"^{SLUG}$"),
        unique=True,
        description="lower-case letters, digits, - and _, and no value twice",
    )


def pattern(expression: str, allowed: str, *, empty: bool = False) -> pa.Column:
    """Text that matches `expression` from end to end; `allowed` says so in words."""
    return pa.Column(
        str,
        _each(lambda cell: re.fullmatch(expression, cell) is not None),
        nullable=empty,
        description=allowed,
    )


def date(*, empty: bool = False) -> pa.Column:
    """An ISO date; a year or a month alone where no day is known."""
    return pattern(DATE, "a date like 1995, 1995-07 or 1995-07-11", empty=empty)


def one_of(*values: str, empty: bool = False) -> pa.Column:
    """One value of a closed set."""
    return pa.Column(
        str, pa.Check.isin(values), nullable=empty, description="one of " + ", ".join(values)
    )


def flag() -> pa.Column:
    """Yes or no."""
    return one_of("yes", "no")


PLAIN = 1e5  # from here on a bound is written out, with commas


def number(
    low: float = float("-inf"),
    high: float = float("inf"),
    *,
    whole: bool = False,
    empty: bool = False,
) -> pa.Column:
    """A number in a closed range; floats, so that an empty cell can be NaN."""
    kind = "a whole number" if whole else "a number"
    checks = [pa.Check.in_range(low, high)]
    checks += [pa.Check(lambda column: column % 1 == 0)] if whole else []
    bounds = f" from {low:g} to {high:,.0f}" if high >= PLAIN else f" from {low:g} to {high:g}"
    if high == float("inf"):
        bounds = "" if low == float("-inf") else f", {low:g} or more"
    return pa.Column(
        float, checks, nullable=empty, coerce=True, description=kind + bounds + ", no separators"
    )


def people(*, empty: bool = False) -> pa.Column:
    """A count of people."""
    return number(0, whole=True, empty=empty)


def latitude(*, empty: bool = False) -> pa.Column:
    """Degrees north, WGS 84."""
    return number(-90, 90, empty=empty)


def longitude(*, empty: bool = False) -> pa.Column:
    """Degrees east, WGS 84."""
    return number(-180, 180, empty=empty)


@cache
def _values(name: str, column: str) -> frozenset[str]:
    # Unchecked, so that two tables may point to each other, or one to itself.
    path = files.TABLES / f"{name}.csv"
    return frozenset(files.read_text(path).get(column, ())) if path.exists() else frozenset()


def refers_to(
    name: str, column: str, *, many: bool = False, once: bool = False, empty: bool = False
) -> pa.Column:
    """A value found in `column` of table `name`.

    With `many`, several separated by semicolons; with `once`, no value twice in the table.
    """

    def unknown(cell: str) -> list[str]:
        known = _values(name, column)
        return [part for part in (split(cell) if many else (cell,)) if part not in known]

    def explain(cell: str) -> str:
        return f" (not there: {', '.join(unknown(cell))})" if unknown(cell) else ""

    allowed = f"a value of {column} in {name}.csv"
    if many:
        allowed = f"values of {column} in {name}.csv, separated by ;"
    if once:
        allowed += ", no value twice"
    return pa.Column(
        str,
        _each(lambda cell: not unknown(cell) and bool(split(cell))),
        nullable=empty,
        unique=once,
        description=allowed,
        metadata={"explain": explain},
    )


def sources(*, empty: bool = False) -> pa.Column:
    """One or more source ids, each with a row in sources.csv."""
    return refers_to("sources", "source_id", many=True, empty=empty)


def paragraphs(*, empty: bool = False) -> pa.Column:
    """Numbers of the article's paragraphs, separated by semicolons."""

    def valid(cell: str) -> bool:
        parts = split(cell)
        return bool(parts) and all(p.isdecimal() and 1 <= int(p) <= PARAGRAPHS for p in parts)

    return pa.Column(
        str,
        _each(valid),
        nullable=empty,
        description=f"paragraph numbers from 1 to {PARAGRAPHS}, separated by ;",
    )
