"""The project's tables and territories as files that other programs open."""

import csv
import io
import json
from typing import Any

import geopandas as gpd
import pandas as pd

from geodata.cases import cases
from geodata.ids import unknown
from geodata.loading import neighbours
from geodata.places import places
from geodata.tables.read import read_toml
from geodata.territory import how_read, territory

FORMATS = {
    "csv": "text/csv",
    "geojson": "application/geo+json",
    "gpkg": "application/geopackage+sqlite3",
}
# What a spreadsheet takes for the beginning of a formula, also in its wide forms.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def download_ids() -> tuple[str, ...]:
    """Everything that can be downloaded, in the order of downloads.toml."""
    return tuple(read_toml("downloads"))


def about(download_id: str) -> dict[str, Any]:
    """Its title, file (a name without suffix) and licence line. Raises UnknownId."""
    registry = read_toml("downloads")
    if download_id not in registry:
        raise unknown("download", download_id, registry)
    return registry[download_id]


def contents(download_id: str) -> gpd.GeoDataFrame:
    """What the files hold: one row a unit, a place or a case; EPSG:4326. Raises UnknownId."""
    entry = about(download_id)
    if download_id == "places":
        return places()
    if download_id == "cases":
        return cases()
    t = territory(entry.get("territory", download_id), entry.get("treatment", "middle"))
    people = t.counts.assign(unplaced=t.unplaced, everyone=t.population).round(2)
    told = how_read(t.id)
    frame = t.units.join(people if told is None else people.assign(verified=told)).reset_index()
    return frame[[name for name in frame if name != "geometry"] + ["geometry"]]


def file_name(download_id: str, form: str) -> str:
    """A name that says what and when, such as bosnia-1991-census-142-areas.csv."""
    return f"{about(download_id)['file']}.{form}"


def download(download_id: str, form: str) -> bytes:
    """The file in one of `FORMATS`, its licence written into it. Raises UnknownId."""
    if form not in FORMATS:
        raise unknown("format", form, FORMATS)
    frame, entry = contents(download_id), about(download_id)
    if form == "csv":
        return safe_csv(frame.drop(columns="geometry").assign(licence=entry["licence"]))
    if form == "geojson":
        return _geojson(frame, entry, download_id)
    return _geopackage(frame, entry)


def safe_csv(table: pd.DataFrame) -> bytes:
    """CSV in UTF-8 whose text no spreadsheet runs as a formula: such a cell begins with '.

    Text stands in quotation marks, so that no other separator can cut a formula free.
    """
    text = table.select_dtypes("str").columns
    table = table.assign(**{name: table[name].map(_inert, na_action="ignore") for name in text})
    table = table.rename(columns=_inert)
    written = table.to_csv(index=False, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    return written.encode("utf-8-sig")


def _inert(cell: str) -> str:
    return f"'{cell}" if cell.lstrip(" ").startswith(FORMULA) else cell


def _geojson(frame: gpd.GeoDataFrame, entry: dict[str, str], download_id: str) -> bytes:
    head: dict[str, Any] = {
        "type": "FeatureCollection",
        "name": entry["file"],
        "licence": entry["licence"],
    }
    if "unit_id" in frame:  # who borders whom was measured elsewhere than on these areas
        told = territory(entry.get("territory", download_id)).neighbours
        head[neighbours.MEMBER] = neighbours.written(told)
    written = json.loads(frame.to_json(drop_id=True))
    return json.dumps({**head, "features": written["features"]}, ensure_ascii=False).encode()


def _geopackage(frame: gpd.GeoDataFrame, entry: dict[str, str]) -> bytes:
    file = io.BytesIO()
    frame.to_file(
        file,
        driver="GPKG",
        layer=entry["file"],
        layer_options={"IDENTIFIER": entry["title"], "DESCRIPTION": entry["licence"]},
    )
    return file.getvalue()
