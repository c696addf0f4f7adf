"""Small pictures: a step's map at a glance, and the inset that places a large map."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from components.atlas.library import MapState, build, keep_drawn
from components.atlas.scene import Layer, Scene
from components.palette import PAPER
from components.paper.markup import document
from components.paper.png import png
from components.paper.sheet import GAP
from components.paper.svg import draw

WIDTH, HEIGHT = 480, 300  # units of the drawing
SCALE = 0.6  # pixels a unit
INSET = (220, 165)
WORDY = {"legend", "callouts"}

Maps = tuple[MapState, ...]


@keep_drawn(240)
def thumbnail(maps: Maps) -> bytes:
    """A step's maps as a small PNG: without words, which could not be read at this size."""
    scenes = [_bare(build(state)) for state in maps]
    wide = (WIDTH - GAP * (len(scenes) - 1)) / len(scenes)
    drawn = [draw(scene, wide, HEIGHT, at=(i * (wide + GAP), 0)) for i, scene in enumerate(scenes)]
    label = " ".join(scene.label for scene in scenes)
    return png(document(WIDTH, HEIGHT, "".join(drawn), label), SCALE)


def inset(state: MapState) -> str:
    """A small map as a whole SVG file with a frame around it."""
    scene, (wide, high) = build(state), INSET
    edge = (
        f'<rect x="1" y="1" width="{wide - 2}" height="{high - 2}" fill="none" '
        f'stroke="{PAPER}" stroke-width="2"/>'
        f'<rect x="0.5" y="0.5" width="{wide - 1}" height="{high - 1}" fill="none" '
        'stroke="#62605b"/>'
    )
    return document(wide, high, draw(scene, wide, high) + edge, scene.label)


def _bare(scene: Scene) -> Scene:
    kept = (layer for layer in scene.layers if layer.call not in WORDY)
    ground = tuple(
        replace(one, content={**one.content, "labels": []}) if "labels" in one.content else one
        for one in scene.fixtures
        if one.call != "names"
    )
    return replace(scene, fixtures=ground, layers=tuple(map(_wordless, kept)))


def _wordless(layer: Layer) -> Layer:
    if layer.call != "pins":
        return layer
    items: list[Mapping[str, Any]] = [{**item, "label": False} for item in layer.content["items"]]
    return Layer("pins", {**layer.content, "items": items})
