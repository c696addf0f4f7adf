"""Scenes by name, so that a step can say which map it shows in plain data."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import geodata as gd
from components.atlas import layers
from components.atlas.scene import Scene


@dataclass(frozen=True)
class Mark:
    """A numbered callout: where, what it says, on which side of its number the words stand."""

    number: int
    lat: float
    lon: float
    text: str
    direction: str = "right"


@dataclass(frozen=True)
class MapState:
    """One map: a scene's name with its options, the view (lat, lon, km) and numbered callouts."""

    scene: str
    options: Mapping[str, Any] = field(default_factory=dict)
    view: Mapping[str, float] | None = None
    marks: tuple[Mark, ...] = ()

    def __hash__(self) -> int:
        state = [self.scene, dict(self.options), dict(self.view or {})]
        return hash((json.dumps(state, sort_keys=True), self.marks))


class UnknownScene(LookupError):
    """A map that this version cannot draw; the message says what is wrong."""


def _one_of(value: Any, known: Sequence[Any]) -> Any:  # noqa: ANN401 - whatever a file says
    if value not in known:
        raise UnknownScene(f"There is no {value!r}; there are: {', '.join(map(str, known))}.")
    return value


def _territory(territory: str, layer: str = "group", coherent: bool = False) -> Scene:
    from components.atlas.maps import territory as maps

    return maps.scene(territory, _one_of(layer, maps.LAYERS), coherent=coherent)


def _wrong(territory: str, plan: str) -> Scene:
    from components.atlas.maps import plan as maps

    return maps.scene(territory, plan)


def _sides(territory: str, plan: str) -> Scene:
    from components.atlas.maps import plan as maps

    return maps.sides(territory, plan)


def _minority(territory: str, plan: str) -> Scene:
    from components.atlas.maps import minority as maps

    return maps.scene(territory, plan)


def _dayton() -> Scene:
    from components.atlas.maps import dayton as maps

    return maps.scene()


def _drina(year: int) -> Scene:
    from components.atlas.maps import drina as maps

    return maps.scene(_one_of(year, maps.YEARS))


def _baghdad(when: str) -> Scene:
    from components.atlas.maps import baghdad as maps

    return maps.scene(_one_of(when, maps.WHEN))


def _places(chosen: str | None = None, shown: list[str] | None = None) -> Scene:
    from components.atlas.maps import places as maps

    return maps.everywhere(shown, chosen)


def _cases(chosen: str | None = None) -> Scene:
    from components.atlas.maps import cases as maps

    return maps.everywhere(chosen)


def _case(case: str, when: str) -> Scene:
    from components.atlas.maps import cases as maps

    return maps.one(case, _one_of(when, maps.WHEN))


# name -> what builds it from options that a JSON or TOML file can hold
SCENES: dict[str, Callable[..., Scene]] = {
    "territory": _territory,
    "wrong_side": _wrong,
    "sides": _sides,
    "minority": _minority,
    "dayton": _dayton,
    "drina": _drina,
    "baghdad": _baghdad,
    "places": _places,
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
    except UnknownScene:
        raise
    except (gd.UnknownId, ValueError) as error:
        raise UnknownScene(str(error)) from error
    except LookupError as error:
        raise UnknownScene(f"The map {name!r} knows no {error}.") from error
    except (AttributeError, TypeError) as error:
        raise UnknownScene(f"The options given do not fit the map {name!r}.") from error
