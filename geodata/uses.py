"""Where each source is used: computed from the tables that cite it, so that it cannot go stale."""

from functools import cache

import pandas as pd

from geodata.tables.read import read_table, read_toml, split

REGISTER = "sources"


def source_uses() -> pd.DataFrame:
    """One row a citation: source_id, table, row_id, place_id (empty where a row has none).

    A cell cites in any column whose name ends in `source_id` or `source_ids`; `row_id` is the
    first cell of the row that cites. Territories and plans cite in their registries.
    """
    return _uses().copy()


@cache
def _uses() -> pd.DataFrame:
    from geodata.tables import contracts

    found = [use for name in contracts.schemas() if name != REGISTER for use in _in_table(name)]
    plans = {k: v for country in read_toml("plans").values() for k, v in country["plans"].items()}
    for name, registry in {"territories": read_toml("territories"), "plans": plans}.items():
        found += [
            (source, name, key, "") for key in registry for source in registry[key]["sources"]
        ]
    uses = pd.DataFrame(found, columns=["source_id", "table", "row_id", "place_id"])
    return uses.drop_duplicates(ignore_index=True)


def _in_table(name: str) -> list[tuple[str, str, str, str]]:
    rows = read_table(name)
    places = rows["place_id"] if "place_id" in rows else pd.Series("", rows.index)
    return [
        (source, name, str(row_id), place)
        for column in rows.columns
        if column.endswith(("source_id", "source_ids"))
        for cell, row_id, place in zip(rows[column], rows.iloc[:, 0], places, strict=True)
        for source in split(cell)
    ]
