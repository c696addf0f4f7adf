"""The units of the three families, the line between the entities and Iraq's Ottoman provinces."""

import geopandas as gpd
import pandas as pd
import shapely

from geodata.rebuild.cells import METRES, node, thiessen, touching
from geodata.shapes import shared_lines
from geodata.tables.read import read_table

IRAQ_METRES = 32638  # UTM zone 38N
SIMPLIFY = {"bosnia": 0.001, "iraq": 0.008}  # degrees


def named(admin1: gpd.GeoDataFrame, family: str, admin: str) -> gpd.GeoSeries:
    """The admin-1 shapes of a family, indexed by unit_id as tables/shape_names.csv names them."""
    names = read_table("shape_names")
    names = names[names["family"] == family].set_index("natural_earth_name")["unit_id"]
    shapes = admin1[admin1["admin"] == admin].set_index("name").geometry
    if set(shapes.index) != set(names.index):
        odd = ", ".join(sorted(set(shapes.index) ^ set(names.index)))
        raise ValueError(f"shape_names.csv and the shapes of {admin} do not match: {odd}")
    return shapes.rename(index=names).sort_index()


def bosnia(admin1: gpd.GeoDataFrame) -> gpd.GeoSeries:
    """The 142 Thiessen cells, unsimplified, in metres."""
    table = read_table("units_bosnia").set_index("unit_id")
    points = gpd.points_from_xy(table["lon"], table["lat"], crs=4326)
    seats = gpd.GeoDataFrame(table, geometry=points).to_crs(METRES)
    regions = named(admin1, "bosnia-regions", "Bosnia and Herzegovina").to_crs(METRES)
    return thiessen(seats, regions)


def iraq(admin1: gpd.GeoDataFrame) -> gpd.GeoSeries:
    """The 18 governorates, unsimplified, in metres."""
    return node(named(admin1, "iraq", "Iraq").to_crs(IRAQ_METRES))


def small(areas: gpd.GeoSeries, tolerance: float) -> gpd.GeoSeries:
    """Simplified together and rounded, in degrees, so that neighbours keep one border."""
    simple = areas.to_crs(4326).simplify_coverage(tolerance)
    return gpd.GeoSeries(shapely.transform(simple, lambda xy: xy.round(4)), areas.index, crs=4326)


def dissolve(areas: gpd.GeoSeries, group: pd.Series) -> gpd.GeoSeries:
    """Areas of a coverage merged by `group` (same index)."""
    return (
        areas.groupby(group.loc[areas.index])
        .agg(lambda parts: shapely.coverage_union_all(parts.to_numpy()))
        .set_crs(areas.crs)
    )


def neighbours(family: str, areas: gpd.GeoSeries) -> pd.DataFrame:
    """Touching pairs, and the near pairs of tables/near_neighbours.csv with their reason."""
    near = read_table("near_neighbours")
    near = near[near["family"] == family].drop(columns="family")
    pairs = pd.concat([touching(areas).assign(reason=""), near])
    twice = pairs[pairs.duplicated(["unit_a", "unit_b"])]
    if len(twice):
        raise ValueError(f"near_neighbours.csv lists pairs that touch anyway:\n{twice}")
    return pairs.sort_values(["unit_a", "unit_b"], ignore_index=True)


def entity_line(regions: gpd.GeoSeries) -> gpd.GeoDataFrame:
    """Where the entities meet: one row a pair, columns side_a, side_b and geometry."""
    table = read_table("units_bosnia").drop_duplicates("region_id").set_index("region_id")
    entities = dissolve(regions, table["entity"])
    rows = [
        (a, b, shared_lines(entities.loc[[a, b]]))
        for a in entities.index
        for b in entities.index
        if a < b
    ]
    return gpd.GeoDataFrame(rows, columns=["side_a", "side_b", "geometry"], crs=4326)
