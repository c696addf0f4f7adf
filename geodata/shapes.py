"""Read the committed shapes of geodata/shapes. Everything is EPSG:4326; every answer is a copy."""

from functools import cache
from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

SHAPES = Path(__file__).parent / "shapes"
FAMILIES = {"bosnia": "bosnia_units", "bosnia-regions": "bosnia_regions", "iraq": "iraq_units"}

Bounds = tuple[float, float, float, float]  # west, south, east, north in degrees


def units(family: str) -> gpd.GeoDataFrame:
    """The areas of a family, indexed by unit_id, one column geometry.

    bosnia: 142 Thiessen cells of the municipal seats, schematic areas and not boundaries;
    bosnia-regions: 18 cantons and regions; iraq: 18 governorates. Raises ValueError.
    """
    return _read(_file_of(family)).set_index("unit_id")


def neighbours(family: str) -> pd.DataFrame:
    """Pairs of units that border each other: unit_a < unit_b, reason.

    `reason` is empty where the areas touch and says why the pair counts where they do not.
    """
    return _read_pairs(_file_of(family)).copy()


def entity_line() -> gpd.GeoDataFrame:
    """The line between Bosnia's entities and Brčko: side_a, side_b, geometry; a row a pair."""
    return _read("entity_line")


def provinces() -> gpd.GeoDataFrame:
    """Iraq's three Ottoman provinces as whole governorates (editorial), indexed by unit_id."""
    return _read("iraq_provinces").set_index("unit_id")


def basemap(bounds: Bounds | None = None) -> gpd.GeoDataFrame:
    """Land and country borders: columns layer (land or border) and geometry.

    Without `bounds` the coarse world; with them the finest piece that covers them, cut to them.
    """
    if bounds is None:
        return _layers("world")
    window = shapely.box(*bounds)
    pieces = _read("land").set_index("area").geometry
    extents = {area: shapely.box(*shape.bounds) for area, shape in pieces.items()}
    area = next((a for a in extents if a != "world" and extents[a].covers(window)), "world")
    return _layers(area).clip(window).sort_values("layer", ascending=False, ignore_index=True)


def _layers(area: str) -> gpd.GeoDataFrame:
    parts = {"land": _read("land"), "border": _read("borders")}
    rows = [part[part["area"] == area].assign(layer=layer) for layer, part in parts.items()]
    return pd.concat(rows, ignore_index=True)[["layer", "geometry"]]


def _file_of(family: str) -> str:
    if family not in FAMILIES:
        raise ValueError(f"There are no units {family!r}. There are: {', '.join(FAMILIES)}")
    return FAMILIES[family]


def _read(name: str) -> gpd.GeoDataFrame:
    return _load(name).copy()


@cache
def _load(name: str) -> gpd.GeoDataFrame:
    return gpd.read_file(SHAPES / f"{name}.geojson")


@cache
def _read_pairs(name: str) -> pd.DataFrame:
    return pd.read_csv(SHAPES / f"neighbours_{name}.csv", keep_default_na=False)
