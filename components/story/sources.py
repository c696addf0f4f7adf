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


def titles(step: Step) -> list[tuple[str, str]]:
    """Source id and title, in the step's order."""
    return [(one, str(_table()["title"][one])) for one in step.source_ids]


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


def named(source_ids: Iterable[str]) -> str:
    """Sources with publisher and year; empty if there are none."""
    found = "; ".join(
        f"{_table()['title'][one]} ({_table()['publisher'][one]}, {_table()['year'][one]})"
        for one in source_ids
    )
    return f"{words('briefing')['sources']}: {found}" if found else ""
