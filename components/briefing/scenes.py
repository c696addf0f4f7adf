"""Scenes by name, so that a step can say which map it shows in plain data."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from components.briefing.model import MapState
from components.maps import layers
from components.maps.atlas import Scene


class UnknownScene(LookupError):
    """A map that this version cannot draw; the message says what is wrong."""


def _territory(territory: str, layer: str = "group", coherent: bool = False) -> Scene:
    from components.scenes import territory as maps

    if layer not in maps.LAYERS:
        raise UnknownScene(f"There is no layer {layer!r}; there are: {', '.join(maps.LAYERS)}.")
    return maps.scene(territory, layer, coherent=coherent)


def _wrong(territory: str, plan: str) -> Scene:
    from components.scenes import plan as maps

    return maps.scene(territory, plan)


def _sides(territory: str, plan: str) -> Scene:
    from components.scenes import plan as maps

    return maps.sides(territory, plan)


def _ties(lines: list[list[str]] | None = None, places: list[str] | None = None) -> Scene:
    from components.briefing import ties

    return ties.scene(lines or (), places or ())


def _cases() -> Scene:
    from components.scenes import cases as maps

    return maps.everywhere()


def _case(case: str, when: str) -> Scene:
    from components.scenes import cases as maps

    if when not in maps.WHEN:
        raise UnknownScene(f"A case is shown {' or '.join(maps.WHEN)} its line, not {when!r}.")
    return maps.one(case, when)


# name -> what builds it from options that a JSON or TOML file can hold
SCENES: dict[str, Callable[..., Scene]] = {
    "territory": _territory,
    "wrong_side": _wrong,
    "sides": _sides,
    "ties": _ties,
    "cases": _cases,
    "case": _case,
}


def build(state: MapState) -> Scene:
    """The scene of a step's map, with its view and callouts. Raises UnknownScene."""
    scene = _made(state.scene, state.options)
    view = dict(state.view or scene.view)
    view["name"] = " ".join(f"{view[part]:g}" for part in ("lat", "lon", "km"))
    marks = [
        {
            "id": f"mark-{mark.number}",
            "number": mark.number,
            "lat": mark.lat,
            "lon": mark.lon,
            "text": mark.text,
            "direction": mark.direction,
        }
        for mark in state.marks
    ]
    drawn = (*scene.layers, layers.callouts(marks)) if marks else scene.layers
    return replace(scene, view=view, layers=drawn)


def _made(name: str, options: Mapping[str, Any]) -> Scene:
    if name not in SCENES:
        raise UnknownScene(f"There is no map {name!r}; there are: {', '.join(SCENES)}.")
    try:
        inspect.signature(SCENES[name]).bind(**options)
        return SCENES[name](**options)
    except (LookupError, TypeError, ValueError) as error:
        raise UnknownScene(str(error.args[0] if error.args else error)) from error
