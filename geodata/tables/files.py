"""The files of geodata/data/tables as they stand, unchecked."""

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from geodata.paths import TABLES
from geodata.tables.problems import TableError


def split(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several, separated by semicolons; none if it is empty."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())


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


@cache
def read_toml(name: str) -> dict[str, Any]:
    """The registry `name` of geodata/tables; shared, so treat it as read-only."""
    return load_toml(TABLES / f"{name}.toml")


def load_toml(path: Path) -> dict[str, Any]:
    """One TOML file. Raises TableError, naming the file and the place."""
    try:
        return tomllib.loads(_text(path))
    except tomllib.TOMLDecodeError as error:
        raise TableError(f"{path.name}: not valid TOML ({error})") from error


def load_json(path: Path, *keys: str) -> dict[str, Any]:
    """One JSON file that has `keys`. Raises TableError, naming the file and the place."""
    try:
        data = json.loads(_text(path))
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise TableError(f"{path.name}, {where}: the JSON ends or breaks here") from error
    missing = [key for key in keys if not isinstance(data, dict) or key not in data]
    if missing:
        raise TableError(f"{path.name}: lacks {', '.join(missing)}; it must have {', '.join(keys)}")
    return data


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise TableError(f"{path.name}: there is no such file in {path.parent.name}") from None
    except UnicodeDecodeError as error:
        raise TableError(f"{path.name}: not text in UTF-8 from byte {error.start} on") from error
