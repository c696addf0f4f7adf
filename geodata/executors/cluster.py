"""Work on a Dask cluster (`distributed`)."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any
from uuid import uuid4

from geodata.executors.hook import Stopped

PAUSE = 0.3  # seconds between two looks across the network


class Dask:
    """A Dask cluster; its workers need the project and its requirements.

    Numbers travel as events of the scheduler, a stop as its Event.
    """

    def __init__(self, address: str) -> None:
        from distributed import Client

        self._client = Client(address, set_as_default=False)
        self._pool = self._client.get_executor(pure=False)
        self.size = max(sum(self._client.nthreads().values()), 1)
        self._names: dict[int, str] = {}
        self._told: dict[str, tuple[float, ...]] = {}

    def start(self, slot: int, function: Callable[..., Any], args: tuple) -> Future:
        """Begin `function(hook, *args)` on the cluster."""
        name = f"carved-{uuid4().hex}"
        if slot in self._names:
            self._client.unsubscribe_topic(self._names[slot])
            self._told.pop(self._names[slot], None)
        self._names[slot] = name
        self._client.subscribe_topic(name, lambda event: self._hear(name, event[1]))
        return self._pool.submit(_on_cluster, name, function, args)

    def _hear(self, name: str, numbers: Any) -> None:
        self._told[name] = tuple(numbers)

    def numbers(self, slot: int) -> tuple[float, ...]:
        """What the function in a slot told last."""
        return self._told.get(self._names.get(slot, ""), ())

    def stop(self, slot: int) -> None:
        """Ask the function in a slot to end."""
        from distributed import Event

        Event(self._names[slot], client=self._client).set()

    def rest(self) -> None:
        """The cluster is somebody else's."""


def _on_cluster(name: str, function: Callable[..., Any], args: tuple) -> Any:
    return function(_Task(name), *args)


class _Task:
    """The hook of a task on a cluster; it looks and tells no more often than PAUSE."""

    def __init__(self, name: str) -> None:
        from distributed import Event, get_worker

        self._name, self._worker, self._event = name, get_worker(), Event(name)
        self._looked, self._told, self._over = 0.0, 0.0, False

    def __call__(self, *numbers: float) -> None:
        if self.stopped():
            raise Stopped
        if time.monotonic() - self._told >= PAUSE:
            self._told = time.monotonic()
            self._worker.log_event(self._name, list(numbers))

    def stopped(self) -> bool:
        """Whether an end is asked for."""
        if not self._over and time.monotonic() - self._looked >= PAUSE:
            self._looked, self._over = time.monotonic(), self._event.is_set()
        return self._over
