"""Visitors' runs one after the other: together they would only keep each other waiting.

Python lets one thread run at a time. Ten pages that are drawn at once are each done when the last
is, and every message that one of them sends puts it at the end of the queue; one after the other,
half of them are done in half the time, and the server gets through more of them.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial, wraps
from threading import Event, Lock, local
from time import monotonic
from typing import Any

import streamlit as st

LEASE_S = 0.5  # a run that takes longer, as one that reads a large file, has others beside it


class Turns:
    """A queue in the order of arrival."""

    def __init__(self, lease: float = LEASE_S) -> None:
        self._lease = lease
        self._lock = Lock()
        self._waiting: deque[Event] = deque()
        self._running: Event | None = None
        self._until = 0.0
        self._mine = local()

    @contextmanager
    def one(self) -> Iterator[None]:
        """Wait for one's turn, and hold it; within a turn this is nothing."""
        if getattr(self._mine, "held", False):
            yield
            return
        mine = self._wait()
        self._mine.held = True
        try:
            yield
        finally:
            self._mine.held = False
            with self._lock:
                if self._running is mine:
                    self._running = None
                self._wake()

    def _wait(self) -> Event:
        mine = Event()
        with self._lock:
            self._waiting.append(mine)
        while True:
            with self._lock:
                first = self._waiting[0] is mine
                left = self._until - monotonic() if self._running else 0.0
                if first and left <= 0:
                    self._waiting.popleft()
                    self._running, self._until = mine, monotonic() + self._lease
                    self._wake()  # the next has to watch the time
                    return mine
                mine.clear()
            mine.wait(left if first else None)

    def _wake(self) -> None:
        if self._waiting:
            self._waiting[0].set()


turns = Turns()


def fragment(function: Callable[..., Any] | None = None, **how: Any) -> Callable[..., Any]:
    """`st.fragment` whose runs wait for their turn as whole pages do, and in a place of its own.

    What a page drew of a fragment is dropped when the fragment runs before it was sent. Without a
    place of its own, what stands behind it would move up there, and be overwritten by that run.
    """
    if function is None:
        return partial(fragment, **how)

    @wraps(function)
    def in_turn(*args: Any, **kwargs: Any) -> Any:
        with turns.one():
            return function(*args, **kwargs)

    drawn = st.fragment(in_turn, **how)

    @wraps(function)
    def in_its_place(*args: Any, **kwargs: Any) -> Any:
        with st.container():
            return drawn(*args, **kwargs)

    return in_its_place
