"""Land and borders: a coarse world, and finer pieces around the Balkans and the Middle East."""

from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

# area -> (bounds west, south, east, north; simplification in degrees; source scale)
AREAS = {
    "world": ((-180, -90, 180, 90), 0.05, "50m"),
    "balkans": ((11.0, 38.5, 25.0, 48.5), 0.01, "10m"),
    "middle-east": ((34.0, 24.0, 56.0, 41.5), 0.01, "10m"),
}


def countries(folder: Path, scale: str) -> gpd.GeoDataFrame:
    """Countries of world-atlas at scale 10m or 50m: columns name and geometry."""
    frame = gpd.read_file(folder / f"countries-{scale}.json", layer="countries")
    frame["geometry"] = frame.geometry.make_valid()
    return frame[["name", "geometry"]].set_crs(4326, allow_override=True)


def layers(folder: Path) -> tuple[gpd.GeoDataFrame, gpd.GeoDataFrame]:
    """Land areas and border lines between countries, one row an area of AREAS."""
    land, borders = {}, {}
    for area, (bounds, tolerance, scale) in AREAS.items():
        shapes = countries(folder, scale).clip(shapely.box(*bounds)).geometry
        simple = shapes[shapes.geom_type.isin(["Polygon", "MultiPolygon"])]
        simple = simple.simplify_coverage(tolerance).make_valid()
        land[area] = _without_specks(simple.union_all(), tolerance)
        borders[area] = shared_lines(simple)
    return _frame(land), _frame(borders)


def shared_lines(areas: gpd.GeoSeries) -> shapely.Geometry:
    """The lines where two areas of a coverage meet, merged."""
    left, right = areas.sindex.query(areas, predicate="touches")
    once = left < right
    shared = shapely.intersection(
        areas.iloc[left[once]].to_numpy(), areas.iloc[right[once]].to_numpy()
    )
    lines = [part for part in shapely.get_parts(shared) if part.geom_type == "LineString"]
    return shapely.line_merge(shapely.MultiLineString(lines))


def _without_specks(land: shapely.Geometry, side: float) -> shapely.Geometry:
    """Islands and lakes smaller than a square of `side` degrees are dropped."""
    parts = []
    for part in shapely.get_parts(land):
        if part.area > side**2:
            holes = [ring for ring in part.interiors if shapely.Polygon(ring).area > side**2]
            parts.append(shapely.Polygon(part.exterior, holes))
    return shapely.MultiPolygon(parts)


def _frame(shapes: dict[str, shapely.Geometry]) -> gpd.GeoDataFrame:
    areas = pd.Series(list(shapes), name="area")
    return gpd.GeoDataFrame(areas, geometry=list(shapes.values()), crs=4326)
