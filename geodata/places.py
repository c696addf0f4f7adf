"""The places of the map and the figures behind them."""

from functools import cache

import geopandas as gpd
import pandas as pd

from geodata.ids import unknown
from geodata.sentences import read_filled
from geodata.tables.read import read_table


def places() -> gpd.GeoDataFrame:
    """One row a place, with its point in EPSG:4326; raises TableError.

    `mention` says how the article speaks of the place (named, pointed_to without its name, added
    by the project); `article` and `paragraphs` are empty where it was added. A contrast is empty
    where no source supports one; `contrast_source_ids` are the sources of both. `paragraphs`,
    `links` (related place_ids) and `source_ids` hold values separated by semicolons; `mention`
    and `role_group` are closed sets (contracts/places.py).
    """
    return _places().copy(deep=False)


@cache
def _places() -> gpd.GeoDataFrame:
    table = read_filled("places")
    points = gpd.points_from_xy(table["lon"], table["lat"], crs="EPSG:4326")
    return gpd.GeoDataFrame(table, geometry=points)


def place_figures(place_id: str | None = None) -> pd.DataFrame:
    """The figures of one place, or of all of them; raises UnknownId or TableError.

    A figure is `value`, or a range from `low` to `high`, or both; `scope` names the area that is
    counted where it is not the place itself (a municipality, a governorate, a whole country).
    """
    table = read_table("place_figures").astype({"year": int})
    if place_id is None:
        return table
    known = read_table("places")["place_id"]
    if place_id not in set(known):
        raise unknown("place", place_id, known)
    return table[table["place_id"] == place_id].reset_index(drop=True)
