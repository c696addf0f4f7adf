"""Thiessen cells of seats, each cut inside its own region, and who borders whom."""

import geopandas as gpd
import pandas as pd
import shapely

METRES = 3035  # equal-area projection for Europe; the cells and all distances are made in it
GRID_M = 1.0  # vertices are rounded to this; areas closer than this touch


def thiessen(seats: gpd.GeoDataFrame, regions: gpd.GeoSeries) -> gpd.GeoSeries:
    """One cell a seat: the part of its region that is nearer to it than to the region's others.

    `seats` is indexed by unit_id with a column region_id; `regions` is indexed by region_id. Both
    in metres. A seat just outside its region still gets the part of the region nearest to it. The
    result is a valid coverage: neighbours share every vertex of their border.
    """
    raw = pd.concat(
        _cells_of(seats.geometry[seats["region_id"] == region], shape)
        for region, shape in regions.items()
    )
    return node(gpd.GeoSeries(raw, crs=seats.crs).loc[seats.index])


def _cells_of(seats: gpd.GeoSeries, region: shapely.Geometry) -> pd.Series:
    if len(seats) == 1:
        return pd.Series([region], index=seats.index)
    points = shapely.MultiPoint(seats.tolist())
    cells = shapely.voronoi_polygons(points, extend_to=region, ordered=True)
    return pd.Series([cell.intersection(region) for cell in cells.geoms], index=seats.index)


def node(areas: gpd.GeoSeries) -> gpd.GeoSeries:
    """The same areas with a vertex wherever borders meet, so that they form a coverage."""
    lines = shapely.union_all(areas.boundary.to_numpy(), grid_size=GRID_M)
    faces = gpd.GeoSeries(list(shapely.polygonize([lines]).geoms), crs=areas.crs)
    owner, face = faces.representative_point().sindex.query(areas, predicate="contains")
    owners = pd.Series(owner, index=face).groupby(level=0).first()
    pieces = faces.iloc[owners.index].groupby(areas.index[owners.to_numpy()])
    merged = {unit: shapely.coverage_union_all(group.to_numpy()) for unit, group in pieces}
    return gpd.GeoSeries(merged, crs=areas.crs).loc[areas.index]


def touching(areas: gpd.GeoSeries) -> pd.DataFrame:
    """Pairs of areas that touch: columns unit_a < unit_b, sorted. `areas` in metres."""
    left, right = areas.sindex.query(areas, predicate="dwithin", distance=GRID_M)
    pairs = pd.DataFrame({"unit_a": areas.index[left], "unit_b": areas.index[right]})
    pairs = pairs[pairs["unit_a"] < pairs["unit_b"]]
    return pairs.sort_values(["unit_a", "unit_b"], ignore_index=True)
