"""A scene: what a map shows, as plain data that many sessions may share.

Nothing here draws. The screen makes a Leaflet map of a scene, paper a picture; both read it only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

CREDIT = "Natural Earth · geoBoundaries · GeoNames · © OpenStreetMap contributors"


@dataclass(frozen=True, eq=False)
class Fixture:
    """Something that stays on a map as long as its frame: base map, geometry to be painted.

    `call` names a function of static/*.js, `content` is what it is given; equal only to itself.
    """

    call: str
    content: Mapping[str, Any]
    private: bool = False  # of one session alone: what is made of it is kept in no shared cache


@dataclass(frozen=True, eq=False)
class Layer:
    """Something that a rerun may change in place: `atlas.<call>` makes it from `content`."""

    call: str
    content: Mapping[str, Any]


@dataclass(frozen=True, eq=False)
class Scene:
    """What a map shows: a view, a text alternative, what stays and what may change in place.

    `view` has lat, lon (degrees), km (ground distance across the frame's shorter side) and name.
    """

    view: Mapping[str, Any]
    label: str
    fixtures: tuple[Fixture, ...]
    layers: tuple[Layer, ...]
