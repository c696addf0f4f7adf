"""Read a table of the project, fast where its contract has been checked before.

The contracts cost about 0.7 s and 35 MB. `checked.json` names every table that keeps its contract
by the hash of its file; as long as all of them are as they were, pandas alone reads them. When one
has changed, each table is held to its contract again, so that a fault is named where it stands.
"""

import hashlib
import json
from collections import defaultdict
from functools import cache
from typing import Any

import pandas as pd

from geodata.paths import TABLES
from geodata.tables.files import read_toml, split
from geodata.tables.problems import Problem, TableError

__all__ = ["Problem", "TableError", "read_table", "read_toml", "split"]

CHECKED = TABLES / "checked.json"


def read_table(name: str) -> pd.DataFrame:
    """The table `name` of geodata/data/tables, as its contract has it; a fresh copy each time.

    Empty text is "" and an empty number is NaN. Raises TableError.
    """
    return _table(name).copy(deep=False)  # pandas copies what is written to


@cache
def _table(name: str) -> pd.DataFrame:
    known = checked().get(name)
    if known is None or not unchanged():
        from geodata.tables import contracts
        from geodata.tables.check import load

        return load(TABLES / f"{name}.csv", contracts.schema(name))
    numbers = known["numbers"]
    return pd.read_csv(
        TABLES / f"{name}.csv",
        dtype=defaultdict(lambda: "str", dict.fromkeys(numbers, "float64")),
        keep_default_na=False,
        na_values={column: [""] for column in numbers},
        skip_blank_lines=False,
    )


@cache
def checked() -> dict[str, dict[str, Any]]:
    """Table -> hash of the file that kept its contract, and its columns of numbers."""
    return json.loads(CHECKED.read_text(encoding="utf-8")) if CHECKED.exists() else {}


@cache
def unchanged() -> bool:
    """Whether every table is the file that was checked; one may refer to another."""
    return digests() == {name: about["sha256"] for name, about in checked().items()}


def digests() -> dict[str, str]:
    """Table -> SHA-256 of its file as it stands."""
    return {
        path.stem: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(TABLES.glob("*.csv"))
    }
