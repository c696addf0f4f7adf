"""The whole world as a base map that is light enough for a page."""

from __future__ import annotations

from functools import cache

import shapely

from components.atlas.scene import Fixture
from geodata import shapes

TOLERANCE = 0.15  # degrees; about a pixel or two of a world map
SMALLEST = 0.05  # square degrees; smaller islands are left out


@cache
def world() -> Fixture:
    """Land and borders of the world, simplified as a coverage so that neighbours keep one line."""
    areas = shapes.countries().geometry.simplify_coverage(TOLERANCE)
    areas = areas[~areas.is_empty]
    parts = shapely.get_parts(shapely.coverage_union_all(areas.to_numpy()))
    land = shapely.MultiPolygon(list(parts[shapely.area(parts) > SMALLEST]))
    return Fixture(
        "base",
        {"land": _rounded(land), "borders": _rounded(shapes.shared_lines(areas)), "labels": []},
    )


def _rounded(shape: shapely.Geometry) -> dict:
    return shapely.transform(shape, lambda xy: xy.round(2)).__geo_interface__
