"""A territory as one file: its units, people, areas, neighbours, and what belongs with it."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import zlib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from geodata.loading import neighbours
from geodata.loading.given import Given, decoded, given
from geodata.loading.limits import LIMITS, Limits
from geodata.loading.load import Source, inspect_territory
from geodata.tables.problems import TableError
from geodata.territory import Territory

FORMAT, VERSION = "carved-or-commingled territory", 1
ID, NAME, REGION, EVERYONE = "unit_id", "name", "region", "everyone"
GZIP = b"\x1f\x8b"  # how a packed file begins
LATEST = 2_100  # year
PLACES = 6  # decimals of a degree: a tenth of a metre


def save_territory(territory: Territory, more: Mapping[str, Any] | None = None) -> bytes:
    """The file; `more` is plain data that travels with the territory, such as a plan.

    It ends with the SHA-256 of its content, so that a file that was cut or altered is noticed.
    """
    frame = territory.units[[NAME, REGION, "geometry"]].assign(
        **{f"people:{group}": territory.counts[group] for group in territory.groups},
        **{EVERYONE: territory.population},
    )
    frame = frame.set_geometry(frame.geometry.set_precision(10.0**-PLACES, mode="pointwise"))
    areas = json.loads(frame.rename_axis(ID).reset_index().to_json(drop_id=True))
    content = {
        "format": FORMAT,
        "version": VERSION,
        "id": territory.id,
        "title": territory.title,
        "year": territory.year,
        "groups": list(territory.groups),
        "areas": {"type": "FeatureCollection", "features": areas["features"]},
        "neighbours": neighbours.written(territory.neighbours),
        "more": dict(more or {}),
    }
    text = _canonical(content)
    return json.dumps(
        content | {"sha256": hashlib.sha256(text.encode()).hexdigest()}, ensure_ascii=False
    ).encode()


def open_territory(source: Source, limits: Limits = LIMITS) -> tuple[Territory, dict[str, Any]]:
    """The territory in a file that `save_territory` wrote, and what came with it.

    It may be packed (gzip). Its areas and counts pass the same contracts as any other file's.
    Raises TableError.
    """
    file = _unpacked(given(source, limits), limits)
    try:
        content = json.loads(decoded(file))
        said = content.pop("sha256")
        found = hashlib.sha256(_canonical(content).encode()).hexdigest()
        version, known = content["version"], content["format"] == FORMAT
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise TableError(f"{file.name}: not a territory that was saved here.") from None
    if not known:
        raise TableError(f"{file.name}: not a territory that was saved here.")
    if (version is not VERSION and version != VERSION) or isinstance(version, bool):
        raise TableError(
            f"{file.name}: written in version {str(version)[:20]!r} of this format; this is "
            f"version {VERSION}. Open it with the version that wrote it, or a newer one."
        )
    if found != said:
        raise TableError(f"{file.name}: the file was altered or cut after it was saved.")
    return _opened(file, content, limits)


def _unpacked(file: Given, limits: Limits) -> Given:
    """The file as it was before it was packed, if it was."""
    if not file.content.startswith(GZIP):
        return file
    try:
        with gzip.open(io.BytesIO(file.content)) as packed:
            content = packed.read(limits.unpacked + 1)
    except (OSError, EOFError, zlib.error):
        raise TableError(f"{file.name}: the file was cut or altered after it was saved.") from None
    if len(content) > limits.unpacked:
        raise TableError(f"{file.name}: unpacked it is too large.")
    return Given(file.name, content)


def _opened(file: Given, content: dict[str, Any], limits: Limits) -> tuple[Territory, dict]:
    try:
        told = {**content["areas"], neighbours.MEMBER: content["neighbours"]}
        areas = json.dumps(told, allow_nan=False).encode()
        groups = [str(group) for group in content["groups"]]
        title, year, id_ = str(content["title"])[:60], int(content["year"]), str(content["id"])
        more = dict(content["more"])
        if not 0 <= year <= LATEST:
            raise ValueError(f"the year {year}")
    except (ValueError, KeyError, TypeError, OverflowError):
        raise TableError(f"{file.name}: not a territory that was saved here.") from None
    report = inspect_territory(
        Given(f"{file.name}.geojson", areas),
        id=ID,
        name=NAME,
        region=REGION,
        groups=[f"people:{group}" for group in groups],
        everyone=EVERYONE,
        title=title,
        year=year,
        limits=replace(limits, bytes=limits.unpacked),  # the file itself was small enough
    )
    made = report.territory
    counts = made.counts.set_axis(groups, axis=1)
    # Never the id of a shipped territory: what a file says must not stand for what is shipped.
    id_ = id_[:60] if id_.startswith("own-") else made.id
    return replace(made, id=id_, counts=counts), more


def _canonical(content: Mapping[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
