"""Check the project's data and note what was checked: `python -m geodata.check`.

Run it after a table has changed. It names every broken cell and ends with 1, or writes
geodata/data/tables/checked.json, which lets the app read the tables without checking them again.
"""

import json
import sys

from pandas.api.types import is_numeric_dtype

from geodata.paths import TABLES
from geodata.tables import contracts
from geodata.tables.check import load
from geodata.tables.problems import TableError
from geodata.tables.read import CHECKED, digests


def record() -> dict[str, dict[str, object]]:
    """Table -> hash and columns of numbers, every table held to its contract. Raises TableError."""
    found: dict[str, dict[str, object]] = {}
    broken: list[TableError] = []
    for name, digest in digests().items():
        try:
            table = load(TABLES / f"{name}.csv", contracts.schema(name))
        except TableError as error:
            broken.append(error)
            continue
        numbers = [column for column in table if is_numeric_dtype(table[column])]
        found[name] = {"sha256": digest, "numbers": numbers}
    if broken:
        problems = tuple(problem for error in broken for problem in error.problems)
        raise TableError("\n".join(map(str, broken)), problems)
    return found


def main() -> int:
    """Check everything; write what was checked."""
    try:
        found = record()
    except TableError as error:
        print(error, file=sys.stderr)
        return 1
    CHECKED.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    print(f"{len(found)} tables keep their contracts.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
