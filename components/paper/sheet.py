"""A map on paper: title, one map or a pair at one scale, legend, scale bar, north, sources."""

from __future__ import annotations

from collections.abc import Sequence

from components.atlas.mercator import Frame
from components.atlas.scene import CREDIT, Scene
from components.palette import PAPER
from components.paper import fonts
from components.paper.legend import north, scale_bar
from components.paper.markup import document, lines, rect, text
from components.paper.svg import draw

EDGE, GAP = 24, 14
TITLE, SMALL = 26, 12


def maps(
    scenes: Sequence[Scene], width: float, height: float, *, at: tuple[float, float] = (0, 0)
) -> str:
    """One map or several side by side, each with its scale bar and north."""
    wide = (width - GAP * (len(scenes) - 1)) / len(scenes)
    parts = []
    for i, scene in enumerate(scenes):
        x, y = at[0] + i * (wide + GAP), at[1]
        frame = Frame.of(scene.view, wide, height)
        parts.append(draw(scene, wide, height, at=(x, y)))
        parts.append(scale_bar(frame.metres_per_pixel, x + 10, y + height - 9))
        parts.append(north(x + wide - 27, y + 27))
    return "".join(parts)


def picture(scenes: Sequence[Scene], width: float, height: float) -> str:
    """Maps alone as a whole SVG file, for a page that has its own title and sources."""
    label = " ".join(scene.label for scene in scenes)
    return document(width, height, maps(scenes, width, height), label)


def sheet(
    scenes: Sequence[Scene],
    title: str,
    *,
    sources: str = "",
    width: float = 1200,
    height: float = 800,
) -> str:
    """Maps as a whole SVG file that stands alone: title above, sources and credit below."""
    room = width - 2 * EDGE
    heading = fonts.wrap(title, TITLE, room, 700)
    foot = fonts.wrap(sources, SMALL, room) if sources else []
    foot += fonts.wrap(CREDIT, SMALL, room)
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
    return document(width, height, "".join(parts), title, description)
