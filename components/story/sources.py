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


def named(source_ids: Iterable[str]) -> str:
    """Sources with publisher and year; empty if there are none."""
    found = "; ".join(each(source_ids))
    return f"{words('briefing')['sources']}: {found}" if found else ""
