"""The coordinate system of areas: read, or inferred and said."""

from __future__ import annotations

import geopandas as gpd
from pyproj import CRS
from pyproj.exceptions import CRSError
from shapely import Geometry

from geodata.tables.problems import TableError

DEGREES = "EPSG:4326"


def located(
    file: str, forms: list[Geometry | None], named: str | None, chosen: str | None
) -> tuple[gpd.GeoSeries, str, bool]:
    """The areas in EPSG:4326, the name of their system, and whether it was inferred.

    `chosen` (a person's word) goes before what the file names. Raises TableError.
    """
    series = gpd.GeoSeries(forms)
    bounds = series.total_bounds
    if not all(abs(value) < 1e9 for value in bounds):
        raise TableError(f"{file}: the areas have no coordinates, or none that are numbers.")
    inferred = not (chosen or named)
    try:
        crs = CRS.from_user_input(chosen or named or DEGREES)
    except (CRSError, ValueError):  # a half letter is no text that PROJ takes
        raise TableError(
            f"{file}: the coordinate system {str(chosen or named)[:80]!r} is not known. Name it "
            "by its EPSG code, such as EPSG:4326 or EPSG:32638."
        ) from None
    west, south, east, north = bounds
    in_degrees = west >= -180.001 and east <= 180.001 and south >= -90.001 and north <= 90.001
    if crs.is_geographic and not in_degrees:
        raise TableError(
            f"{file}: coordinates run from {west:,.0f}, {south:,.0f} to {east:,.0f}, {north:,.0f}: "
            "they are no degrees. Name the coordinate system by its EPSG code."
        )
    placed = series.set_crs(crs).to_crs(DEGREES)
    if not all(abs(value) <= 181 for value in placed.total_bounds):
        raise TableError(f"{file}: the areas do not lie on the globe in {crs.name}.")
    if placed.total_bounds[2] - placed.total_bounds[0] > 180:
        raise TableError(
            f"{file}: the areas span more than half the globe. Where a country crosses the 180th "
            "meridian, load its parts east and west of it apart."
        )
    return placed, crs.name, inferred
