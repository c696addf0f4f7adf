"""The ground of a map of somebody's own territory: its frame, the land around it, its areas."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil, cos, floor, radians
from typing import Any

import shapely

import geodata as gd
from components.atlas import layers
from components.atlas.maps.world import world
from components.atlas.scene import Fixture, Scene
from components.plans.territories import find, kept
from components.text.words import words

ELSEWHERE = {"lat": 30.0, "lon": 10.0, "km": 9_000, "name": "own absent"}
KM = 111.3  # of a degree of latitude
AROUND = 1.15  # times the territory's extent across the frame
MARGIN = 0.6  # of the extent, of land that is drawn around it
STEP = 0.5  # degrees; land is cut along these, whatever the territory's own bounds
DECIMALS = 5  # of a degree: a metre


@dataclass(frozen=True)
class Ground:
    """What stays while a territory is painted, and where the map looks at first."""

    view: dict[str, Any]
    fixtures: tuple[Fixture, ...]


@kept()
def ground(territory_id: str) -> Ground:
    """The ground of a territory that is loaded in this session. Raises Refusal."""
    geometry = find(territory_id).units.geometry
    west, south, east, north = geometry.total_bounds
    lat, lon = (south + north) / 2, (west + east) / 2
    km = AROUND * max((north - south) * KM, (east - west) * KM * cos(radians(lat)) / 1.4)
    view = {"lat": lat, "lon": lon, "km": max(km, 1.0), "name": f"own {territory_id}"}
    window = around(west, south, east, north)
    areas = layers.shapes("units", geometry.set_crs(None, allow_override=True).map(rounded))
    fixtures = (layers.base(window), layers.waters(window), areas)
    return Ground(view, tuple(replace(one, private=True) for one in fixtures))


def absent() -> Scene:
    """In place of a territory that is not loaded in this session: a map that says so."""
    say = words("own_absent")
    legend = layers.legend(say["title"], (), say["note"])
    return Scene(ELSEWHERE, say["label"], (world(),), (legend,))


def around(west: float, south: float, east: float, north: float) -> gd.shapes.Bounds:
    """Bounds with a margin, on whole steps; twice as much to the sides, where screens are wide."""
    span = max(east - west, north - south)
    x, y = 2 * MARGIN * span, MARGIN * span
    low = (floor((west - x) / STEP) * STEP, floor((south - y) / STEP) * STEP)
    high = (ceil((east + x) / STEP) * STEP, ceil((north + y) / STEP) * STEP)
    return (max(low[0], -180.0), max(low[1], -90.0), min(high[0], 180.0), min(high[1], 90.0))


def rounded(form: shapely.Geometry) -> shapely.Geometry:
    """The same to a metre: a third of the letters to send."""
    return shapely.transform(form, lambda xy: xy.round(DECIMALS))
