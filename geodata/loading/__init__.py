"""A territory of one's own: read files, say what was found, and build what the rest works on.

No upload is handed to GDAL, whose drivers open other files when a file tells them to: GeoJSON and
CSV are read by Python, GeoPackage by SQLite, shapefiles by pyshp, GeoParquet by Arrow.
"""

from geodata.loading.given import Given
from geodata.loading.join import Join
from geodata.loading.limits import Limits
from geodata.loading.load import inspect_territory, load_territory
from geodata.loading.package import open_territory, save_territory
from geodata.loading.report import Report
from geodata.loading.topology import Topology

__all__ = [
    "Given",
    "Join",
    "Limits",
    "Report",
    "Topology",
    "inspect_territory",
    "load_territory",
    "open_territory",
    "save_territory",
]
