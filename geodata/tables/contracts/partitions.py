"""Who lived where before other partitions, and Iraq by the maps of 1992 and 2003."""

import pandas as pd
import pandera.pandas as pa

from geodata.tables.contracts.rules import (
    flag,
    key,
    latitude,
    longitude,
    number,
    one_of,
    people,
    refers_to,
    row_rule,
    sources,
    table,
    text,
)

ROUNDED = 0.0021  # three shares with three decimals each
BLOCS = ["shia", "sunni_arab", "kurdish"]


def _units(*groups: str) -> pa.DataFrameSchema:
    """One row a unit. `verified`: every figure of a group that owns a side was read (yes), some
    were (part), or none (no: from memory or estimated)."""

    def add_up(rows: pd.DataFrame) -> pd.Series:
        return rows[list(groups)].sum(axis=1) == rows["total"]

    return table(
        {
            "unit_id": key(),
            "name": text(),
            "region": text(),
            "lat": latitude(),
            "lon": longitude(),
            "approximate": flag(),
            **{group: people() for group in groups},
            "total": people(),
            "verified": one_of("yes", "part", "no"),
            "source_ids": sources(),
            "note": text(empty=True),
        },
        row_rule(add_up, "groups that add up to the total"),
        row_rule(_noted, "a note wherever verified is not yes"),
    )


def _noted(rows: pd.DataFrame) -> pd.Series:
    return rows["verified"].eq("yes") | rows["note"].notna()


def _whole(rows: pd.DataFrame) -> pd.Series:
    return (rows[BLOCS].sum(axis=1) - 1).abs() < ROUNDED


TABLES = {
    "punjab_1941": _units("muslims", "hindus", "sikhs", "others"),
    "bengal_1941": _units("muslims", "hindus", "others"),
    "palestine_1946": _units("jews", "muslims", "christians", "others"),
    "ireland_1911": _units("catholics", "protestants_and_others"),
    "czechoslovakia_1991": _units("czechs", "slovaks", "hungarians", "others"),
    "iraq_map_shares": table(
        {
            "map_year": number(1992, 2003, whole=True),
            "unit_id": refers_to("iraq_2005", "unit_id"),
            **{bloc: number(0, 1) for bloc in BLOCS},
            "source_ids": sources(),
        },
        row_rule(_whole, "three shares that add up to 1"),
        row_rule(
            lambda rows: ~rows.duplicated(["map_year", "unit_id"]), "one row for each map and unit"
        ),
    ),
}
