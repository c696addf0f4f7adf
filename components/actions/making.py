"""What a worker makes: a briefing's file, a picture of maps. It knows no screen and stays small."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import geodata as gd
from components.atlas.library import MapState, build
from components.paper.sheet import sheet
from components.story import sources
from components.story.model import Briefing

SHEET = {"width": 1200, "height": 800}


def made(
    hook: gd.executors.Hook, kind: str, briefing: Briefing, when: datetime, notes: bool = False
) -> bytes:
    """The file of a kind (html, pptx, pdf); its libraries are imported when they are needed.

    `notes` puts the speaker's notes into the web page; the other two always have them.
    """
    if kind == "html":
        from components.paper.html import html

        content = html(briefing, hook, notes=notes)
    elif kind == "pptx":
        from components.paper.pptx import pptx

        content = pptx(briefing, when, hook)
    else:
        from components.paper.pdf import pdf

        content = pdf(briefing, when, hook)
    hook()  # stopped after the last step is stopped too
    return content


def picture(
    hook: gd.executors.Hook,
    states: Sequence[MapState],
    title: str,
    source_ids: Sequence[str],
    scale: float | None,
) -> bytes:
    """Maps beside each other with title, legends and sources: a PNG at `scale`, else an SVG."""
    scenes = [build(state) for state in states]
    drawn = sheet(scenes, title, sources=sources.named(source_ids), carry=scale is None, **SHEET)
    hook()
    if scale is None:
        return drawn.encode()
    from components.paper.png import png

    return png(drawn, scale)
