"""Scenes by name, so that a step can say which map it shows in plain data."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, get_args, get_origin, get_type_hints

import geodata as gd
from components.atlas import layers
from components.atlas.scene import Scene
from components.plans.territories import is_own, kept, owned

QUOTED = 80  # letters of what was found that a message repeats
MOST_LETTERS, MOST_IDS = 1_000, 200  # of an option that is text, or a list of ids


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


def keep_drawn(most: int) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Keeps what a function draws of one step's maps, or of several steps' (a tuple for each).

    Where a territory of somebody's own is on one of them, it is kept in that person's session.
    """
    return kept(most, of=lambda maps: next(filter(is_own, _territories(maps)), ""))


def _territories(maps: Iterable[MapState | tuple[MapState, ...]]) -> Iterator[str]:
    for one in maps:
        if isinstance(one, MapState):
            yield str(one.options.get("territory", ""))
        else:
            yield from _territories(one)


def elsewhere(maps: Iterable[MapState]) -> bool:
    """Whether a map is of a territory of somebody's own that is not loaded in this session."""
    return any(_elsewhere(state.options) for state in maps)


def _elsewhere(options: Mapping[str, Any]) -> bool:
    asked = options.get("territory")
    return is_own(asked) and asked not in owned()


class UnknownScene(LookupError):
    """A map that this version cannot draw; the message says what is wrong."""


def _one_of(value: Any, known: Sequence[Any]) -> Any:
    if value not in known:
        found = repr(value)[:QUOTED]
        raise UnknownScene(f"There is no {found}; there are: {', '.join(map(str, known))}.")
    return value


def _territory(territory: str, layer: str = "group", coherent: bool = False) -> Scene:
    from components.atlas.maps import groups
    from components.atlas.maps import territory as maps

    if maps.country(territory) in maps.BOUNDS and not is_own(territory):
        return maps.scene(territory, _one_of(layer, maps.LAYERS), coherent=coherent)
    return groups.scene(territory, _one_of(layer, groups.LAYERS))


def _wrong(territory: str, plan: str) -> Scene:
    from components.atlas.maps import plan as maps

    return maps.scene(territory, plan)


def _sides(territory: str, plan: str) -> Scene:
    from components.atlas.maps import plan as maps

    return maps.sides(territory, plan)


def _minority(territory: str, plan: str) -> Scene:
    from components.atlas.maps import minority as maps

    return maps.scene(territory, plan)


def _absent() -> Scene:
    from components.atlas.maps import own as maps

    return maps.absent()


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


def _locator(country: str | None = None) -> Scene:
    from components.atlas.maps import locator as maps

    return maps.country(_one_of(country, list(maps.COUNTRIES))) if country else maps.scene()


def _outline(territory: str, plan: str) -> Scene:
    from components.atlas.maps import outline as maps

    return maps.scene(territory, plan)


def _enclaves() -> Scene:
    from components.atlas.maps import enclaves as maps

    return maps.scene()


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
    "locator": _locator,
    "outline": _outline,
    "enclaves": _enclaves,
}


def build(state: MapState) -> Scene:
    """The scene of a step's map, with its view and callouts. Raises UnknownScene.

    In place of a territory of somebody's own that is not loaded in this session stands a map that
    says so.
    """
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
        raise UnknownScene(
            f"There is no map {repr(name)[:QUOTED]}; there are: {', '.join(SCENES)}."
        )
    try:
        inspect.signature(SCENES[name]).bind(**options)
        _check(name, options)
        if _elsewhere(options):
            return _absent()
        return SCENES[name](**options)
    except UnknownScene:
        raise
    except (gd.UnknownId, ValueError) as error:
        raise UnknownScene(str(error)) from error
    except LookupError as error:
        raise UnknownScene(f"The map {name!r} knows no {error}.") from error
    except (AttributeError, TypeError) as error:
        raise UnknownScene(f"The options given do not fit the map {name!r}.") from error


def _check(name: str, options: Mapping[str, Any]) -> None:
    """Options of the kind the map asks for: a switch is true or false, text is short and whole."""
    kinds = get_type_hints(SCENES[name])
    for option, value in options.items():
        if not _fits(value, kinds[option]):
            found = repr(value)[:QUOTED]
            raise UnknownScene(f"The option {option!r} of the map {name!r} cannot be {found}.")


def _fits(value: object, kind: Any) -> bool:
    if get_origin(kind) is list:
        if not isinstance(value, list) or len(value) > MOST_IDS:
            return False
        return all(_fits(one, str) for one in value)
    if get_args(kind):
        return any(_fits(value, one) for one in get_args(kind))
    if kind is str:
        return isinstance(value, str) and len(value) <= MOST_LETTERS and _whole(value)
    return type(value) is kind


def _whole(text: str) -> bool:
    """Whether a file can hold the text: half a character it cannot."""
    return not any("\ud800" <= letter <= "\udfff" for letter in text)
