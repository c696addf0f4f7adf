"""The stage: one map for a whole briefing; steps repaint and move it, and never rebuild it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import shapely
from shapely.geometry import shape

from components.atlas.assets import as_json
from components.atlas.layers import paint
from components.atlas.library import MapState, build, keep_drawn
from components.atlas.maps.world import FINEST, waters, world
from components.atlas.scene import Fixture, Layer, Scene
from components.story.model import Step

FORWARDED = [
    *("ArrowRight", "ArrowLeft", "PageDown", "PageUp", "Home", "End", " ", "Escape"),
    *("f", "F", "b", "B", ".", "g", "G"),
]
WHOLE_WORLD = 5_000  # square degrees; a base map larger than this is no close-up


@dataclass(frozen=True)
class Stage:
    """Scenes step by step, all on the same fixtures; `second` is the right map of a pair."""

    first: tuple[Scene, ...]
    second: tuple[Scene | None, ...]

    def scenes(self, position: int) -> list[Scene]:
        """One scene of a step, or the two of a pair."""
        return [scene for scene in (self.first[position], self.second[position]) if scene]

    def described(self, position: int) -> str:
        """The text alternative of a step's maps."""
        return " ".join(scene.label for scene in self.scenes(position))


def stage(steps: tuple[Step, ...]) -> Stage:
    """The scenes of `steps` on common fixtures. Raises UnknownScene."""
    return _stage(tuple(step.maps for step in steps))


@keep_drawn(4)
def _stage(maps: tuple[tuple[MapState, ...], ...]) -> Stage:
    built = [[build(state) for state in states] for states in maps]
    first = _common([scenes[0] for scenes in built])
    right = [scenes[1] for scenes in built if len(scenes) > 1]
    common = iter(_common(right) if right else ())
    second = tuple(next(common) if len(scenes) > 1 else None for scenes in built)
    return Stage(tuple(first), second)


def _common(scenes: Sequence[Scene]) -> list[Scene]:
    """The same scenes, each with the fixtures of all; what another scene paints is cleared."""
    fixtures: dict[str, Fixture] = {}
    for scene in scenes:
        for fixture in scene.fixtures:
            if fixture.call not in ("base", "waters"):
                fixtures.setdefault(_digest(fixture), fixture)
    named = [_named(one) if one.call == "shapes" else one for one in fixtures.values()]
    renamed = [_renamed(scene) for scene in scenes]
    # Areas that no step paints, such as an outline that none asks for, would travel for nothing.
    areas = {name for scene in renamed for name in _painted(scene)}
    kept = [one for one in named if one.call != "shapes" or one.content["name"] in areas]
    shared = (_ground(scenes), waters(), *kept, _forward())
    return [
        replace(scene, fixtures=shared, layers=(*_cleared(scene, areas), *scene.layers))
        for scene in renamed
    ]


def _painted(scene: Scene) -> set[str]:
    """The areas that a scene paints in any way."""
    paints = [layer for layer in scene.layers if layer.call == "paint"]
    return {layer.content["name"] for layer in paints if layer.content["units"]}


def _cleared(scene: Scene, areas: set[str]) -> list[Layer]:
    """Nothing on the areas that other steps paint."""
    return [paint(name, {}) for name in sorted(areas - _painted(scene))]


def _forward() -> Fixture:
    return Fixture("stage", {"keys": FORWARDED})


def _digest(fixture: Fixture) -> str:
    return hashlib.sha256(f"{fixture.call} {as_json(fixture.content)}".encode()).hexdigest()[:8]


def _named(fixture: Fixture) -> Fixture:
    """Shapes under a name of their own; what stays on its own map is painted or not here."""
    content = {**fixture.content, "name": f"{fixture.content['name']}-{_digest(fixture)}"}
    if content.pop("line", False):
        content["passive"] = True
    content.pop("fill", None)
    return Fixture("shapes", content, fixture.private)


def _renamed(scene: Scene) -> Scene:
    """Paint by the names that shapes have on the stage."""
    own = {one.content["name"]: one for one in scene.fixtures if one.call == "shapes"}
    names = {name: f"{name}-{_digest(one)}" for name, one in own.items()}
    drawn = [
        paint(names[name], _look(one.content))
        for name, one in own.items()
        if one.content.get("line") or one.content.get("fill")
    ]
    for layer in scene.layers:
        if layer.call != "paint":
            drawn.append(layer)
        elif layer.content["units"]:
            drawn.append(paint(names[layer.content["name"]], layer.content["units"]))
    return replace(scene, layers=tuple(drawn))


def _look(shapes: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """How a line or an area that stays is painted."""
    if shapes.get("line"):
        look: dict[str, Any] = {"fill": shapes["colour"], "opacity": 0, "stroke": shapes["colour"]}
        look |= {"weight": shapes["weight"], "dash": shapes["dash"]}
    else:
        look = {"fill": shapes["fill"], "opacity": 1, "stroke": shapes["stroke"], "weight": 1}
    return {str(one["properties"]["id"]): look for one in shapes["geojson"]["features"]}


def _ground(scenes: Sequence[Scene]) -> Fixture:
    """One base map: the world, and in its windows the finer land of the scenes."""
    bases = {_digest(one): one for scene in scenes for one in scene.fixtures if one.call == "base"}
    land, borders = (_shape(world().content[part]) for part in ("land", "borders"))
    labels: dict[str, Any] = {}
    for base in bases.values():
        for label in base.content.get("labels") or ():
            labels.setdefault(label["text"], label)
        fine = _shape(base.content["land"])
        window = shapely.box(*fine.bounds)
        if window.area < WHOLE_WORLD:
            land = shapely.union(land.difference(window), fine)
            edges = _shape(base.content["borders"])
            borders = shapely.union(borders.difference(window), edges)
    return Fixture(
        "base",
        {
            "land": _rounded(land),
            "borders": _rounded(borders),
            "labels": list(labels.values()),
        },
    )


def _shape(geojson: dict) -> shapely.Geometry:
    """One geometry of a GeoJSON feature collection or geometry."""
    if "features" in geojson:
        return shapely.union_all([shape(one["geometry"]) for one in geojson["features"]])
    return shape(geojson)


def _rounded(form: shapely.Geometry) -> dict:
    thin = shapely.simplify(form, FINEST)
    return shapely.transform(thin, lambda xy: xy.round(3)).__geo_interface__
