"""Break one row of a shipped table and read what its contract says."""

from pathlib import Path

import pandas as pd

from geodata.paths import TABLES
from geodata.tables import contracts
from geodata.tables.check import load
from geodata.tables.problems import TableError


def message(folder: Path, name: str, row: int, **cells: str) -> str:
    """What is said when `cells` replace those of `row`, counted as in a spreadsheet; "" if all
    is well."""
    table = pd.read_csv(TABLES / f"{name}.csv", dtype=str, keep_default_na=False)
    for column, value in cells.items():
        table.loc[row - 2, column] = value
    table.to_csv(folder / f"{name}.csv", index=False)
    try:
        load(folder / f"{name}.csv", contracts.schema(name))
    except TableError as error:
        return str(error)
    return ""
