"""Rooms: how one presenter's two windows stay in step, through the server and for them alone."""

from __future__ import annotations

import os
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Protocol

from components.actions.room import LIFE, Room
from components.story.model import Briefing

MOST = 500


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


class MemoryRooms:
    """Rooms of this process. A room nobody looks at is forgotten."""

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
            return self._change(token, seen=now)

    def go(self, token: str, at: int, briefing: Briefing | None = None) -> int:
        """Show another step, or another briefing; the number of this change."""
        with self._lock:
            room = self._rooms.get(token)
            if room is None:
                return 0
            shown = briefing or room.briefing
            at = min(max(at, 0), len(shown.steps) - 1)
            if shown is not room.briefing or at != room.at:
                room = replace(room, briefing=shown, at=at, turn=room.turn + 1)
                self._rooms[token] = room
            return room.turn

    def restart(self, token: str) -> None:
        """Set the room's clock to now."""
        with self._lock:
            self._change(token, began=self._clock())

    def _change(self, token: str | None, **parts: Any) -> Room | None:
        room = self._rooms.get(token or "")
        if token and room:
            room = self._rooms[token] = replace(room, **parts)
        return room

    def _forget(self, now: float) -> None:
        old = [token for token, room in self._rooms.items() if now - room.seen > LIFE]
        by_age = sorted(self._rooms, key=lambda token: self._rooms[token].seen)
        for token in {*old, *by_age[: max(len(by_age) - MOST + 1, 0)]}:
            del self._rooms[token]


# A module's own, not Streamlit's cache: any visitor may ask Streamlit to clear that.
_store: list[Rooms] = []


def rooms() -> Rooms:
    """The rooms of this server, or of all servers that share the store at `ROOMS_URL`."""
    if not _store:
        _store.append(_given(os.environ.get("ROOMS_URL", "")))
    return _store[0]


def keep_in(store: Rooms) -> None:
    """Keep rooms in another store from now on."""
    _store[:] = [store]


def _given(url: str) -> Rooms:
    if not url:
        return MemoryRooms()
    try:
        from components.actions.shared_rooms import SharedRooms
    except ModuleNotFoundError as error:
        raise RuntimeError(
            "ROOMS_URL is set, but the client of its store is not installed: "
            'pip install ".[cluster]", or leave ROOMS_URL out to keep rooms in memory.'
        ) from error
    return SharedRooms(url)
