"""The briefing as a handout: a cover, then one step a page, text that can be read and found."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from components.atlas.assets import as_json
from components.atlas.library import build
from components.atlas.scene import CREDIT
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
PAGE, LINE = 745, 14.7  # points of height for a step, and of a line of text
LOWEST, LOWEST_PAIR, HIGHEST, COVER = 220, 290, 480, 250


def pdf(briefing: Briefing, when: datetime, progress: Progress = quiet) -> bytes:
    """The whole briefing as a tagged PDF with its fonts in it and its maps as vectors."""
    import typst

    say = words("briefing")
    pages = [step for step in briefing.steps if not step.opening] or list(briefing.steps)
    opening = next((step for step in briefing.steps if step.opening), pages[0])
    steps, total = [], len(briefing.steps)
    for i, step in enumerate(pages):
        progress(i, total + 1)
        steps.append(_page(step))
    progress(total, total + 1)
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
        "steps": steps,
        "closing": say["closing"],
        "sources": [clean(one) for one in sources.each(sources.distinct(briefing.steps))],
    }
    try:
        return typst.compile(  # type: ignore[call-overload]  # its stub knows no list of folders as text
            TEMPLATE.read_bytes(),
            font_paths=[str(fonts.folder())],
            ignore_system_fonts=True,
            sys_inputs={"deck": as_json(deck)},
            format="pdf",
        )
    finally:
        # Typst remembers what it has laid out until so many documents later: 14 MB a handout.
        for _ in range(REMEMBERED + 1):
            typst.compile(b"", ignore_system_fonts=True, format="pdf")


def _page(step: Step) -> dict[str, Any]:
    scenes = [build(state) for state in step.maps]
    page = {
        "title": clean(step.title),
        "message": clean(step.message),
        "alt": clean(" ".join(scene.label for scene in scenes)),
        "inset": inset(step.inset) if step.inset else None,
        "callouts": clean(" · ".join(f"{number} {text}" for number, text in callouts(step))),
        "figure": step.figure
        and {"value": clean(step.figure.value), "label": clean(step.figure.label)},
        "chart": _bars(chart(step.chart)) if step.chart else None,
        "notes": [clean(note) for note in step.notes.splitlines() if note.strip()],
        "sources": clean(f"{sources.short(step)} — {CREDIT}"),
    }
    lowest = LOWEST_PAIR if len(scenes) > 1 else LOWEST
    high = min(max(PAGE - _rest(page), lowest), HIGHEST)
    return page | {"map": picture(scenes, WIDTH, high, below=len(scenes) > 1)}


def _rest(page: dict[str, Any]) -> float:
    """About how many points of height everything but the map needs."""

    def lines(text: str, size: float = 12) -> float:
        return len(fonts.wrap(text, size, WIDTH)) * LINE * size / 12

    high = 20 + lines(page["title"], 22) + lines(page["message"], 14) + lines(page["sources"]) + 8
    high += lines(page["callouts"]) if page["callouts"] else 0
    if page["figure"]:
        high += 44 + lines(page["figure"]["label"], 14)
    if page["chart"]:
        rows = (1 + (len(bar["label"]) > 30) for bar in page["chart"]["bars"])
        high += 50 + 22 * sum(rows) + lines(page["chart"]["note"])
        high += LINE if page["chart"]["key"] else 0
    return high + 34 + sum(lines(note) + 4 for note in page["notes"])


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
