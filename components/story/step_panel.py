"""The words beside the map, as HTML."""

from __future__ import annotations

from pathlib import Path

from components.story import sources
from components.story.bars import in_css
from components.story.charts import chart
from components.story.model import Step
from components.text.templates import render
from components.text.words import words

STATIC = Path(__file__).parent / "static"


def html(
    step: Step, n: int, total: int, described: str, *, byline: str = "", notes: bool = False
) -> str:
    """Title, message, figure or chart, callouts, and sources of a step.

    `described` is the map's text alternative. `byline` stands under the title; `notes` adds the
    speaker's.
    """
    return render(
        "story/step_panel.html",
        say=words("briefing"),
        step=step,
        n=n,
        total=total,
        described=described,
        byline=byline,
        chart=chart(step.chart) if step.chart else None,
        in_css=in_css,
        callouts=callouts(step),
        firmness=sources.firmness(step),
        sources=sources.each(step.source_ids),
        notes=[line for line in step.notes.splitlines() if line] if notes else (),
    )


def callouts(step: Step) -> list[tuple[int, str]]:
    """Number and words of the callouts that no bar of the step's chart repeats."""
    told = {bar.number for bar in chart(step.chart).bars} if step.chart else set()
    marks = (mark for state in step.maps for mark in state.marks)
    return [(mark.number, mark.text) for mark in marks if mark.number not in told]
