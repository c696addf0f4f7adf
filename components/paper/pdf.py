"""The briefing as a handout: a cover, then one step a page, text that can be read and found."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from components.atlas.assets import as_json
from components.atlas.library import build
from components.atlas.scene import CREDIT, Scene
from components.palette import ACCENT, colour
from components.paper import fonts
from components.paper.progress import Progress, quiet
from components.paper.sheet import picture
from components.paper.thumbnail import inset
from components.story import sources
from components.story.bars import Chart
from components.story.charts import chart
from components.story.model import Briefing, Step
from components.story.step_panel import callouts
from components.text.markdown import clean
from components.text.words import words

TEMPLATE = Path(__file__).parent / "handout.typ"
REMEMBERED = 10  # documents after which Typst forgets
WIDTH = 493  # points across the page: a drawing's 12 is 12 points
SPACE = 12  # points around a map
FOOT = 780  # points from the top of a page to the end of what may stand on it
LOWEST, LOWEST_PAIR, HIGHEST, COVER = 220, 290, 600, 250
TALL = 440  # of a map that has room for its legend


def pdf(briefing: Briefing, when: datetime, progress: Progress = quiet) -> bytes:
    """The whole briefing as a tagged PDF with its fonts in it and its maps as vectors."""
    import typst

    say = words("briefing")
    pages = [step for step in briefing.steps if not step.opening] or list(briefing.steps)
    opening = next((step for step in briefing.steps if step.opening), pages[0])
    cover = [build(state) for state in opening.maps]
    deck = {
        "title": clean(briefing.title),
        "subtitle": clean(opening.message),
        "byline": clean(briefing.byline),
        "cover": picture(cover, WIDTH, COVER),
        "alt": clean(" ".join(scene.label for scene in cover)),
        "author": clean(briefing.byline) or words("site")["name"],
        "made": say["made"].format(date=f"{when:%Y-%m-%d}", site=words("site")["name"]),
        "font": fonts.FAMILY,
        "notes": say["notes"],
        "contents": say["contents"],
        "steps": [_page(step) for step in pages],
        "closing": say["closing"],
        "sources": [clean(one) for one in sources.each(sources.distinct(briefing.steps))],
    }
    try:
        room = _room(deck)
        for i, (page, step) in enumerate(zip(deck["steps"], pages, strict=True)):
            progress(i, len(pages) + 1)
            page["map"] = _map(step, room[i])
        progress(len(pages), len(pages) + 1)
        return typst.compile(**_typst(deck), format="pdf")
    finally:
        # Typst remembers what it has laid out until so many documents later: 14 MB a handout.
        for _ in range(REMEMBERED + 1):
            typst.compile(b"", ignore_system_fonts=True, format="pdf")


def _typst(deck: dict[str, Any]) -> dict[str, Any]:
    return {
        "input": TEMPLATE.read_bytes(),
        "font_paths": [str(fonts.folder())],
        "ignore_system_fonts": True,
        "sys_inputs": {"deck": as_json(deck)},
    }


def _room(deck: dict[str, Any]) -> list[float]:
    """Points of height that are left for the map of each step, laid out without its map."""
    import typst

    found = json.loads(typst.query(selector="<spot>", **_typst(deck)))
    spots = [one["value"] for one in found]
    return [
        FOOT - end["y"] - SPACE if end["page"] == start["page"] else 0
        for start, end in zip(spots[::2], spots[1::2], strict=True)
    ]


def _page(step: Step) -> dict[str, Any]:
    """What stands on a step's page; its map is drawn when the room for it is known."""
    return {
        "title": clean(step.title),
        "message": clean(step.message),
        "map": None,
        "alt": clean(" ".join(build(state).label for state in step.maps)),
        "inset": inset(step.inset) if step.inset else None,
        "callouts": clean(" · ".join(f"{number} {text}" for number, text in callouts(step))),
        "figure": step.figure
        and {"value": clean(step.figure.value), "label": clean(step.figure.label)},
        "chart": _bars(chart(step.chart)) if step.chart else None,
        "notes": [clean(note) for note in step.notes.splitlines() if note.strip()],
        "sources": clean(f"{sources.short(step)} — {CREDIT}"),
    }


def _map(step: Step, room: float) -> str:
    scenes = [build(state) for state in step.maps]
    lowest = LOWEST_PAIR if len(scenes) > 1 else LOWEST
    high = min(max(room, lowest), HIGHEST)
    return picture(scenes, WIDTH, high, **_keys(scenes, high))


def _keys(scenes: Sequence[Scene], high: float) -> dict[str, bool]:
    """Where the legends go: under a pair, beside a map that does not need the page's width."""
    if len(scenes) > 1:
        return {"below": True}
    return {"beside": high < TALL and not scenes[0].view.get("across")}


def _bars(data: Chart) -> dict[str, Any]:
    bars = []
    for bar in data.bars:
        solid, end = data.extent(bar)
        bars.append(
            {
                "label": clean(bar.name),
                "text": clean(bar.text),
                "solid": solid,
                "pale": end - solid,
                "colour": colour(bar.colour, ACCENT),
            }
        )
    key = [{"colour": colour(shade, ACCENT), "text": clean(text)} for shade, text in data.key]
    return {"title": clean(data.title), "bars": bars, "note": clean(data.note), "key": key}
