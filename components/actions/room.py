"""A presenter's room as data, the same in whatever store it is kept."""

from __future__ import annotations

from dataclasses import dataclass

from components.story.model import Briefing

LIFE = 12 * 3600  # seconds without a sign of life after which a room is forgotten


@dataclass(frozen=True)
class Room:
    """What both windows share: the briefing, the step, when it began. `turn` counts changes."""

    briefing: Briefing
    at: int
    began: float
    seen: float
    turn: int = 0
