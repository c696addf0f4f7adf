"""Outlines of the partition cases, composed of admin-1 units as tables/case_outlines.csv says.

`made_from` lists terms separated by semicolons: a country, or a country, a slash and some of its
units; a minus takes a term away. The country Atlas holds the countries of world-atlas itself, the
country Bosnian entities the entities and Brčko as joined from the municipalities.
"""

import geopandas as gpd
import pandas as pd
import shapely

from geodata.tables.read import read_table, split

DETAIL = 500  # a case is simplified to this fraction of its width or height, whichever is larger


def case_parts(
    admin1: gpd.GeoDataFrame, atlas: gpd.GeoDataFrame, entities: gpd.GeoSeries
) -> gpd.GeoDataFrame:
    """One row a part: case_id, part_id, name, when, kind, editorial, note and geometry.

    `admin1` has the columns admin, geonunit and name; `atlas` has name; `entities` are indexed by
    their id. Raises ValueError for a term that matches nothing.
    """
    sides = gpd.GeoDataFrame({"name": entities.index}, geometry=entities.to_numpy(), crs=4326)
    others = {"Atlas": atlas, "Bosnian entities": sides}
    pieces = [admin1, *(frame.assign(admin=name, geonunit="") for name, frame in others.items())]
    pieces = pd.concat(pieces, ignore_index=True)
    table = read_table("case_outlines")
    parts = [_case(rows, pieces) for _, rows in table.groupby("case_id", sort=False)]
    geometry = gpd.GeoSeries(pd.concat(parts), crs=4326).loc[table.index]
    columns = ["case_id", "part_id", "name", "when", "kind", "note"]
    frame = gpd.GeoDataFrame(table[columns], geometry=geometry, crs=4326)
    return frame.assign(editorial=table["editorial"] == "yes")


def _case(rows: pd.DataFrame, pieces: gpd.GeoDataFrame) -> pd.Series:
    """The geometries of one case; its units are simplified together so that parts share lines."""
    chosen = {row.Index: select(row.made_from, pieces) for row in rows.itertuples()}
    used = pieces.loc[sorted(set().union(*chosen.values()))].geometry
    west, south, east, north = used.total_bounds
    tolerance = max(east - west, north - south) / DETAIL
    simple = used.simplify_coverage(tolerance)
    shapes = {}
    for row in rows.itertuples():
        if row.kind == "point":
            shapes[row.Index] = shapely.Point(row.lon, row.lat)
            continue
        area = shapely.coverage_union_all(simple.loc[sorted(chosen[row.Index])].to_numpy())
        if row.clip:
            area = area.intersection(shapely.box(*map(float, row.clip.split())))
        shapes[row.Index] = without_specks(area, tolerance)
    return pd.Series(shapes)


def select(made_from: str, pieces: gpd.GeoDataFrame) -> set[int]:
    """The index of the pieces that `made_from` names. Raises ValueError if a term names none."""
    chosen: set[int] = set()
    for term in split(made_from):
        country, _, names = term.removeprefix("-").partition("/")
        found = pieces[pieces["admin"] == country]
        for name in names.split(",") if names else []:
            if not ((found["name"] == name) | (found["geonunit"] == name)).any():
                raise ValueError(f"case_outlines.csv: {country} has no unit {name!r}")
        if names:
            wanted = names.split(",")
            found = found[found["name"].isin(wanted) | found["geonunit"].isin(wanted)]
        if found.empty:
            raise ValueError(f"case_outlines.csv: there is no country {country!r}")
        chosen = chosen - set(found.index) if term.startswith("-") else chosen | set(found.index)
    return chosen


def without_specks(area: shapely.Geometry, side: float) -> shapely.Geometry:
    """Islands smaller than a square of `side` degrees are dropped; the largest part stays."""
    polygons = [part for part in shapely.get_parts(area) if part.geom_type == "Polygon"]
    parts = [part for part in polygons if part.area > side**2]
    parts = parts or [max(polygons, key=lambda polygon: polygon.area)]
    return parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts)
