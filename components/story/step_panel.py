"""The words beside the map, as HTML. Every text is escaped on its way in."""

from __future__ import annotations

from html import escape
from pathlib import Path
from urllib.parse import quote

from components.story import sources
from components.story.bars import html as bars
from components.story.charts import chart
from components.story.model import Step
from components.text.words import words

STATIC = Path(__file__).parent / "static"


def html(step: Step, n: int, total: int, described: str, *, leaves: bool = False) -> str:
    """Title, message, figure or chart, and sources of a step.

    `described` is the map's text alternative. In a file that leaves the app, sources are named but
    not linked, and the notes go with them.
    """
    say = words("briefing")
    parts = [
        f'<section class="step{" pair" if len(step.maps) > 1 else ""}">',
        f'<p class="count">{escape(say["step_of"].format(n=n, total=total))}</p>',
        f"<h1>{escape(step.title)}</h1>",
        f'<p class="message">{escape(step.message)}</p>',
    ]
    if step.figure:
        parts.append(
            f'<p class="figure"><strong>{escape(step.figure.value)}</strong> '
            f"<span>{escape(step.figure.label)}</span></p>"
        )
    if step.chart:
        parts.append(f'<div class="chart">{bars(chart(step.chart))}</div>')
    parts.append(f'<p class="described">{escape(described)}</p>')
    parts.append(f'<p class="sources">{_sources(step, not leaves)}</p>')
    if leaves and step.notes:
        notes = "".join(f"<p>{escape(part)}</p>" for part in step.notes.splitlines() if part)
        parts.append(f"<details><summary>{escape(say['notes'])}</summary>{notes}</details>")
    return "".join([*parts, "</section>"])


def _sources(step: Step, link: bool) -> str:
    named = [
        f'<a href="sources?source={quote(one)}" target="_blank">{escape(title)}</a>'
        if link
        else escape(title)
        for one, title in sources.titles(step)
    ]
    start = sources.firmness(step)
    head = f"<strong>{escape(start)}</strong> " if start else ""
    return head + " · ".join(named)
