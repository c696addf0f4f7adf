"""A step's sources, in full and in short."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import pandas as pd

import geodata as gd
from components.story.model import Step
from components.text.words import words


@cache
def _table() -> pd.DataFrame:
    return gd.sources().set_index("source_id")


def known(source_id: str) -> bool:
    """Whether there is such a source."""
    return source_id in _table().index


def firmness(step: Step) -> str:
    """How firm the step's figures are, and the article's paragraphs, in words; may be empty."""
    parts = []
    if step.firmness:
        parts.append(words("common")["firmness"][step.firmness])
    if step.paragraphs:
        parts.append(words("briefing")["paragraph"] + step.paragraphs.replace(";", ", "))
    return " · ".join(parts)


def line(step: Step) -> str:
    """All sources of a step in one line of text."""
    return " — ".join(part for part in (firmness(step), named(step.source_ids)) if part)


def each(source_ids: Iterable[str]) -> list[str]:
    """Each source with its publisher and year."""
    return [
        f"{_table()['title'][one]} ({_table()['publisher'][one]}, {_table()['year'][one]})"
        for one in source_ids
    ]


def short(step: Step) -> str:
    """How firm, and who published what is used: one line for a slide."""
    told = ", ".join(publishers(step.source_ids))
    head = f"{words('briefing')['sources']}: {told}" if told else ""
    return " — ".join(filter(None, [firmness(step), head]))


def publishers(source_ids: Iterable[str]) -> list[str]:
    """Who published the sources, each with its years, in the sources' order."""
    found: dict[str, list[str]] = {}
    for one in source_ids:
        years = found.setdefault(str(_table()["publisher"][one]), [])
        if (year := str(_table()["year"][one])) not in years:
            years.append(year)
    return [f"{publisher} {', '.join(years)}" for publisher, years in found.items()]


def distinct(steps: Iterable[Step]) -> list[str]:
    """The sources of several steps, each once, in their order."""
    return list(dict.fromkeys(one for step in steps for one in step.source_ids))


def named(source_ids: Iterable[str]) -> str:
    """Sources with publisher and year; empty if there are none."""
    found = "; ".join(each(source_ids))
    return f"{words('briefing')['sources']}: {found}" if found else ""
