"""The units of the three families, the line between the entities and Iraq's Ottoman provinces."""

import geopandas as gpd
import pandas as pd
import shapely

from geodata.rebuild.cells import METRES, borders, nearest_areas, node
from geodata.shapes import shared_lines
from geodata.tables.read import read_table

IRAQ_METRES = 32638  # UTM zone 38N
# Tolerance in degrees, and decimals: a drawing from points needs no more than 50 to 100 metres.
SIMPLIFY = {"bosnia": (0.004, 3), "iraq": (0.008, 4)}


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
    """The 142 areas drawn from the reference points, unsimplified, in metres."""
    table = read_table("reference_points_bosnia").set_index("unit_id")
    points = gpd.GeoSeries.from_xy(table["lon"], table["lat"], index=table.index, crs=4326)
    country = admin1[admin1["admin"] == "Bosnia and Herzegovina"].to_crs(METRES)
    return nearest_areas(points.to_crs(METRES), country.union_all()).sort_index()


def iraq(admin1: gpd.GeoDataFrame) -> gpd.GeoSeries:
    """The 18 governorates, unsimplified, in metres."""
    return node(named(admin1, "iraq", "Iraq").to_crs(IRAQ_METRES))


def small(areas: gpd.GeoSeries, tolerance: float, digits: int) -> gpd.GeoSeries:
    """Simplified together and rounded, in degrees, so that neighbours keep one border."""
    simple = areas.to_crs(4326).simplify_coverage(tolerance)
    rounded = shapely.transform(simple, lambda xy: xy.round(digits))
    return gpd.GeoSeries(rounded, areas.index, crs=4326)


def dissolve(areas: gpd.GeoSeries, group: pd.Series) -> gpd.GeoSeries:
    """Areas of a coverage merged by `group` (same index)."""
    return (
        areas.groupby(group.loc[areas.index])
        .agg(lambda parts: shapely.coverage_union_all(parts.to_numpy()))
        .set_crs(areas.crs)
    )


def check_of_drawing(areas: gpd.GeoSeries) -> pd.DataFrame:
    """Pairs by whether they border each other as measured and as drawn: unit_a, unit_b, found.

    `found` is both, drawn (but not measured) or measured (but not drawn). `areas` in metres. The
    drawing never decides who borders whom.
    """
    measured = read_table("borders_bosnia")[["unit_a", "unit_b"]]
    drawn = borders(areas)[["unit_a", "unit_b"]]
    pairs = measured.merge(drawn, how="outer", indicator="found")
    names = {"left_only": "measured", "right_only": "drawn", "both": "both"}
    return pairs.assign(found=pairs["found"].astype(str).map(names))


def entity_line(entities: gpd.GeoSeries) -> gpd.GeoDataFrame:
    """Where the entities meet: one row a pair, columns side_a, side_b and geometry."""
    rows = [
        (a, b, shared_lines(entities.loc[[a, b]]))
        for a in entities.index
        for b in entities.index
        if a < b
    ]
    return gpd.GeoDataFrame(rows, columns=["side_a", "side_b", "geometry"], crs=4326)
