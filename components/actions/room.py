"""A presenter's room as data, and what a store of rooms can do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

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


class Rooms(Protocol):
    """Where rooms are kept. Servers that share a store share their rooms.

    A store of another kind (as Redis) needs these four; `files.save` and `files.load` make bytes
    of a briefing and back.
    """

    def open(self, briefing: Briefing, at: int) -> str:
        """A new room; its token, which cannot be guessed."""
        ...

    def find(self, token: str | None) -> Room | None:
        """The room as it stands, if it is still there; looking keeps it alive."""
        ...

    def go(self, token: str, at: int, briefing: Briefing | None = None) -> int:
        """Show another step, or another briefing; the number of this change, 0 without a room."""
        ...

    def restart(self, token: str) -> None:
        """Set the room's clock to now."""
        ...
