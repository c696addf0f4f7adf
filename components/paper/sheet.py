"""A map on paper: title, one map or a pair at one scale, legend, scale bar, north, sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from components.atlas.mercator import Viewport
from components.atlas.scene import CREDIT, Scene
from components.palette import PAPER
from components.paper import fonts
from components.paper.legend import legend, legend_size, north, scale_bar
from components.paper.markup import document, lines, rect, text
from components.paper.svg import draw

EDGE, GAP, SMALL_GAP = 24, 14, 6
TITLE, SMALL = 26, 12
COLUMN = 150  # width of a legend's lines beside its map
WIDER = 1.15  # how much wider another typeface may run


def maps(
    scenes: Sequence[Scene],
    width: float,
    height: float,
    *,
    at: tuple[float, float] = (0, 0),
    below: bool = False,
    beside: bool = False,
) -> str:
    """One map or several side by side, each with its scale bar and north.

    `below` puts the legends under the maps, whose height is then that of `map_height`, `beside`
    the legend of a single map to its right: small maps have no room for words that can be read.
    """
    parts = []
    if beside:
        content = next((one.content for one in scenes[0].layers if one.call == "legend"), None)
        if content:
            column = legend_size(content, COLUMN)[0]
            parts.append(legend(content, at[0] + width - column, at[1], COLUMN))
            scenes = [_without_legend(scenes[0])]
            width -= column + GAP
    wide = (width - GAP * (len(scenes) - 1)) / len(scenes)
    whole, height = height, map_height(scenes, wide, height, below=below)
    for i, scene in enumerate(scenes):
        x, y = at[0] + i * (wide + GAP), at[1]
        viewport = Viewport.of(scene.view, wide, height)
        if below and whole > height:
            parts += [
                legend(one.content, x, y + height + SMALL_GAP, wide - 22)
                for one in scene.layers
                if one.call == "legend"
            ]
            scene = _without_legend(scene)
        parts.append(draw(scene, wide, height, at=(x, y)))
        parts.append(scale_bar(viewport.metres_per_pixel, x + 10, y + height - 9))
        parts.append(north(x + wide - 27, y + 27))
    return "".join(parts)


def _without_legend(scene: Scene) -> Scene:
    return replace(scene, layers=tuple(one for one in scene.layers if one.call != "legend"))


def map_height(scenes: Sequence[Scene], wide: float, height: float, *, below: bool) -> float:
    """What is left of `height` for maps `wide` units across that have their legends below."""
    if not below:
        return height
    legends = [one.content for scene in scenes for one in scene.layers if one.call == "legend"]
    return height - max((legend_size(one, wide - 22)[1] + SMALL_GAP for one in legends), default=0)


def picture(
    scenes: Sequence[Scene],
    width: float,
    height: float,
    *,
    below: bool = False,
    beside: bool = False,
) -> str:
    """Maps alone as a whole SVG file, for a page that has its own title and sources."""
    label = " ".join(scene.label for scene in scenes)
    drawn = maps(scenes, width, height, below=below, beside=beside)
    return document(width, height, drawn, label)


def sheet(
    scenes: Sequence[Scene],
    title: str,
    *,
    sources: str = "",
    width: float = 1200,
    height: float = 800,
    carry: bool = False,
) -> str:
    """Maps as a whole SVG file that stands alone: title above, sources and credit below.

    `carry` puts the typeface into the file. Lines leave room for a wider one all the same, as not
    every program looks for a typeface inside a file.
    """
    room = width - 2 * EDGE
    heading = fonts.wrap(title, TITLE, room / WIDER, 700)
    foot = fonts.wrap(sources, SMALL, room / WIDER) if sources else []
    foot += fonts.wrap(CREDIT, SMALL, room / WIDER)
    top = EDGE + len(heading) * TITLE * 1.2 + 8
    bottom = len(foot) * SMALL * 1.35 + EDGE * 0.75
    parts = [
        rect(0, 0, width, height, PAPER),
        lines(EDGE, EDGE + TITLE * 0.8, heading, TITLE, 1.2, weight=700),
        maps(scenes, room, height - top - bottom - 8, at=(EDGE, top)),
        *(
            text(EDGE, height - bottom + 10 + i * SMALL * 1.35, line, SMALL, fill="#4c4a46")
            for i, line in enumerate(foot)
        ),
    ]
    description = " ".join(scene.label for scene in scenes)
    return document(width, height, "".join(parts), title, description, carry=carry)
