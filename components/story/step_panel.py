"""The words beside the map, as HTML. Every text is escaped on its way in."""

from __future__ import annotations

from html import escape
from pathlib import Path

from components.story import sources
from components.story.bars import html as bars
from components.story.charts import chart
from components.story.model import Step
from components.text.words import words

STATIC = Path(__file__).parent / "static"


def html(
    step: Step, n: int, total: int, described: str, *, byline: str = "", notes: bool = False
) -> str:
    """Title, message, figure or chart, callouts, and sources of a step.

    `described` is the map's text alternative. Sources are named, not linked: a press in front of
    an audience must not lead away. `byline` stands under the title; `notes` adds the speaker's.
    """
    say = words("briefing")
    look = "".join([" pair" * (len(step.maps) > 1), " opening" * step.opening])
    parts = [
        f'<section class="step{look}">',
        f'<p class="count">{escape(say["step_of"].format(n=n, total=total))}</p>',
        f"<h1>{escape(step.title)}</h1>",
        f'<p class="message">{escape(step.message)}</p>',
    ]
    if step.opening and byline:
        parts.append(f'<p class="byline">{escape(byline)}</p>')
    if step.figure:
        parts.append(
            f'<p class="figure"><strong>{escape(step.figure.value)}</strong> '
            f"<span>{escape(step.figure.label)}</span></p>"
        )
    if step.chart:
        parts.append(f'<div class="chart">{bars(chart(step.chart))}</div>')
    parts += [
        _callouts(step),
        f'<p class="described">{escape(described)}</p>',
        _sources(step),
    ]
    if notes and step.notes:
        told = "".join(f"<p>{escape(part)}</p>" for part in step.notes.splitlines() if part)
        parts.append(f"<details><summary>{escape(say['notes'])}</summary>{told}</details>")
    return "".join([*parts, "</section>"])


def callouts(step: Step) -> list[tuple[int, str]]:
    """Number and words of the callouts that no bar of the step's chart repeats."""
    told = {bar.number for bar in chart(step.chart).bars} if step.chart else set()
    marks = (mark for state in step.maps for mark in state.marks)
    return [(mark.number, mark.text) for mark in marks if mark.number not in told]


def _callouts(step: Step) -> str:
    items = "".join(
        f'<li><i class="number">{number}</i> {escape(text)}</li>' for number, text in callouts(step)
    )
    return f'<ul class="callouts">{items}</ul>' if items else ""


def _sources(step: Step) -> str:
    """One line that opens to the list."""
    start, found = sources.firmness(step), sources.each(step.source_ids)
    if not found:
        return f'<p class="sources">{escape(start)}</p>' if start else ""
    head = " · ".join(filter(None, [start, f"{words('briefing')['sources']} ({len(found)})"]))
    items = "".join(f"<li>{escape(one)}</li>" for one in found)
    return f'<details class="sources"><summary>{escape(head)}</summary><ul>{items}</ul></details>'
