"""What groups are called: those that the project knows by their words, others by their column."""

from __future__ import annotations

from collections.abc import Iterable

from components.text.words import words


def named(groups: Iterable[str]) -> dict[str, str]:
    """Group -> what it is called; every group that the project knows, and these."""
    known = words("common")["groups"]
    return {**known, **{group: group for group in groups if group not in known}}
