"""Every look of a country's map at once, so that a switch repaints it in the browser."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from itertools import product
from typing import Any

from components.atlas.maps import territory
from components.atlas.scene import Fixture, Layer, Scene

# The switches of a country's map, in the order of a look's key.
SWITCHES = {"bosnia": ("year", "layer", "coherent"), "iraq": ("layer", "coherent")}


def scene(
    territory_id: str,
    layer: str = "group",
    *,
    view: str = "close",
    coherent: bool = False,
    marks: tuple[Layer, ...] = (),
    at: Mapping[str, Any] | None = None,
) -> Scene:
    """The scene of `territory.scene` with all its country's looks as one more fixture.

    Of the present look it says the name alone.
    """
    found = territory.scene(territory_id, layer, view=view, coherent=coherent, at=at)
    look = Layer("look", {"key": _key(territory_id, layer, coherent)})
    fixtures = (*found.fixtures, looks(territory.country(territory_id)))
    return replace(found, fixtures=fixtures, layers=(look, *marks))


@cache
def looks(side: str) -> Fixture:
    """Looks of a country's map by the choices of its switches; what they share is said once."""
    parts: list[dict[str, Any]] = []
    found = {}
    for year, layer, coherent in product(territory.YEARS[side], territory.LAYERS, (False, True)):
        shown = territory.scene(f"{side}-{year}", layer, coherent=coherent)
        numbers = []
        for one in shown.layers:
            part = {"call": one.call, "content": one.content}
            if part not in parts:
                parts.append(part)
            numbers.append(parts.index(part))
        key = _key(f"{side}-{year}", layer, coherent)
        found[key] = {"parts": numbers, "label": shown.label}
    return Fixture("looks", {"by": SWITCHES[side], "parts": parts, "looks": found})


def _key(territory_id: str, layer: str, coherent: bool) -> str:
    """One choice of each switch, as the browser joins them."""
    side, year = territory_id.split("-")
    choice = {"year": year, "layer": layer, "coherent": str(coherent).lower()}
    return " ".join(choice[name] for name in SWITCHES[side])
