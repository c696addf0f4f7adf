"""Rooms in Redis or Valkey: servers that share the store share their rooms."""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import redis

from components.actions.room import LIFE, Room
from components.story import files
from components.story.model import Briefing

log = logging.getLogger(__name__)
WAIT_S = 2.0  # for the store, which lies on the same network
PREFIX = "room:"


class SharedRooms:
    """Rooms by a token, each a hash that the store itself forgets after `LIFE`.

    A store that does not answer is a room that is not there: the window goes on alone, and the
    log says why. How many rooms there may be is the store's limit of memory.
    """

    def __init__(self, url: str, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._store = redis.Redis.from_url(
            url, socket_timeout=WAIT_S, socket_connect_timeout=WAIT_S, health_check_interval=30
        )

    def open(self, briefing: Briefing, at: int) -> str:
        """A new room; its token."""
        token, now = secrets.token_urlsafe(24), self._clock()
        room = {"briefing": files.save(briefing), "at": at, "began": now, "seen": now, "turn": 0}
        self._asked(self._write, token, room)
        return token

    def find(self, token: str | None) -> Room | None:
        """The room with this token, if it is still there; looking keeps it alive."""
        return self._asked(self._look, token) if token else None

    def go(self, token: str, at: int, briefing: Briefing | None = None) -> int:
        """Show another step, or another briefing; the number of this change, 0 without a room."""
        content = files.save(briefing) if briefing else None
        return self._asked(self._go, token, at, content) or 0

    def restart(self, token: str) -> None:
        """Set the room's clock to now."""
        if self.find(token):
            self._asked(self._write, token, {"began": self._clock()})

    def _asked(self, work: Callable[..., Any], *arguments: Any) -> Any:
        try:
            return work(*arguments)
        except redis.RedisError as error:
            log.warning("The store of rooms does not answer: %s", type(error).__name__)
            return None

    def _write(self, token: str, parts: Any) -> None:
        with self._store.pipeline() as pipe:
            pipe.hset(PREFIX + token, mapping=parts)
            pipe.expire(PREFIX + token, LIFE)
            pipe.execute()

    def _look(self, token: str) -> Room | None:
        with self._store.pipeline() as pipe:
            pipe.hgetall(PREFIX + token)
            pipe.expire(PREFIX + token, LIFE)
            found, _ = pipe.execute()
        return self._room(found) if found else None

    def _room(self, found: dict[bytes, bytes]) -> Room:
        return Room(
            _read(found[b"briefing"]),
            int(found[b"at"]),
            float(found[b"began"]),
            self._clock(),
            int(found[b"turn"]),
        )

    def _go(self, token: str, at: int, content: bytes | None) -> int:
        """Two windows may turn at once: the later one sees the earlier one's change."""
        key = PREFIX + token

        def change(pipe: Any) -> int:
            found = pipe.hgetall(key)
            if not found:
                pipe.multi()
                return 0
            shown = content or found[b"briefing"]
            to = min(max(at, 0), len(_read(shown).steps) - 1)
            turn = int(found[b"turn"])
            pipe.multi()
            if shown != found[b"briefing"] or to != int(found[b"at"]):
                turn += 1
                pipe.hset(key, mapping={"briefing": shown, "at": to, "turn": turn})
            pipe.expire(key, LIFE)
            return turn

        turn: Any = self._store.transaction(change, key, value_from_callable=True)  # type: ignore[arg-type]  # redis types only those that give nothing back
        return int(turn)


@lru_cache(maxsize=16)
def _read(content: bytes) -> Briefing:
    """A briefing read once, however often its room is looked at."""
    return files.load(content)
