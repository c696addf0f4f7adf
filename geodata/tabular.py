"""Read the project's tables, checked: a broken cell is named by file, row and column."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

if TYPE_CHECKING:
    from pandera.pandas import DataFrameSchema

TABLES = Path(__file__).parent / "tables"
SHOWN = 5  # broken cells named in one message; the rest are counted
QUOTED = 100  # characters of a row that are quoted when the fault lies between its cells


@dataclass(frozen=True)
class Problem:
    """One broken cell. `row` counts as a spreadsheet does: the header is row 1."""

    file: str
    row: int | None
    column: str | None
    value: str
    allowed: str

    def __str__(self) -> str:
        where = [self.file]
        where += [f"row {self.row}"] if self.row else []
        where += [f"column {self.column}"] if self.column else []
        found = f"found {self.value!r}" if self.value else "the cell is empty"
        return f"{', '.join(where)}: {found}; allowed is {self.allowed}"


class TableError(ValueError):
    """A table that is missing or breaks its contract; `problems` lists every broken cell."""

    def __init__(self, message: str, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(message)
        self.problems = problems


def split(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several, separated by semicolons; none if it is empty."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def read_table(name: str) -> pd.DataFrame:
    """The table `name` of geodata/tables, checked against its contract; a fresh copy each time.

    Empty text is "" and an empty number is NaN. Raises TableError.
    """
    return _table(name).copy()


@cache
def _table(name: str) -> pd.DataFrame:
    # Pandera and its first check cost about 0.7 s and 30 MB: paid once, when a table is first read.
    from geodata import contracts

    return load(TABLES / f"{name}.csv", contracts.schema(name))


def load(path: Path, schema: "DataFrameSchema") -> pd.DataFrame:
    """Read one CSV file and hold it to `schema`. Raises TableError, naming every broken cell."""
    from pandera.errors import SchemaErrors

    raw = read_text(path)
    try:
        table = schema.validate(raw, lazy=True)
    except SchemaErrors as error:
        problems = _problems(path.name, raw, schema, error.failure_cases)
        if not problems:  # a check that cannot run is our mistake, not the table's
            raise
        lines = [str(p) for p in problems[:SHOWN]]
        if len(problems) > SHOWN:
            lines.append(f"and {len(problems) - SHOWN} more")
        raise TableError("\n".join(lines), problems) from None
    text = table.select_dtypes("str").columns
    table[text] = table[text].fillna("")
    return table


def read_text(path: Path) -> pd.DataFrame:
    """One CSV file with every cell as text, so that a message can quote what it really says.

    Checks nothing but that the file is a table. Raises TableError.
    """
    if not path.exists():
        known = ", ".join(sorted(p.stem for p in path.parent.glob("*.csv")))
        raise TableError(f"There is no table {path.stem!r}. There are: {known}")
    try:
        raw = pd.read_csv(
            path, dtype="str", keep_default_na=False, na_values=[""], skip_blank_lines=False
        )
    except (pd.errors.ParserError, pd.errors.EmptyDataError, UnicodeDecodeError) as error:
        raise TableError(
            f"{path.name}: not a CSV file in UTF-8 with one header row and as many cells in "
            f"every row ({error})"
        ) from error
    if not isinstance(raw.index, pd.RangeIndex):  # pandas takes surplus cells for an index
        raise TableError(f"{path.name}: the rows have more cells than the header")
    return raw


def _problems(
    file: str, raw: pd.DataFrame, schema: "DataFrameSchema", failures: pd.DataFrame
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


@cache
def read_toml(name: str) -> dict[str, Any]:
    """The registry `name` of geodata/tables; shared, so treat it as read-only."""
    path = TABLES / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise TableError(f"{path.name}: not valid TOML ({error})") from error
