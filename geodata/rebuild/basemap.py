"""Countries for the base map: the world twice, and finer pieces for the Balkans and Middle East."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geodata.rebuild.outlines import without_specks
from geodata.tables.read import read_table

# area -> (bounds west, south, east, north; simplification in degrees; source scale)
AREAS = {
    "overview": ((-180, -60, 180, 84), 0.15, "50m"),
    "world": ((-180, -60, 180, 84), 0.05, "50m"),
    "balkans": ((11.0, 38.5, 25.0, 48.5), 0.008, "10m"),
    "middle-east": ((31.0, 24.0, 56.0, 41.5), 0.01, "10m"),
}


def read_atlas(folder: Path, scale: str) -> gpd.GeoDataFrame:
    """Countries of world-atlas at scale 10m or 50m: columns name and geometry."""
    frame = gpd.read_file(folder / f"countries-{scale}.json", layer="countries")
    frame = frame[frame["name"] != "Antarctica"].set_crs(4326, allow_override=True)
    frame["geometry"] = [_cut_at_antimeridian(shape) for shape in frame.geometry]
    return frame[["name", "geometry"]]


def countries(atlas: dict[str, gpd.GeoDataFrame]) -> gpd.GeoDataFrame:
    """One row a country and area of AREAS: columns area, name and geometry.

    `atlas` maps a scale to what `read_atlas` gives.
    """
    pieces = []
    for area, (bounds, tolerance, scale) in AREAS.items():
        frame = atlas[scale].clip(shapely.box(*bounds)).sort_values("name")
        frame = frame[shapely.area(frame.geometry) > 0].assign(area=area)
        frame["geometry"] = frame.geometry.simplify_coverage(tolerance)
        frame["geometry"] = [without_specks(shape, tolerance) for shape in frame.geometry]
        pieces.append(frame)
    return pd.concat(pieces, ignore_index=True)[["area", "name", "geometry"]]


def labels(world: gpd.GeoDataFrame) -> pd.DataFrame:
    """A point well inside the largest part of each country: name, lat, lon, rank (1 is largest)."""
    largest = [max(shapely.get_parts(s), key=lambda part: part.area) for s in world.geometry]
    points = gpd.GeoSeries(shapely.maximum_inscribed_circle(largest, tolerance=0.1))
    points = shapely.get_point(points.to_numpy(), 0)
    aliases = read_table("country_aliases")
    aliases = aliases[aliases["label"] == "yes"].set_index("natural_earth_name")["country"]
    table = pd.DataFrame({"name": world["name"].replace(aliases), "lat": shapely.get_y(points)})
    table["lon"] = shapely.get_x(points)
    area = world.to_crs("ESRI:54034").area
    table["rank"] = area.rank(ascending=False).astype(int)
    return table.round(2).sort_values("name", ignore_index=True)


def _cut_at_antimeridian(shape: shapely.Geometry) -> shapely.Geometry:
    """World-atlas joins Russia, Fiji and others across 180°; here they are parted again."""
    parts = [_cut_part(part) for part in shapely.get_parts(shape) if not part.is_empty]
    pieces = shapely.get_parts(shapely.get_parts(parts))
    polygons = [piece for piece in pieces if piece.geom_type == "Polygon"]
    return polygons[0] if len(polygons) == 1 else shapely.MultiPolygon(polygons)


def _cut_part(part: shapely.Polygon) -> shapely.Geometry:
    east_west = shapely.get_coordinates(part.exterior)[:, 0]
    if np.abs(np.diff(east_west)).max() < 180:
        return shapely.make_valid(part)
    whole = shapely.transform(part, lambda xy: np.c_[xy[:, 0] % 360, xy[:, 1]]).buffer(0)
    west = shapely.intersection(whole, shapely.box(0, -90, 180, 90))
    east = shapely.intersection(whole, shapely.box(180, -90, 360, 90))
    moved = shapely.transform(east, lambda xy: xy - [360, 0])
    return shapely.union(west, moved)
