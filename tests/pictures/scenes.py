"""The scenes that are guarded, and what is kept of each: colours, weights, texts and counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from shapely.geometry import shape

from components.atlas.library import MapState, build
from components.atlas.scene import Fixture, Layer, Scene

SCENES = {
    "bosnia-1991-group": MapState("territory", {"territory": "bosnia-1991"}),
    "bosnia-1991-coherent": MapState("territory", {"territory": "bosnia-1991", "coherent": True}),
    "bosnia-2013-chance": MapState("territory", {"territory": "bosnia-2013", "layer": "chance"}),
    "bosnia-1991-dots": MapState("territory", {"territory": "bosnia-1991", "layer": "dots"}),
    "iraq-2005-group": MapState("territory", {"territory": "iraq-2005"}),
    "iraq-2005-provinces": MapState("territory", {"territory": "iraq-2005", "layer": "provinces"}),
    "bosnia-1991-dayton-wrong": MapState(
        "wrong_side", {"territory": "bosnia-1991", "plan": "dayton"}
    ),
    "iraq-2005-three-wrong": MapState(
        "wrong_side", {"territory": "iraq-2005", "plan": "three-regions"}
    ),
    "iraq-2005-biden-gelb-sides": MapState(
        "sides", {"territory": "iraq-2005", "plan": "biden-gelb"}
    ),
    "bosnia-2013-dayton-circles": MapState(
        "minority", {"territory": "bosnia-2013", "plan": "dayton"}
    ),
    "iraq-2005-three-circles": MapState(
        "minority", {"territory": "iraq-2005", "plan": "three-regions"}
    ),
    "dayton": MapState("dayton"),
    "drina-1991": MapState("drina", {"year": 1991}),
    "baghdad-before": MapState("baghdad", {"when": "before"}),
    "places": MapState("places"),
    "cases": MapState("cases"),
    "case-ireland-after": MapState("case", {"case": "ireland_1921", "when": "after"}),
}


def kept(scene: Scene) -> dict[str, Any]:
    """A scene in short: geometry by its number of points and its rounded extent, dots by count."""
    return {
        "view": {name: _short(value) for name, value in scene.view.items()},
        "label": scene.label,
        "fixtures": [_part(part) for part in scene.fixtures],
        "layers": [_part(part) for part in scene.layers],
    }


def picture(name: str) -> dict[str, Any]:
    """What is kept of the scene `name`."""
    return kept(build(SCENES[name]))


def _part(part: Fixture | Layer) -> dict[str, Any]:
    return {"call": part.call, **{name: _short(value) for name, value in part.content.items()}}


def _short(value: object) -> Any:
    if isinstance(value, Mapping):
        if "features" in value:
            return {str(one["properties"].get("id", "")): _form(one) for one in value["features"]}
        if "coordinates" in value or value.get("type") == "GeometryCollection":
            return _form({"geometry": value})
        return {str(name): _short(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        if len(value) > 200 and all(isinstance(one, int | float) for one in value):
            return f"{len(value)} numbers, sum {sum(value):.0f}"
        return [_short(one) for one in value]
    return round(value, 4) if isinstance(value, float) else value


def _form(feature: Mapping[str, Any]) -> str:
    form = shape(feature["geometry"])
    west, south, east, north = form.bounds if not form.is_empty else (0, 0, 0, 0)
    extent = f"{west:.1f} {south:.1f} {east:.1f} {north:.1f}"
    return f"{form.geom_type} {extent} area {form.area:.2f} length {form.length:.1f}"
