"""The painter: an own Leaflet map on which a person gives units to sides.

A components-v2 map, because streamlit-folium waits 250 ms before it tells of a click and loses
clicks that come faster. The canvas travels to the browser once; a rerun sends one digit a unit.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any

import streamlit as st
import streamlit.components.v1 as frames

from components.atlas.assets import ICONS, LEAFLET

HERE = Path(__file__).parent
STATIC = HERE / "static"


def _version() -> str:
    """Part of the folder's address: a new version of the files is never mixed with a cached one."""
    files = [*sorted(STATIC.iterdir()), ICONS]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:8]


# Declared for their folders alone, which Streamlit then serves; nothing is mounted from them.
_assets = frames.declare_component(f"assets-{_version()}", path=str(STATIC))
_leaflet = frames.declare_component("leaflet", path=str(LEAFLET))
_atlas = frames.declare_component(f"atlas-{_version()}", path=str(ICONS.parent))
_mount = st.components.v2.component("painter", js=(HERE / "loader.js").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Canvas:
    """What stays while a person paints.

    geometry: {"units", "land", "borders", "lakes", "rivers": GeoJSON, "outlines": [GeoJSON]}; a
    unit's feature has `id`. units: id, name, region, people (one a group, in the order of
    `groups`), seat (lat, lon). names: of towns (name, at: lat, lon), the most important first.
    outlines: their labels. dot_radius: pixels of a dot for `dot_people`; sample:
    people that the legend's dot stands for. said: the painter's words.
    """

    geometry: Mapping[str, Any]
    units: Sequence[Mapping[str, Any]]
    groups: Sequence[str]
    outlines: Sequence[str]
    names: Sequence[Mapping[str, Any]]
    attribution: str
    dot_people: float
    dot_radius: float
    sample: float
    said: Mapping[str, str]

    @cached_property
    def digest(self) -> str:
        """Names the canvas, so that the browser can say that it has it."""
        return hashlib.sha256(json.dumps(self.parts()).encode()).hexdigest()[:16]

    def parts(self) -> dict[str, Any]:
        """Its fields by name; not copies, which for a thousand areas take half a second."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


@dataclass(frozen=True)
class Paint:
    """How the canvas is painted now: sides (name, owners, colour), and for each unit of the canvas
    the index of its side and the people on the wrong side. `ack`: last operation applied."""

    sides: Sequence[Mapping[str, str]]
    plan: Sequence[int]
    wrong: Sequence[int]
    ack: int
    can_undo: bool
    can_redo: bool


def painter(
    canvas: Canvas,
    paint: Paint,
    *,
    key: str,
    on_operations: Callable[[], None],
    on_settled: Callable[[], None],
    height: int = 620,
) -> None:
    """Mount the painter; call it inside a fragment.

    `on_operations` runs before the fragment does and reads `operations(key)`. `on_settled` runs
    once when a person has paused.
    """
    have = (st.session_state.get(key) or {}).get("have")
    data = asdict(paint) | {
        "plan": "".join(map(str, paint.plan)),
        "assets": _assets.name,
        "leaflet": _leaflet.name,
        "atlas": _atlas.name,
        "height": height,
        "digest": canvas.digest,
        "canvas": None if have == canvas.digest else canvas.parts(),
    }
    _mount(
        key=key,
        data=data,
        on_operations_change=on_operations,
        on_settled_change=on_settled,
        on_have_change=lambda: None,
    )


def operations(key: str) -> list[dict[str, Any]]:
    """The painter's log as it came: operations in order, some of them perhaps already applied.

    {"seq", "op": "paint", "units": [index], "side": index, "stroke"} or {"seq", "op": "undo" |
    "redo" | "reset"}.
    """
    return (st.session_state.get(key) or {}).get("operations") or []
