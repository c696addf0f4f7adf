"""Partitions to compare, the rules by which they are coded, and what scholars have found."""

from functools import cache

import geopandas as gpd
import pandas as pd

from geodata.sentences import read_filled
from geodata.shapes import case_parts
from geodata.tables.read import read_table

__all__ = ["case_literature", "case_parts", "case_rules", "cases"]

CONDITIONS = ["cond1", "cond2", "cond3"]


def cases() -> gpd.GeoDataFrame:
    """One row a case, the article's five first; geometry is an anchor for a marker, EPSG:4326.

    `displaced_low` and `displaced_high` bound the published figures in people, `deaths_*` too.
    `displaced_open` and `deaths_open` say what an empty bound means: closed (both given), or_more
    (no upper bound), up_to (no lower bound), none (no figure found; zero is a figure).
    `effective` is the day on which the separation took effect and starts the clock of
    `war_within_5y`; `war_began` is the war that counts. `cond1` to `cond3` code the article's
    conditions by `case_rules()`; `held` of the `judged` ones held in full. `article_cond1` to
    `article_cond3` are the article's own verdicts, where it gives any. `outside_definition` says
    why other scholars would leave a case out.
    """
    return _cases().copy(deep=False)


@cache
def _cases() -> gpd.GeoDataFrame:
    table = read_filled("cases").astype({"year": int})
    coded = table[CONDITIONS]
    table["held"] = coded.eq("yes").sum(axis=1)
    table["judged"] = coded.ne("not_applicable").sum(axis=1)
    anchors = gpd.points_from_xy(table["lon"], table["lat"], crs="EPSG:4326")
    return gpd.GeoDataFrame(table, geometry=anchors)


def case_rules() -> pd.DataFrame:
    """How the cases are coded: rule_id, kind, coded (the column of `cases()` that a rule governs,
    "" if none), title, rule (our words) and source_ids.

    kind: definition, clock, outcome, condition, scope, or limit (what the table cannot show).
    """
    return read_table("case_rules")


def case_literature() -> pd.DataFrame:
    """Studies of partition: study, year, cases, finding (our words), source_id and how much of
    it was seen (summary, abstract, opening or full)."""
    return read_table("case_literature")
