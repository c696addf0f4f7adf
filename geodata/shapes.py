"""Read the committed shapes of geodata/data/shapes: EPSG:4326, and every answer a copy."""

from functools import cache, lru_cache

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geodata.paths import SHAPES
from geodata.tables.files import load_json, read_text
from geodata.tables.problems import TableError
from geodata.tables.read import read_table, split

FAMILIES = {
    "bosnia": "bosnia_units",
    "bosnia-regions": "bosnia_regions",
    "iraq": "iraq_units",
    "punjab": "punjab_units",
    "punjab-british": "punjab_units",
    "bengal": "bengal_units",
    "palestine": "palestine_units",
    "ireland": "ireland_units",
    "czechoslovakia": "czechoslovakia_units",
}

COAST = 0.1  # degrees; a simplified coast leaves harbours in the sea
WIDE = 60  # degrees of longitude

Bounds = tuple[float, float, float, float]  # west, south, east, north in degrees


def units(family: str) -> gpd.GeoDataFrame:
    """The areas of a family, indexed by unit_id: area_km2 and geometry.

    bosnia: 142 areas drawn from reference points, not boundaries, with their measured size;
    bosnia-regions: 18 cantons and regions joined from them; iraq: 18 governorates, and their size
    as Natural Earth draws them. Those of other partitions are drawn around seats or composed
    (`geodata.rebuild.partitions`) and say nothing of who borders whom; punjab-british has those of
    punjab. Raises ValueError.
    """
    return _read(_file_of(family)).set_index("unit_id")


def neighbours(family: str) -> pd.DataFrame:
    """Pairs of units with a common border: unit_a < unit_b, km of border; sorted.

    Bosnia's are measured from real borders, never from the drawing, and those of its regions follow
    from the units. Iraq's are measured from Natural Earth. Raises ValueError.
    """
    if family == "bosnia":
        return read_table("borders_bosnia")
    if family == "bosnia-regions":
        return _regional_borders().copy()
    return _read_csv(f"neighbours_{_file_of(family)}").copy()


@cache
def _regional_borders() -> pd.DataFrame:
    """The borders between units of two regions, added up by pair of regions."""
    region = read_table("units_bosnia").set_index("unit_id")["region_id"]
    pairs = read_table("borders_bosnia")
    ends = np.sort(pairs[["unit_a", "unit_b"]].apply(lambda unit: unit.map(region)), axis=1)
    pairs[["unit_a", "unit_b"]] = ends
    between = pairs[pairs["unit_a"] != pairs["unit_b"]]
    return between.groupby(["unit_a", "unit_b"], as_index=False)["km"].sum().round(2)


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

    Without `bounds` (west, south, east, north) the world; with them the finest piece that covers
    them, cut to them.
    """
    return _countries("world") if bounds is None else _cut(bounds)


def in_country(lat: float, lon: float, country: str) -> bool:
    """Whether a point lies in `country` or within COAST degrees of it.

    `country` is a name of tables/country_aliases.csv or of Natural Earth. Raises ValueError.
    """
    aliases = read_table("country_aliases").set_index("country")["natural_earth_name"]
    shapes = countries().set_index("name").geometry
    names = list(split(aliases.get(country, country)))
    unknown = [name for name in names if name not in shapes.index and country not in aliases]
    if unknown:
        raise ValueError(
            f"There is no country {country!r} in Natural Earth; if it goes by another name there, "
            "add a row to country_aliases.csv"
        )
    claimed = shapes[shapes.index.isin(names)].to_numpy()
    return bool(shapely.dwithin(claimed, shapely.Point(lon, lat), COAST).any())


def basemap(bounds: Bounds | None = None) -> gpd.GeoDataFrame:
    """Land and country borders of the world or within `bounds`: columns layer and geometry.

    One row a layer, land and border; coordinates have three decimals. Without `bounds`, or where
    they span more than WIDE degrees, the coast is coarse.
    """
    return _basemap(bounds).copy()


@lru_cache(maxsize=32)
def _basemap(bounds: Bounds | None) -> gpd.GeoDataFrame:
    shapes = _countries("overview").geometry if bounds is None else _cut(bounds).geometry
    shapes = shapes[shapes.geom_type.isin(["Polygon", "MultiPolygon"])]
    land = shapely.coverage_union_all(shapes.to_numpy())
    layers = {"land": land, "border": shared_lines(shapes)}
    geometry = [shapely.transform(part, lambda xy: xy.round(3)) for part in layers.values()]
    return gpd.GeoDataFrame({"layer": list(layers)}, geometry=geometry, crs=4326)


def waters(bounds: Bounds | None = None) -> gpd.GeoDataFrame:
    """Rivers and lakes of the world or within `bounds`: layer (river, lake), name, geometry.

    `name` is "" where we give none. Fine in the Balkans and the Middle East, elsewhere only what is
    large. The Sava and the Drina are drawn where they are Bosnia's border. Lines and areas end at
    the bounds (west, south, east, north).
    """
    return _waters(bounds).copy()


@lru_cache(maxsize=32)
def _waters(bounds: Bounds | None) -> gpd.GeoDataFrame:
    everything = _load("waters")
    area = "world" if bounds is None or _area_of(bounds) == "overview" else _area_of(bounds)
    found = everything.loc[everything["area"] == area, ["layer", "name", "geometry"]]
    if bounds is not None:
        found = found.clip(shapely.box(*bounds))
    found = found[shapely.length(found.geometry.to_numpy()) > 0]
    return found.sort_values(["layer", "name"], ignore_index=True)


def water_labels() -> pd.DataFrame:
    """Where the name of a river or lake may stand: name, layer, lat, lon; one row a name."""
    names = read_table("water_names")
    shown = names[names["label"] == "yes"]
    return shown[["name", "layer", "lat", "lon"]].reset_index(drop=True)


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


def _countries(area: str) -> gpd.GeoDataFrame:
    everything = _read("countries")
    return everything.loc[everything["area"] == area, ["name", "geometry"]]


def _cut(bounds: Bounds) -> gpd.GeoDataFrame:
    """The countries within `bounds`, from the finest piece that covers them."""
    found = _countries(_area_of(bounds)).clip(shapely.box(*bounds))
    return found.sort_values("name", ignore_index=True)


def _area_of(bounds: Bounds) -> str:
    """The finest area that covers the bounds."""
    window = shapely.box(*bounds)
    extents = {area: shapely.box(*box) for area, box in _extents().iterrows()}
    fine = [area for area in extents.keys() - {"overview", "world"} if extents[area].covers(window)]
    wide = bounds[2] - bounds[0] > WIDE
    return fine[0] if fine else "overview" if wide else "world"


@cache
def _extents() -> pd.DataFrame:
    everything = _load("countries")
    corners = {"minx": "min", "miny": "min", "maxx": "max", "maxy": "max"}
    return everything.bounds.groupby(everything["area"]).agg(corners)


def _file_of(family: str) -> str:
    if family not in FAMILIES:
        raise ValueError(f"There are no units {family!r}. There are: {', '.join(FAMILIES)}")
    return FAMILIES[family]


def _read(name: str) -> gpd.GeoDataFrame:
    return _load(name).copy()


@cache
def _load(name: str) -> gpd.GeoDataFrame:
    path = SHAPES / f"{name}.geojson"
    try:
        return gpd.read_file(path)
    except Exception as error:
        load_json(path, "type", "features")  # says where the file breaks
        raise TableError(
            f"{path.name}: not a GeoJSON feature collection that can be read "
            f"({type(error).__name__}); `make shapes` writes it anew"
        ) from error


@cache
def _read_csv(name: str) -> pd.DataFrame:
    table = read_text(SHAPES / f"{name}.csv")
    wanted = ["name", "lat", "lon", "rank"] if name == "labels" else ["unit_a", "unit_b", "km"]
    if absent := [column for column in wanted if column not in table]:
        raise TableError(f"{name}.csv: lacks the columns {', '.join(absent)}")
    return pd.read_csv(SHAPES / f"{name}.csv", keep_default_na=False)
