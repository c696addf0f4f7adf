"""The whole world as a base map that is light enough for a page."""

from __future__ import annotations

from functools import cache

import pandas as pd
import shapely

import geodata as gd
from components.atlas import layers
from components.atlas.scene import Fixture

TOLERANCE = 0.15  # degrees; about a pixel or two of a world map
# Where a person may look closely: Bosnia's and Iraq's surroundings.
FINE = ((11.0, 38.6, 24.9, 48.4), (31.0, 24.0, 56.0, 41.5))
FINEST = 0.006  # degrees, about 600 metres: a few pixels where such a map is looked at closely
SMALLEST = 0.05  # square degrees; smaller islands are left out


@cache
def world() -> Fixture:
    """Land and borders of the world, simplified as a coverage so that neighbours keep one line."""
    areas = gd.shapes.countries().geometry.simplify_coverage(TOLERANCE)
    areas = areas[~areas.is_empty]
    parts = shapely.get_parts(shapely.coverage_union_all(areas.to_numpy()))
    land = shapely.MultiPolygon(list(parts[shapely.area(parts) > SMALLEST]))
    return Fixture(
        "base",
        {"land": _rounded(land), "borders": _rounded(gd.shapes.shared_lines(areas)), "labels": []},
    )


@cache
def waters() -> Fixture:
    """Rivers and lakes around Bosnia and Iraq; a map of the world is better without the others."""
    drawn = pd.concat([gd.waters(bounds) for bounds in FINE], ignore_index=True)
    thin = shapely.simplify(drawn.geometry.to_numpy(), FINEST)
    drawn = drawn.set_geometry(shapely.transform(thin, lambda xy: xy.round(3)))
    names = gd.water_labels().rename(columns={"name": "text"})[["text", "lat", "lon"]]
    return layers.drawn_waters(drawn, names.to_dict("records"))


def _rounded(shape: shapely.Geometry) -> dict:
    return shapely.transform(shape, lambda xy: xy.round(2)).__geo_interface__
