"""A territory made of what a report found."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import geopandas as gpd
import pandas as pd

from geodata.loading.columns import Columns
from geodata.loading.given import Given
from geodata.loading.join import SAMPLES, Join, some
from geodata.loading.match import Match, match
from geodata.loading.report import Report
from geodata.tables.problems import TableError
from geodata.territory import Territory, territory


def own_id(report: Report, *files: Given | None, base: str = "") -> str:
    """An id that the same files and choices always give, and others do not."""
    chosen = (report.columns, report.crs, report.repaired, report.simplified, base)
    content = b"".join(hashlib.sha256(file.content).digest() for file in files if file)
    return f"own-{hashlib.sha256(repr(chosen).encode() + content).hexdigest()[:12]}"


def territory_of(
    report: Report,
    units: pd.DataFrame,
    people: pd.DataFrame,
    borders: pd.DataFrame | None,
    plane: gpd.GeoSeries,
    files: tuple[Given, Given | None],
    title: str | None,
    year: int,
) -> Territory:
    """The territory of a report that refuses nothing."""
    columns = report.columns
    counts = people[list(columns.groups)]
    rest = (
        people[columns.everyone] - counts.sum(axis=1)
        if columns.everyone
        else counts.sum(axis=1) * 0
    )
    return Territory(
        id=own_id(report, *files),
        title=title or Path(files[0].name).stem[:60],
        year=year,
        units=_frame(units, columns, plane),
        counts=counts.rename_axis("unit_id"),
        unplaced=rest.clip(lower=0).rename("unplaced").rename_axis("unit_id"),
        neighbours=borders,
        caveats=report.notes,
    )


def _frame(units: pd.DataFrame, columns: Columns, plane: gpd.GeoSeries) -> gpd.GeoDataFrame:
    """Units as a territory has them: name, region, area_km2, geometry (EPSG:4326)."""
    ids = units[columns.id]
    return gpd.GeoDataFrame(
        {
            "name": list(units[columns.name or columns.id]),
            "region": list(units[columns.region].fillna("")) if columns.region else "",
            "area_km2": (plane.area / 1e6).reindex(ids).to_numpy(),
        },
        geometry=list(plane.to_crs(4326).reindex(ids)),
        crs=4326,
        index=pd.Index(ids, name="unit_id"),
    )


def on_base(
    report: Report,
    units: pd.DataFrame,
    borders: pd.DataFrame | None,
    plane: gpd.GeoSeries,
    base: str,
    file: Given,
    title: str | None = None,
) -> Report:
    """A shipped territory on the areas of a file, matched by unit id, by name or by place."""
    shipped = territory(base)
    id_ = report.columns.id
    if id_ not in units or not units[id_].is_unique:
        return report  # it says so itself
    named = dict.fromkeys(filter(None, (id_, report.columns.name)))
    areas = units[[one for one in named if one in units]].set_axis(units[id_])
    found = match(areas, plane, shipped)
    joined = _recognised(found, areas[areas.columns[-1]], shipped)
    report = replace(report, join=joined, notes=(*report.notes, *_placed(found)))
    odd = [
        TableError(f"{report.file}: {text}: {some(keys)}.")
        for keys, text in (
            (joined.unmatched, f"areas that are no unit of {shipped.title}"),
            (joined.unused, f"units of {shipped.title} that have no area"),
        )
        if keys
    ]
    if report.refused or odd:
        return replace(report, refused=(*report.refused, *odd))
    new = found.units.to_dict()
    placed = plane.rename(index=new)
    order = shipped.units.index
    frame = shipped.units.drop(columns="geometry").assign(
        area_km2=(placed.area / 1e6).reindex(order)
    )
    frame = gpd.GeoDataFrame(frame, geometry=list(placed.to_crs(4326).reindex(order)), crs=4326)
    made = replace(
        shipped,
        id=own_id(report, file, base=base),
        title=title or f"{shipped.title} ({Path(file.name).stem[:30]})",
        units=frame,
        family="",
        neighbours=None if borders is None else _renamed(borders, new),
        caveats=(*report.notes, *shipped.caveats),
        plans=(),
    )
    return replace(report, made=made)


def _recognised(found: Match, names: pd.Series, shipped: Territory) -> Join:
    """How the areas of a file, by their names in it, fit the units of a shipped territory."""
    called = shipped.units["name"]
    return Join(
        matched=int(found.units.notna().sum()),
        unmatched=tuple(names[found.units.isna()].astype(str)),
        unused=tuple(called[~called.index.isin(found.units)]),
        areas_sample=tuple(names.iloc[:SAMPLES].astype(str)),
        counts_sample=tuple(called.iloc[:SAMPLES]),
        placed=found.placed,
    )


def _placed(found: Match) -> tuple[str, ...]:
    if not found.placed:
        return ()
    return (f"Areas found by where they lie, not by name: {len(found.placed)}.",)


def _renamed(borders: pd.DataFrame, names: dict[str, str]) -> pd.DataFrame:
    """Neighbours by other ids, in their order."""
    ends = zip(borders["unit_a"].map(names), borders["unit_b"].map(names), strict=True)
    pairs = pd.DataFrame(map(sorted, ends), columns=["unit_a", "unit_b"])
    near = pairs.assign(km=borders["km"].to_numpy())
    return near.sort_values(["unit_a", "unit_b"], ignore_index=True)
