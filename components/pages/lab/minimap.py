"""A small still map of a plan: sides dissolved, one scale for every plan of a territory."""

from __future__ import annotations

import base64
import math
from collections.abc import Collection

import geopandas as gpd
from shapely.geometry.base import BaseGeometry

import geodata as gd
from components.plans.draft import Draft
from components.plans.territories import find, kept

WIDTH = 360  # of the drawing; on screen every map of a row gets the same width


def minimap(territory: gd.Territory, painted: Draft, changed: Collection[str]) -> str:
    """The plan's sides in their colours, as the address of an image that holds it.

    `changed` units are darkened and outlined. Streamlit strips drawings from HTML, not images.
    """
    areas = _projected(territory.id)
    height = math.ceil(areas.total_bounds[3])
    plan = painted.plan
    sides = areas.groupby(plan.assignment.loc[areas.index]).agg(lambda part: part.union_all())
    shapes = [
        f'<path d="{_path(shape)}" fill="{painted.colours[side]}" stroke="#fff"/>'
        for side, shape in sides.items()
    ]
    if len(changed):
        moved = _path(areas.loc[list(changed)].union_all())
        shapes.append(f'<path d="{moved}" fill="none" stroke="#fff" stroke-width="3.4"/>')
        shapes.append(f'<path d="{moved}" fill="#111" fill-opacity=".3" stroke="#111"/>')
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-3 -3 {WIDTH + 6} {height + 6}" '
        f'stroke-linejoin="round">{"".join(shapes)}</svg>'
    )
    return "data:image/svg+xml;base64," + base64.b64encode(drawing.encode()).decode()


@kept()
def _projected(territory_id: str) -> gpd.GeoSeries:
    """The areas in pixels, north up, true to shape at the middle latitude."""
    shapes = find(territory_id).units.geometry
    west, south, east, north = shapes.total_bounds
    squeeze = math.cos(math.radians((south + north) / 2))
    scale = WIDTH / ((east - west) * squeeze)
    return shapes.set_crs(None, allow_override=True).affine_transform(
        [squeeze * scale, 0, 0, -scale, -west * squeeze * scale, north * scale]
    )


def _path(shape: BaseGeometry) -> str:
    """SVG path data in tenths of a pixel."""
    parts = getattr(shape, "geoms", [shape])
    rings = [ring for part in parts for ring in (part.exterior, *part.interiors)]
    return "".join(
        "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring.coords[:-1]) + "Z" for ring in rings
    )
