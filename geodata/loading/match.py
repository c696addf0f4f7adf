"""Areas of a file recognised as the units of a shipped territory: by id, by name, by place."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geodata.tables.read import read_table
from geodata.territory import Territory

# How far outside of an area its unit's own point may lie; of Bosnia's none is further than 1.7 km.
NEAR_KM = 3.0
FAR = 1e9  # metres between a point and an area that is out of the question
SPELLED = str.maketrans("đøłı", "doli")  # letters whose stroke is no accent of its own


@dataclass(frozen=True)
class Match:
    """`units` is the unit id of every area, missing where none is found, by area id.

    `placed` are the areas that bear another name and were found by where they lie: the name in the
    file, the name of the unit.
    """

    units: pd.Series
    placed: tuple[tuple[str, str], ...] = ()


def match(names: pd.DataFrame, plane: gpd.GeoSeries, shipped: Territory) -> Match:
    """Find the unit of every area.

    `names` has a row an area, its columns what may name a unit (ids or names); `plane` has the
    areas in metres by the same index. A name counts without its accents, capitals and signs, and
    only if no second area bears it. What is left is matched by place: every unit has one point,
    and pairs are chosen so that the distances from points to areas add up to least, none more than
    NEAR_KM.
    """
    units = max((_named(names[one], shipped) for one in names), key=lambda one: one.notna().sum())
    free = units.index[units.isna() & units.index.isin(plane.index)]
    left = shipped.units.index.difference(pd.Index(units.dropna()))
    found = _placed(plane[free], points(shipped).reindex(left).to_crs(plane.crs))
    told = names[names.columns[-1]]
    called = shipped.units["name"]
    return Match(
        units.fillna(found.reindex(units.index)),
        tuple((str(told[area]), str(called[unit])) for area, unit in found.items()),
    )


def points(shipped: Territory) -> gpd.GeoSeries:
    """A point of every unit that lies in it, EPSG:4326, by unit id.

    Bosnia's are the reference points that its areas were drawn from.
    """
    if shipped.family == "bosnia":
        seats = read_table("units_bosnia").set_index("unit_id")
        return gpd.GeoSeries.from_xy(seats["lon"], seats["lat"], index=seats.index, crs=4326)
    return shipped.units.geometry.representative_point()


def _named(given: pd.Series, shipped: Territory) -> pd.Series:
    """Unit ids by what names them, an id before a name."""
    by_name = _once(pd.Series(shipped.units.index, index=shipped.units["name"].map(_folded)))
    by_id = pd.Series(shipped.units.index, index=shipped.units.index)
    folded = given.map(_folded, na_action="ignore")
    named = folded.where(~folded.duplicated(keep=False)).map(by_name)
    found = given.map(by_id).fillna(named)
    return found.where(~found.duplicated(keep=False))


def _once(series: pd.Series) -> pd.Series:
    return series[~series.index.duplicated(keep=False)]


def _folded(name: str) -> str:
    """A name as it may be spelled by whoever has no accents."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(SPELLED))
    return "".join(letter for letter in plain if letter.isalnum())


def _placed(areas: gpd.GeoSeries, seats: gpd.GeoSeries) -> pd.Series:
    """Unit ids by area id: the pairs whose distances add up to least."""
    if areas.empty or seats.empty:
        return pd.Series(dtype=object)
    from scipy.optimize import linear_sum_assignment  # late: nobody else here needs scipy

    tree = shapely.STRtree(areas.to_numpy())
    seat, area = tree.query(seats.to_numpy(), predicate="dwithin", distance=NEAR_KM * 1000)
    apart = np.full((len(seats), len(areas)), FAR)
    apart[seat, area] = shapely.distance(seats.to_numpy()[seat], areas.to_numpy()[area])
    rows, columns = linear_sum_assignment(apart)
    near = apart[rows, columns] < FAR
    return pd.Series(seats.index[rows[near]], index=areas.index[columns[near]], dtype=object)
