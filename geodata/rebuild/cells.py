"""The areas nearer to a unit's reference points than to any other's, and who borders whom."""

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

METRES = 3035  # equal-area projection for Europe; areas and distances are made in it
GRID_M = 1.0  # vertices are rounded to this; areas closer than this touch


def nearest_areas(points: gpd.GeoSeries, outline: shapely.Geometry) -> gpd.GeoSeries:
    """One area a unit: the part of `outline` that is nearer to its points than to any other's.

    `points` is indexed by unit_id, several a unit; all in metres. The points' Voronoi cells are
    joined by unit. The result is a valid coverage: neighbours share every vertex of their
    border. An area may be in more than one piece.
    """
    spots = shapely.MultiPoint(points.tolist())
    cells = shapely.voronoi_polygons(spots, extend_to=outline, ordered=True).geoms
    joined = pd.Series(list(cells), index=points.index).groupby(level=0, sort=False)
    areas = joined.agg(lambda parts: shapely.union_all(parts.to_numpy()).intersection(outline))
    return node(gpd.GeoSeries(areas, crs=points.crs))


def node(areas: gpd.GeoSeries) -> gpd.GeoSeries:
    """The same areas with a vertex wherever borders meet, so that they form a coverage."""
    lines = shapely.union_all(areas.boundary.to_numpy(), grid_size=GRID_M)
    faces = gpd.GeoSeries(list(shapely.polygonize([lines]).geoms), crs=areas.crs)
    owner, face = faces.representative_point().sindex.query(areas, predicate="contains")
    owners = pd.Series(owner, index=face).groupby(level=0).first()
    pieces = faces.iloc[owners.index].groupby(areas.index[owners.to_numpy()])
    merged = {unit: shapely.coverage_union_all(group.to_numpy()) for unit, group in pieces}
    return gpd.GeoSeries(merged, crs=areas.crs).loc[areas.index]


def borders(areas: gpd.GeoSeries) -> pd.DataFrame:
    """Pairs of areas with a common border: unit_a < unit_b, km; sorted.

    `areas` is a coverage in metres. Areas that meet in a point are no pair.
    """
    left, right = areas.sindex.query(areas, predicate="intersects")
    once = areas.index[left] < areas.index[right]
    left, right = left[once], right[once]
    shared = shapely.intersection(areas.iloc[left].to_numpy(), areas.iloc[right].to_numpy())
    km = np.round(shapely.length(shared) / 1000, 2)
    pairs = pd.DataFrame({"unit_a": areas.index[left], "unit_b": areas.index[right], "km": km})
    return pairs[pairs["km"] > 0].sort_values(["unit_a", "unit_b"], ignore_index=True)
