"""Every partition on one yardstick: people left on the wrong side, beside the displaced."""

from functools import cache
from typing import Any

import pandas as pd

from geodata.like_with_like import Compared
from geodata.plan import plan
from geodata.readings import readings
from geodata.tables.read import read_table, split
from geodata.territory import territory, verified


def yardstick() -> pd.DataFrame:
    """One row a partition, in the order of the table.

    territory_id, plan_id, case_id, title (of the territory), plan (its title), sides, units,
    everyone, wrong_side, share; low and high (shares of everyone over the plans and readings that
    are told together; both are `share` if there is one alone); published_low and published_high
    (shares by totals that others printed, empty if none); displaced_low and displaced_high
    (people) with displaced_share_low and displaced_share_high (of everyone there before; empty
    where the figure is for another area or has no such bound); displaced: comparable,
    not_comparable or other_area; verified_yes, verified_part and verified_no (shares of people,
    see `verified`), note and source_ids.

    Sides and units differ from row to row: rows are for a look at the order of size, and two of
    them are compared only through `geodata.Comparison`.
    """
    return _yardstick().copy(deep=False)


@cache
def _yardstick() -> pd.DataFrame:
    table = read_table("yardstick")
    cases = read_table("cases").set_index("case_id")
    return pd.DataFrame([_row(row, cases.loc[row.case_id]) for row in table.itertuples()])


def published_totals(territory_id: str) -> pd.DataFrame:
    """Totals of plans as others printed them, people; only palestine-1946 has any so far.

    Columns as published_palestine.csv; `wrong_side` is Arabs in the Jewish state and Jews in the
    Arab one, without Jerusalem.
    """
    found = read_table("published_palestine").set_index("row_id")
    found = found.assign(source_ids=found["source_ids"].map(split))
    return found if territory_id == "palestine-1946" else found[:0]


def _row(row: Any, case: pd.Series) -> dict[str, object]:
    t, line = territory(row.territory_id), plan(row.territory_id, row.plan_id)
    plans = [row.plan_id, *split(row.also_plans)]
    shares = [s for p in plans for s in readings(row.territory_id, p).wrong_share]
    middle = readings(row.territory_id, row.plan_id).middle
    one = Compared.of(t.title, middle, "units")
    printed = published_totals(row.territory_id)["wrong_side"] / t.everyone
    printed = printed if row.published == "yes" else printed[:0]
    low, high = case["displaced_low"], case["displaced_high"]
    per = t.everyone if row.displaced != "other_area" else float("nan")
    read = verified(row.territory_id)
    return {
        "territory_id": row.territory_id,
        "plan_id": row.plan_id,
        "case_id": row.case_id,
        "title": t.title,
        "plan": line.title,
        "sides": one.sides,
        "units": one.units,
        "everyone": t.everyone,
        "wrong_side": middle.wrong_side,
        "share": middle.wrong_share,
        "low": min(shares),
        "high": max(shares),
        "published_low": printed.min(),
        "published_high": printed.max(),
        "displaced_low": low,
        "displaced_high": high,
        "displaced_share_low": low / per,
        "displaced_share_high": high / per,
        "displaced": row.displaced,
        **{f"verified_{how}": float(share) for how, share in read.items()},
        "note": row.note,
        "source_ids": split(row.source_ids),
    }
