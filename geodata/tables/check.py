"""Hold a table to its contract: every broken cell is named by file, row and column."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd
from pandera.errors import SchemaErrors
from pandera.pandas import DataFrameSchema

from geodata.tables.files import read_text
from geodata.tables.problems import Problem, TableError

QUOTED = 100  # characters of a row that are quoted when the fault lies between its cells


def load(path: Path, schema: DataFrameSchema) -> pd.DataFrame:
    """Read one CSV file and hold it to `schema`. Raises TableError, naming every broken cell."""
    return hold(read_text(path), schema, path.name)


def hold(
    raw: pd.DataFrame, schema: DataFrameSchema, file: str, *, counted: str = "row"
) -> pd.DataFrame:
    """Hold a table of text to `schema`: numbers become floats, empty text "". Raises TableError."""
    try:
        table = schema.validate(raw, lazy=True)
    except SchemaErrors as error:
        problems = _problems(file, raw, schema, error.failure_cases)
        if not problems:  # a check that cannot run is our mistake, not the table's
            raise
        if counted != "row":  # a file of areas has no header row
            problems = tuple(
                replace(one, row=one.row and max(one.row - 1, 1), counted=counted)
                for one in problems
            )
        raise TableError.of(problems) from None
    text = table.select_dtypes("str").columns
    table[text] = table[text].fillna("")
    return table


def _problems(
    file: str, raw: pd.DataFrame, schema: DataFrameSchema, failures: pd.DataFrame
) -> tuple[Problem, ...]:
    """Pandera's failure cases, one Problem a cell, in the order of the file."""
    found: dict[tuple[int, str], Problem] = {}
    for case in failures.itertuples():
        if case.check == "column_in_dataframe":
            found[0, case.failure_case] = Problem(
                file, 1, None, "a header without it", f"a table with a column {case.failure_case}"
            )
        elif case.check == "column_in_schema":
            allowed = "one of the columns " + ", ".join(schema.columns)
            found[0, case.failure_case] = Problem(
                file, 1, case.failure_case, "this column", allowed
            )
        elif pd.isna(case.index):
            continue  # a check that stumbled over a cell which is reported by itself
        elif case.schema_context == "DataFrameSchema":  # a rule between the cells of one row
            row = int(case.index)
            cells = ",".join(raw.loc[row].fillna(""))
            cells = cells if len(cells) <= QUOTED else cells[:QUOTED] + "…"
            found[row + 1, case.check] = Problem(file, row + 2, None, cells, case.check)
        else:
            row, column = int(case.index), schema.columns[case.column]
            cell = raw.loc[row, case.column]
            value = "" if pd.isna(cell) else cell
            explain: Callable[[str], str] | None = (column.metadata or {}).get("explain")
            allowed = column.description or str(case.check)
            allowed += explain(value) if explain and value else ""
            found[row + 1, case.column] = Problem(file, row + 2, case.column, value, allowed)
    return tuple(found[key] for key in sorted(found))
