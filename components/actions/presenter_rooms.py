"""Rooms: how one presenter's two windows stay in step, through the server and for them alone."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from components.story.model import Briefing

LIFE = 12 * 3600  # seconds without a sign of life after which a room is forgotten
MOST = 500


@dataclass
class Room:
    """What both windows share: the briefing, the step, when it began. `turn` counts changes."""

    briefing: Briefing
    at: int
    began: float
    seen: float
    turn: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def go(self, at: int, briefing: Briefing | None = None) -> int:
        """Show another step, or another briefing; the number of this change."""
        with self.lock:
            changed = briefing is not None and briefing is not self.briefing
            self.briefing = briefing or self.briefing
            at = min(max(at, 0), len(self.briefing.steps) - 1)
            if changed or at != self.at:
                self.at, self.turn = at, self.turn + 1
            return self.turn


class Rooms:
    """Rooms by a token that cannot be guessed. A room nobody looks at is forgotten."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._rooms: dict[str, Room] = {}
        self._lock = threading.Lock()

    def open(self, briefing: Briefing, at: int) -> str:
        """A new room; its token."""
        token, now = secrets.token_urlsafe(24), self._clock()
        with self._lock:
            self._forget(now)
            self._rooms[token] = Room(briefing, at, now, now)
        return token

    def find(self, token: str | None) -> Room | None:
        """The room with this token, if it is still there."""
        now = self._clock()
        with self._lock:
            self._forget(now)
            room = self._rooms.get(token or "")
            if room:
                room.seen = now
            return room

    def _forget(self, now: float) -> None:
        old = [token for token, room in self._rooms.items() if now - room.seen > LIFE]
        by_age = sorted(self._rooms, key=lambda token: self._rooms[token].seen)
        for token in {*old, *by_age[: max(len(by_age) - MOST + 1, 0)]}:
            del self._rooms[token]


@cache
def rooms() -> Rooms:
    """The rooms of this server."""
    return Rooms()
