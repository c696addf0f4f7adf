"""The briefing as a handout: one step a page, notes beneath, text that can be read and found."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from components.atlas.assets import as_json
from components.atlas.scene import CREDIT
from components.palette import ACCENT, colour
from components.paper import fonts
from components.paper.progress import Progress, quiet
from components.paper.sheet import picture
from components.story import sources
from components.story.bars import Chart
from components.story.charts import chart
from components.story.model import Briefing, Step
from components.story.stage import Stage, stage
from components.text.markdown import clean
from components.text.words import words

TEMPLATE = Path(__file__).parent / "handout.typ"
REMEMBERED = 10  # documents after which Typst forgets
WIDTH, HEIGHT = 860, 560  # units of a map's drawing


def pdf(briefing: Briefing, when: datetime, progress: Progress = quiet) -> bytes:
    """The whole briefing as a tagged PDF with its fonts in it and its maps as vectors."""
    import typst

    say = words("briefing")
    ready = stage(briefing.steps)
    steps = []
    for i, step in enumerate(briefing.steps):
        progress(i, len(briefing.steps) + 1)
        steps.append(_page(step, ready, i))
    progress(len(steps), len(steps) + 1)
    deck = {
        "title": clean(briefing.title),
        "author": words("site")["name"],
        "made": say["made"].format(date=f"{when:%Y-%m-%d}", site=words("site")["name"]),
        "font": fonts.FAMILY,
        "notes": say["notes"],
        "steps": steps,
    }
    try:
        return typst.compile(
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


def _page(step: Step, ready: Stage, at: int) -> dict[str, Any]:
    return {
        "title": clean(step.title),
        "message": clean(step.message),
        "map": picture(ready.scenes(at), WIDTH, HEIGHT),
        "alt": clean(ready.described(at)),
        "figure": step.figure
        and {"value": clean(step.figure.value), "label": clean(step.figure.label)},
        "chart": _bars(chart(step.chart)) if step.chart else None,
        "notes": [clean(note) for note in step.notes.splitlines() if note.strip()],
        "sources": clean(f"{sources.line(step)} — {CREDIT}"),
    }


def _bars(data: Chart) -> dict[str, Any]:
    bars = []
    for bar in data.bars:
        solid, end = data.extent(bar)
        bars.append(
            {
                "label": clean(bar.label),
                "text": clean(bar.text),
                "solid": solid,
                "pale": end - solid,
                "colour": colour(bar.colour, ACCENT),
            }
        )
    return {"title": clean(data.title), "bars": bars, "note": clean(data.note)}
