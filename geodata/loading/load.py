"""From files to a territory: read, guess, check, join, measure; a report before anything else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd
import shapely

from geodata.loading import build, contract, neighbours, topology
from geodata.loading.columns import Columns, guess
from geodata.loading.formats import read_areas
from geodata.loading.given import UNTOLD, Areas, Given, given
from geodata.loading.join import Join, join, misfits, some
from geodata.loading.limits import LIMITS, Limits
from geodata.loading.report import Report
from geodata.loading.system import located
from geodata.loading.table import read_counts
from geodata.loading.tangle import refuse_tangles
from geodata.tables.check import hold
from geodata.tables.problems import Problem, TableError
from geodata.territory import Territory

Source = Given | str | Path


def load_territory(
    areas: Source,
    counts: Source | None = None,
    *,
    id: str | None = None,
    groups: Sequence[str] | None = None,
    name: str | None = None,
    region: str | None = None,
    everyone: str | None = None,
    key: str | None = None,
    crs: str | None = None,
    base: str | None = None,
    title: str | None = None,
    year: int = 0,
    repair: bool = False,
    simplify: bool = False,
    limits: Limits = LIMITS,
) -> Territory:
    """One's own territory from a file of areas and, if they stand apart, a CSV of counts.

    `id`, `name`, `region`, `groups` and `everyone` name columns, `key` the column of `counts` that
    holds the ids; what is not given is guessed (`inspect_territory` says how). With `base`, an id
    of a shipped territory, its people stay and its areas and neighbours become those of the file.
    `repair` makes a coverage of areas that overlap or leave slivers, `simplify` thins areas of too
    many vertices. Neighbours are measured: pairs with a common border, its length in km; a GeoJSON
    file may name them itself (`neighbours`, as this project's downloads do), and then they are
    those, or None where it says null. Raises TableError, naming file, row and column.
    """
    return inspect_territory(
        areas,
        counts,
        id=id,
        groups=groups,
        name=name,
        region=region,
        everyone=everyone,
        key=key,
        crs=crs,
        base=base,
        title=title,
        year=year,
        repair=repair,
        simplify=simplify,
        limits=limits,
    ).territory


def inspect_territory(
    areas: Source,
    counts: Source | None = None,
    *,
    id: str | None = None,
    groups: Sequence[str] | None = None,
    name: str | None = None,
    region: str | None = None,
    everyone: str | None = None,
    key: str | None = None,
    crs: str | None = None,
    base: str | None = None,
    title: str | None = None,
    year: int = 0,
    repair: bool = False,
    simplify: bool = False,
    limits: Limits = LIMITS,
) -> Report:
    """What the files hold and what would be made of them, as `load_territory` takes them.

    Raises TableError for a file that cannot be read at all; everything else is in the report.
    """
    file = given(areas, limits)
    found = read_areas(file, limits)
    beside = None if counts is None else given(counts, limits)
    table = None if beside is None else read_counts(beside, limits)
    columns = guess(found.table, table, limits.groups).with_(
        id=id,
        name=name,
        region=region,
        groups=None if groups is None else tuple(groups),
        everyone=everyone,
        key=key,
    )
    choices = (tuple(found.table), tuple(found.table if table is None else table))
    series, system, inferred = located(found.file, found.geometry, found.crs, crs)
    refused = _without_geometry(found)
    refused += _strangers(
        columns, found.file, beside.name if beside else None, choices, base, limits
    )
    units = _held(found.table, columns, found.file, refused)
    series.index = units[columns.id] if columns.id in units else series.index.astype(str)
    plane = topology.flat(series[series.notna() & ~series.is_empty])
    refuse_tangles(found.file, plane, limits)
    vertices = int(shapely.get_num_coordinates(plane.to_numpy()).sum())
    moved = pd.Series(dtype=float)
    many, thinned = vertices > limits.vertices, vertices > limits.vertices and simplify
    measured = plane.iloc[:0]  # nothing is measured on areas that will have to be simplified
    if many and not simplify:
        refused.append(_many(found.file, vertices, limits))
    else:
        if repair:
            plane, moved = topology.repaired(plane)
        measured = plane = topology.simplified(plane, limits.vertices) if thinned else plane
    told = found.neighbours is not UNTOLD
    borders = _told(found, series.index, refused) if told else topology.common_borders(measured)
    examined = topology.examine(measured, borders) if len(measured) else None
    if examined and examined.invalid:
        refused.append(
            TableError(
                f"{found.file}: areas that cross themselves: {some(examined.invalid)}. "
                "Ask for the repair, or mend the file."
            )
        )
    shown = plane.to_crs(4326)
    report = Report(
        file=found.file,
        units=len(series),
        vertices=vertices,
        crs=system,
        crs_inferred=inferred,
        columns=columns,
        choices=choices,
        join=None,
        topology=examined,
        repaired=repair,
        simplified=thinned,
        neighbours=None if borders is None else len(borders),
        neighbours_told=told,
        refused=tuple(refused),
        notes=_notes(
            system if inferred else "", moved if repair else None, thinned, vertices, borders, told
        ),
        moved=moved,
        shown=shown,
    )
    if base is not None:
        return build.on_base(report, units, borders, plane, base, file, title)
    joined, people = _people(found, table, beside, columns, units, refused, limits)
    report = replace(report, join=joined, refused=tuple(refused))
    if refused or people is None:
        return report
    made = build.territory_of(report, units, people, borders, plane, (file, beside), title, year)
    return replace(report, made=made)


def _told(found: Areas, units: pd.Index, refused: list[TableError]) -> pd.DataFrame | None:
    """Who borders whom, as the file says it."""
    try:
        return neighbours.read(found.file, found.neighbours, units)
    except TableError as error:
        refused.append(error)
        return None


def _notes(
    inferred: str,
    moved: pd.Series | None,
    thinned: bool,
    vertices: int,
    borders: pd.DataFrame | None,
    told: bool,
) -> tuple[str, ...]:
    """What anyone who sees the territory should know of how it was made."""
    found = ["Loaded from a file of one's own; nobody here has checked its figures."]
    if inferred:
        found.append(f"The file names no coordinate system; {inferred} is assumed.")
    if moved is not None:
        found.append(f"Areas repaired: {len(moved)} changed, {moved.sum():,.2f} km² moved.")
    if thinned:
        found.append(f"Areas simplified, from {vertices:,} vertices; neighbours keep one border.")
    if borders is None:
        found.append("The file says that nobody measured who borders whom.")
    elif told:
        found.append("Who borders whom is taken from the file, not measured from its areas.")
    return tuple(found)


def _without_geometry(found: Areas) -> list[TableError]:
    empty = [
        Problem(found.file, n, "geometry", "", "a Polygon or MultiPolygon", counted="feature")
        for n, form in enumerate(found.geometry, start=1)
        if form is None or form.is_empty
    ]
    return [TableError.of(empty)] if empty else []


def _strangers(
    columns: Columns,
    areas: str,
    counts: str | None,
    choices: tuple[tuple[str, ...], tuple[str, ...]],
    base: str | None,
    limits: Limits,
) -> list[TableError]:
    """Columns that are asked for and not there, or too many groups."""
    asked: list[tuple[str, tuple[str, ...], tuple[str, ...]]]
    asked = [(areas, choices[0], (columns.id, columns.name, columns.region))]
    if base is None:
        asked.append(
            (counts or areas, choices[1], (*columns.groups, columns.everyone, columns.key))
        )
    found = [
        TableError(f"{file}: there is no column {name!r}. There are: {', '.join(known)[:200]}.")
        for file, known, names in asked
        for name in names
        if name and name not in known
    ]
    if not columns.id:
        found.append(TableError(f"{areas}: no column names every area once; an id is needed."))
    if base is None and not 2 <= len(columns.groups) <= limits.groups:
        found.append(
            TableError(
                f"{counts or areas}: {len(columns.groups)} columns of groups; from 2 to "
                f"{limits.groups} are needed, each with the people of one group."
            )
        )
    return found


def _held(
    table: pd.DataFrame, columns: Columns, file: str, refused: list[TableError]
) -> pd.DataFrame:
    """What names the units, held to its contract; as it stands where it breaks it."""
    wanted = list(dict.fromkeys(filter(None, (columns.id, columns.name, columns.region))))
    chosen = table[[name for name in wanted if name in table]]
    if len(chosen.columns) < len(wanted) or columns.id not in chosen:
        return chosen
    try:
        return hold(chosen, contract.units(columns), file, counted="feature")
    except TableError as error:
        refused.append(error)
        return chosen


def _people(
    found: Areas,
    table: pd.DataFrame | None,
    beside: Given | None,
    columns: Columns,
    units: pd.DataFrame,
    refused: list[TableError],
    limits: Limits,
) -> tuple[Join | None, pd.DataFrame | None]:
    """The counts of every unit in the order of the areas, and how they were joined."""
    source = found.table if table is None else table
    counted = [*columns.groups, *([columns.everyone] if columns.everyone else [])]
    if columns.id not in units or any(
        name not in source for name in (*counted, *filter(None, (columns.key,)))
    ):
        return None, None
    joined = None
    if table is not None:
        joined = join(units[columns.id], table[columns.key])
        refused += misfits(joined, found.file, beside.name if beside else "")
    file, unit = (found.file, "feature") if beside is None else (beside.name, "row")
    try:
        people = hold(source[counted], contract.people(columns, limits), file, counted=unit)
    except TableError as error:
        refused.append(error)
        return joined, None
    if table is not None:
        if joined and not joined.whole:
            return joined, None
        people = people.set_index(table[columns.key]).loc[units[columns.id]]
    if people[list(columns.groups)].to_numpy().sum() == 0:
        refused.append(TableError(f"{file}: the columns of groups count nobody."))
        return joined, None
    return joined, people.set_axis(units[columns.id])


def _many(file: str, vertices: int, limits: Limits) -> TableError:
    return TableError(
        f"{file}: {vertices:,} vertices; at most {limits.vertices:,} are drawn. Ask for "
        "simplified areas: neighbours keep one border."
    )
