"""One format a module: `read(file, limits)` gives Areas or raises TableError."""

import shapely

from geodata.loading.formats import geojson, geopackage, geoparquet, shapefile
from geodata.loading.given import SHAPES, Areas, Given, too_many
from geodata.loading.limits import Limits
from geodata.tables.problems import Problem, TableError

READERS = {
    "geojson": geojson.read,
    "json": geojson.read,
    "gpkg": geopackage.read,
    "zip": shapefile.read,
    "parquet": geoparquet.read,
    "geoparquet": geoparquet.read,
}


def read_areas(file: Given, limits: Limits) -> Areas:
    """The areas in a file, by its ending. Raises TableError."""
    if file.suffix not in READERS:
        raise TableError(
            f"{file.name}: areas are read from GeoJSON (.geojson, .json), GeoPackage (.gpkg), a "
            "zipped shapefile (.zip) or GeoParquet (.parquet); this ending is none of them."
        )
    areas = READERS[file.suffix](file, limits)
    if not areas.geometry:
        raise TableError(f"{file.name}: there are no areas in it.")
    if len(areas.geometry) > limits.units:
        raise TableError(
            f"{file.name}: {len(areas.geometry):,} areas; at most {limits.units:,} are read."
        )
    others = [
        Problem(file.name, n, "geometry", f"a {form.geom_type}", SHAPES, counted="feature")
        for n, form in enumerate(areas.geometry, start=1)
        if form is not None and form.geom_type not in ("Polygon", "MultiPolygon")
    ]
    if others:
        raise TableError.of(others)
    vertices = sum(map(shapely.get_num_coordinates, areas.geometry))
    if vertices > limits.readable:
        raise too_many(file.name, vertices, limits)
    return areas
