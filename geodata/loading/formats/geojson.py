"""GeoJSON (RFC 7946), read by Python's own JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any, NoReturn

import shapely
from shapely import Geometry
from shapely.geometry import shape

from geodata.loading import neighbours
from geodata.loading.formats.text import attribute_table
from geodata.loading.given import UNTOLD, Areas, Given, decoded
from geodata.loading.limits import Limits
from geodata.tables.problems import Problem, TableError

SHAPES = {"Polygon", "MultiPolygon"}


def read(file: Given, limits: Limits) -> Areas:
    """The features of a FeatureCollection. Raises TableError."""
    try:
        data = json.loads(decoded(file), parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise TableError(
            f"{file.name}: not valid JSON at line {error.lineno}, column {error.colno}. "
            "Is the file cut off?"
        ) from None
    except (ValueError, RecursionError) as error:
        raise TableError(f"{file.name}: not valid GeoJSON ({str(error)[:80]}).") from None
    told = data.get(neighbours.MEMBER, UNTOLD) if isinstance(data, dict) else UNTOLD
    return replace(_areas(file, data, limits), neighbours=told)


def _areas(file: Given, data: Any, limits: Limits) -> Areas:
    features = data.get("features") if isinstance(data, dict) else None
    if not isinstance(features, list) or data.get("type") != "FeatureCollection":
        kind = data.get("type") if isinstance(data, dict) else None
        found = f"type {kind[:40]!r}" if isinstance(kind, str) else "no type"
        raise TableError(
            f'{file.name}: found {found}; a GeoJSON file of areas has the type "FeatureCollection" '
            "and a list of features."
        )
    if len(features) > limits.units:
        raise TableError(
            f"{file.name}: {len(features):,} areas; at most {limits.units:,} are read."
        )
    forms, problems = [], []
    for number, feature in enumerate(features, start=1):
        try:
            forms.append(_form(feature))
        except (TypeError, ValueError, KeyError, IndexError, AttributeError) as error:
            problems.append(_broken(file.name, number, str(error)))
        except shapely.errors.ShapelyError as error:
            problems.append(_broken(file.name, number, str(error)))
    if problems:
        raise TableError.of(problems)
    rows = [_attributes(feature) for feature in features]
    return Areas(file.name, attribute_table(file.name, rows, limits), forms, _crs(data.get("crs")))


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number in JSON")


def _form(feature: Any) -> Geometry | None:
    geometry = feature["geometry"]
    if geometry is None:
        return None
    if geometry["type"] not in SHAPES:
        raise ValueError(f"a {str(geometry['type'])[:40]}")
    return shape(geometry)


def _broken(file: str, number: int, found: str) -> Problem:
    return Problem(
        file, number, "geometry", found[:80], "a Polygon or MultiPolygon", counted="feature"
    )


def _attributes(feature: dict[str, Any]) -> dict[str, Any]:
    properties = feature.get("properties") or {}
    if not isinstance(properties, dict):
        properties = {}
    # The feature's own id is an attribute too, unless the properties have one of that name.
    return ({"id": feature["id"]} if "id" in feature else {}) | properties


def _crs(given: object) -> str | None:
    """The system an older GeoJSON names; RFC 7946 knows only longitude and latitude."""
    try:
        name = given["properties"]["name"]  # type: ignore[index]  # a dict, or the except below
    except (TypeError, KeyError):
        return None
    return str(name)[:80]
