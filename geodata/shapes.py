"""Read the committed shapes of geodata/shapes. Everything is EPSG:4326; every answer is a copy."""

from functools import cache, lru_cache
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
    return _read_csv(f"neighbours_{_file_of(family)}").copy()


def entity_line() -> gpd.GeoDataFrame:
    """The line between Bosnia's entities and Brčko: side_a, side_b, geometry; a row a pair."""
    return _read("entity_line")


def provinces() -> gpd.GeoDataFrame:
    """Iraq's three Ottoman provinces as whole governorates (editorial), indexed by unit_id."""
    return _read("iraq_provinces").set_index("unit_id")


def case_parts(case_id: str) -> gpd.GeoDataFrame:
    """Outlines of a partition case, one row a part, before and after. Raises ValueError.

    Columns case_id, part_id, name, when (before or after), kind (area, or point where no outline
    can be drawn), editorial (bool: approximate or a choice of ours), note, geometry.
    """
    parts = _read("case_parts")
    if case_id not in set(parts["case_id"]):
        known = ", ".join(parts["case_id"].unique())
        raise ValueError(f"There are no shapes of a case {case_id!r}. There are: {known}")
    return parts[parts["case_id"] == case_id].reset_index(drop=True)


def countries(bounds: Bounds | None = None) -> gpd.GeoDataFrame:
    """Countries as Natural Earth names and draws them: columns name and geometry.

    Without `bounds` (west, south, east, north) the coarse world; with them the finest piece that
    covers them, cut to them.
    """
    everything = _read("countries")
    if bounds is None:
        return everything[everything["area"] == "world"][["name", "geometry"]]
    window = shapely.box(*bounds)
    extents = everything.bounds.groupby(everything["area"]).agg(
        {"minx": "min", "miny": "min", "maxx": "max", "maxy": "max"}
    )
    fine = [area for area, box in extents.iterrows() if shapely.box(*box).covers(window)]
    chosen = everything[everything["area"] == (fine or ["world"])[0]].clip(window)
    return chosen[["name", "geometry"]].sort_values("name", ignore_index=True)


def basemap(bounds: Bounds | None = None) -> gpd.GeoDataFrame:
    """Land and country borders of the world or within `bounds`: columns layer and geometry.

    One row a layer, land and border; coordinates have three decimals.
    """
    return _basemap(bounds).copy()


@lru_cache(maxsize=32)
def _basemap(bounds: Bounds | None) -> gpd.GeoDataFrame:
    shapes = countries(bounds).geometry
    shapes = shapes[shapes.geom_type.isin(["Polygon", "MultiPolygon"])]
    land = shapely.coverage_union_all(shapes.to_numpy())
    layers = {"land": land, "border": shared_lines(shapes)}
    geometry = [shapely.transform(part, lambda xy: xy.round(3)) for part in layers.values()]
    return gpd.GeoDataFrame({"layer": list(layers)}, geometry=geometry, crs=4326)


def labels() -> pd.DataFrame:
    """A label point for each country: name, lat, lon, rank by area (1 is the largest)."""
    return _read_csv("labels").copy()


def shared_lines(areas: gpd.GeoSeries) -> shapely.Geometry:
    """The lines where areas of a coverage meet, merged."""
    left, right = areas.sindex.query(areas, predicate="touches")
    once = left < right
    shared = shapely.intersection(
        areas.iloc[left[once]].to_numpy(), areas.iloc[right[once]].to_numpy()
    )
    lines = [part for part in shapely.get_parts(shared) if part.geom_type == "LineString"]
    return shapely.line_merge(shapely.MultiLineString(lines))


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
def _read_csv(name: str) -> pd.DataFrame:
    return pd.read_csv(SHAPES / f"{name}.csv", keep_default_na=False)
