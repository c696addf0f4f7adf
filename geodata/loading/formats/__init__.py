"""One format a module: `read(file, limits)` gives Areas or raises TableError."""

from geodata.loading.formats import geojson, geopackage, geoparquet, shapefile
from geodata.loading.given import Areas, Given
from geodata.loading.limits import Limits
from geodata.tables.problems import TableError

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
    if len(areas.table.columns) > limits.columns:
        raise TableError(
            f"{file.name}: {len(areas.table.columns):,} columns; at most {limits.columns} are read."
        )
    return areas
