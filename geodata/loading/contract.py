"""What a person's columns must hold: the same kinds of column that guard the shipped tables."""

from __future__ import annotations

import pandas as pd
import pandera.pandas as pa

from geodata.loading.columns import Columns
from geodata.loading.limits import Limits
from geodata.tables.contracts.rules import number, row_rule, table

LONGEST = 60  # characters of an id or a name


def _label(*, unique: bool = False, empty: bool = False) -> pa.Column:
    allowed = f"text of 1 to {LONGEST} characters" + (", and no value twice" if unique else "")
    return pa.Column(
        str,
        pa.Check(lambda cell: 0 < len(cell.strip()) <= LONGEST, element_wise=True),
        unique=unique,
        nullable=empty,
        description=allowed,
    )


def units(columns: Columns) -> pa.DataFrameSchema:
    """The contract of what names a unit."""
    found = {columns.id: _label(unique=True)}
    if columns.name and columns.name != columns.id:
        found[columns.name] = _label()
    if columns.region and columns.region not in found:
        found[columns.region] = _label(empty=True)
    return table(found)


def people(columns: Columns, limits: Limits) -> pa.DataFrameSchema:
    """The contract of the counts: a number of people in every cell, groups within everyone."""
    counted = [*columns.groups, *([columns.everyone] if columns.everyone else [])]
    schema = {name: number(0, limits.people) for name in counted}
    if not columns.everyone:
        return table(schema)
    groups, everyone = list(columns.groups), columns.everyone

    def fits(rows: pd.DataFrame) -> pd.Series:
        return rows[groups].sum(axis=1) <= rows[everyone] + 0.5

    return table(schema, row_rule(fits, f"groups that add up to {everyone} or less"))
