"""Where long work is done: in processes of this machine, or on a Dask cluster.

A function that is run here takes a `Hook` before its own arguments. It lies at the top of a module
and is given what can be pickled. Nothing here knows the screen, so that a worker stays small.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import spawn
from typing import Any, Protocol
from uuid import uuid4

from components.paper.progress import Stopped

ADDRESS = "DASK_SCHEDULER_ADDRESS"
WORKERS = "CARVED_WORKERS"
NICE = 10  # a page's redraw goes before long work
NUMBERS = 3  # that a function may tell at a time
TASKS = 12  # after which workers are replaced and give back their memory
LOOK_S = 2  # seconds between two looks whether the server is still there
PAUSE = 0.3  # seconds between two looks across the network


class Hook(Protocol):
    """What a long function is given: call it to tell numbers; it raises Stopped when it must end.

    For an export the numbers are steps done and steps in all.
    """

    def __call__(self, *numbers: float) -> None:
        """Tell up to three numbers. Raises Stopped."""

    def stopped(self) -> bool:
        """Whether an end is asked for, for functions that return what they have."""


class Executor(Protocol):
    """Runs one function a slot. `size` slots are at work at once."""

    size: int

    def start(self, slot: int, function: Callable[..., Any], args: tuple) -> Future:
        """Begin `function(hook, *args)`."""

    def numbers(self, slot: int) -> tuple[float, ...]:
        """What the function in a slot told last."""

    def stop(self, slot: int) -> None:
        """Ask the function in a slot to end."""

    def rest(self) -> None:
        """Give back what is not needed while nobody works."""


class Processes:
    """Processes of this machine, told and stopped through a piece of shared memory.

    They are begun anew (spawn), so that they carry nothing of the server, and end when there has
    been no work for a while. They are replaced here and not by `max_tasks_per_child`, under which
    Python 3.11 can leave waiting work undone (python/cpython issue 115634).
    """

    def __init__(self, size: int | None = None) -> None:
        few = max(1, min((os.cpu_count() or 2) - 1, 4))
        self.size = size or int(os.environ.get(WORKERS) or few)
        self._context = multiprocessing.get_context("spawn")
        # A slot: whether to stop, how many numbers were told, the numbers.
        self._shared = self._context.RawArray("d", self.size * (NUMBERS + 2))
        self._pool: ProcessPoolExecutor | None = None
        self._tasks = 0

    def start(self, slot: int, function: Callable[..., Any], args: tuple) -> Future:
        """Begin `function(hook, *args)` in a process."""
        at = slot * (NUMBERS + 2)
        self._shared[at : at + 2] = [0, 0]
        if self._tasks >= TASKS:
            self.rest()
        if self._pool is None:
            self._pool, self._tasks = self._new(), 0
        self._tasks += 1
        with _main_left_out():
            try:
                return self._pool.submit(_in_process, slot, function, args)
            except RuntimeError:  # a process was killed: the pool is of no more use
                self._pool, self._tasks = self._new(), 1
                return self._pool.submit(_in_process, slot, function, args)

    def _new(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            self.size, self._context, initializer=_begin, initargs=(self._shared, os.getpid())
        )

    def numbers(self, slot: int) -> tuple[float, ...]:
        """What the function in a slot told last."""
        at = slot * (NUMBERS + 2)
        return tuple(self._shared[at + 2 : at + 2 + int(self._shared[at + 1])])

    def stop(self, slot: int) -> None:
        """Ask the function in a slot to end."""
        self._shared[slot * (NUMBERS + 2)] = 1

    def rest(self) -> None:
        """Let the processes go; what is at work ends first."""
        if self._pool:
            self._pool.shutdown(wait=False)
        self._pool = None


_spawning = threading.Lock()


@contextmanager
def _main_left_out() -> Iterator[None]:
    """Processes begun in here do not run the script that is "__main__".

    Spawn runs it again in every process. In a server that is the page of a visitor, in a test a
    script that may be gone by then.
    """
    with _spawning:
        usual = spawn.get_preparation_data

        def data(name: str) -> dict[str, Any]:
            return {k: v for k, v in usual(name).items() if not k.startswith("init_main_")}

        spawn.get_preparation_data = data
        try:
            yield
        finally:
            spawn.get_preparation_data = usual


_of_worker: dict[str, Any] = {}


def _begin(shared: Any, parent: int) -> None:
    _of_worker.update(shared=shared, parent=parent)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    if hasattr(os, "nice"):
        os.nice(NICE)


def _end_with(parent: int) -> None:
    """End when the server does, also where it was killed and could not say so."""
    while os.getppid() == parent:
        time.sleep(LOOK_S)
    os._exit(0)


def _in_process(slot: int, function: Callable[..., Any], args: tuple) -> Any:
    return function(_Slot(_of_worker["shared"], slot, _of_worker["parent"]), *args)


class _Slot:
    """The hook of a process: its slot of the shared memory."""

    def __init__(self, shared: Any, slot: int, parent: int) -> None:
        self._shared, self._at, self._parent = shared, slot * (NUMBERS + 2), parent

    def __call__(self, *numbers: float) -> None:
        if self.stopped():
            raise Stopped
        at = self._at + 2
        self._shared[at : at + len(numbers)] = numbers
        self._shared[at - 1] = len(numbers)

    def stopped(self) -> bool:
        """Whether an end is asked for, or the server is no more."""
        return bool(self._shared[self._at]) or os.getppid() != self._parent


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


def chosen() -> Executor:
    """Dask's where a scheduler's address is given, else processes of this machine."""
    address = os.environ.get(ADDRESS)
    return Dask(address) if address else Processes()
