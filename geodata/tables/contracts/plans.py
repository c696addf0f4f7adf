"""Which unit each plan gives to which side, and what else is known of a line.

Plans and sides themselves are in plans.toml.
"""

from collections.abc import Callable

import pandas as pd

from geodata.tables.contracts.counts import BOSNIAN, groups_fit
from geodata.tables.contracts.rules import (
    date,
    flag,
    key,
    one_of,
    ordered,
    people,
    refers_to,
    row_rule,
    sources,
    table,
    text,
)
from geodata.tables.contracts.shapes import FAMILIES
from geodata.tables.contracts.sources import FIRMNESS


def _once(*columns: str) -> Callable[[pd.DataFrame], pd.Series]:
    return lambda rows: ~rows.duplicated(list(columns))


def _bounds_together(rows: pd.DataFrame) -> pd.Series:
    return rows["low"].notna().eq(rows["high"].notna())


def _wrong_side_is_a_sum(rows: pd.DataFrame) -> pd.Series:
    return rows["wrong_side"] == rows["arabs_in_jewish_state"] + rows["jews_in_arab_state"]


ASSIGNMENTS = table(
    {"family": one_of(*FAMILIES), "plan_id": text(), "unit_id": text(), "side_id": text()},
    row_rule(_once("family", "plan_id", "unit_id"), "one row for each family, plan and unit"),
)

LINES = table(
    {
        "plan_id": key(),
        "territory_id": text(),
        "date": date(),
        "low": people(empty=True),
        "high": people(empty=True),
        "firmness": one_of(*FIRMNESS),
        "note": text(),
        "source_ids": sources(),
    },
    ordered("low", "high"),
    row_rule(_bounds_together, "both low and high, or neither"),
)

# The municipalities of 1991, and the side each had under the lines that were drawn along them.
EXACT = table(
    {
        "unit_id": key(),
        "name": text(),
        "total": people(),
        **{group: people() for group in BOSNIAN},
        "cutileiro-1992": one_of("bosniak_units", "serb_units", "croat_units"),
        "federation-1994": one_of("federation_1994", "outside_1994"),
    },
    row_rule(groups_fit, "three groups that add up to the total or less"),
)

NOT_ESTABLISHED = table(
    {
        "proposal": key(),
        "country": text(),
        "title": text(),
        "date": date(),
        "date_end": date(empty=True),
        "known": text(),
        "why": text(),
        "source_ids": sources(),
    }
)

PUBLISHED_PALESTINE = table(
    {
        "row_id": key(),
        "plan_id": text(),
        "label": text(),
        **{
            f"{group}_in_{side}": people()
            for side in ("jewish_state", "arab_state", "jerusalem")
            for group in ("jews", "arabs")
        },
        "wrong_side": people(),
        "verified": one_of("yes", "part", "no"),
        "note": text(),
        "source_ids": sources(),
    },
    row_rule(_wrong_side_is_a_sum, "wrong_side = arabs_in_jewish_state + jews_in_arab_state"),
)

YARDSTICK = table(
    {
        "territory_id": text(),
        "plan_id": text(),
        "case_id": refers_to("cases", "case_id"),
        "also_plans": text(empty=True),
        "published": flag(),
        "displaced": one_of("comparable", "not_comparable", "other_area"),
        "note": text(),
        "source_ids": sources(),
    },
    row_rule(_once("territory_id", "plan_id"), "one row for each territory and plan"),
)

TABLES = {
    "plan_assignments": ASSIGNMENTS,
    "lines": LINES,
    "municipalities_1991": EXACT,
    "plans_not_established": NOT_ESTABLISHED,
    "published_palestine": PUBLISHED_PALESTINE,
    "yardstick": YARDSTICK,
}
