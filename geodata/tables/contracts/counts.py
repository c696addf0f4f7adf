"""Who lived where: units, census counts and votes."""

import pandas as pd

from geodata.tables.contracts.rules import (
    key,
    latitude,
    longitude,
    number,
    one_of,
    people,
    refers_to,
    row_rule,
    table,
    text,
)

VOTES = ["shia", "sunni_arab", "kurdish", "secular", "other"]
BOSNIAN = ["bosniak", "serb", "croat"]


def groups_fit(rows: pd.DataFrame) -> pd.Series:
    return rows[BOSNIAN].sum(axis=1) <= rows["total"]


def _votes_add_up(rows: pd.DataFrame) -> pd.Series:
    return rows[VOTES].sum(axis=1) == rows["valid_votes"]


CENSUS = table(
    {
        "unit_id": refers_to("units_bosnia", "unit_id", once=True),
        "total": people(),
        **{group: people() for group in BOSNIAN},
    },
    row_rule(groups_fit, "three groups that add up to the total or less"),
)

TABLES = {
    "units_bosnia": table(
        {
            "unit_id": key(),
            "name": text(),
            "entity": one_of("federation", "republika_srpska", "brcko"),
            "region_id": text(),
            "region": text(),
            "lat": latitude(),
            "lon": longitude(),
            "area_km2": number(1, 2000),
            "coord_source_id": refers_to("sources", "source_id"),
        }
    ),
    "counts_bosnia_1991": CENSUS,
    "counts_bosnia_2013": CENSUS,
    "iraq_2005": table(
        {
            "unit_id": key(),
            "name": text(),
            "capital": text(),
            "region": one_of("Mosul", "Baghdad", "Basra"),
            "lat": latitude(),
            "lon": longitude(),
            "population": people(),
            "valid_votes": people(),
            **{bloc: people() for bloc in VOTES},
        },
        row_rule(_votes_add_up, "votes that add up to valid_votes"),
    ),
}
