"""A territory of one's own: read files, say what was found, and build what the rest works on.

No upload is handed to GDAL, whose drivers open other files when a file tells them to: GeoJSON and
CSV are read by Python, GeoPackage by SQLite, shapefiles by pyshp, GeoParquet by Arrow.
"""

from geodata.loading.load import inspect_territory, load_territory
from geodata.loading.package import open_territory, save_territory
from geodata.loading.report import Report

__all__ = [
    "Report",
    "inspect_territory",
    "load_territory",
    "open_territory",
    "save_territory",
]
