"""Twenty partitions to compare, and what scholars have made of them."""

import geopandas as gpd
import pandas as pd

from geodata.shapes import case_parts
from geodata.tables.read import read_table

__all__ = ["case_literature", "case_parts", "cases"]


def cases() -> gpd.GeoDataFrame:
    """One row a case, the article's five first; geometry is an anchor for a marker, EPSG:4326.

    `displaced_low` and `displaced_high` bound the published figures in people, `deaths_*` too.
    `displaced_open` and `deaths_open` say what an empty bound means: closed (both given), or_more
    (no upper bound), up_to (no lower bound), none (no figure found; zero is a figure).
    `cond1` to `cond3` say whether the article's conditions held; `cond_basis` whose coding it is.
    """
    table = read_table("cases").astype({"year": int})
    anchors = gpd.points_from_xy(table["lon"], table["lat"], crs="EPSG:4326")
    return gpd.GeoDataFrame(table, geometry=anchors)


def case_literature() -> pd.DataFrame:
    """Studies of partition: study, year, cases, finding (our words), source_id and how much of
    it was seen (summary, abstract, opening or full)."""
    return read_table("case_literature")
