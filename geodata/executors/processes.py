"""Work in processes of this machine."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager, suppress
from multiprocessing import spawn
from pathlib import Path
from typing import Any

from geodata.executors.hook import Stopped

WORKERS = "CARVED_WORKERS"
NICE = 19  # a page's redraw goes before long work
NUMBERS = 3  # that a function may tell at a time
TASKS = 4  # after which a process is replaced and gives back its memory
# Where a container's limit of memory stands; a container without one has a word or a huge number.
LIMITS = ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes")
LOOK_S = 2  # seconds between two looks whether the server is still there


class Processes:
    """Processes of this machine, one a slot, told and stopped through a piece of shared memory.

    They are begun anew (spawn), so that they carry nothing of the server, and end when there has
    been no work for a while. They are replaced here and not by `max_tasks_per_child`, under which
    Python 3.11 can leave waiting work undone (python/cpython issue 115634).
    """

    def __init__(self, size: int | None = None) -> None:
        # One more than for long work, so that short work need not wait for it.
        self.size = size or int(os.environ.get(WORKERS) or _few()) + 1
        self._context = multiprocessing.get_context("spawn")
        # A slot: whether to stop, how many numbers were told, the numbers.
        self._shared = self._context.RawArray("d", self.size * (NUMBERS + 2))
        self._pools: dict[int, ProcessPoolExecutor] = {}
        self._tasks: Counter[int] = Counter()

    def start(self, slot: int, function: Callable[..., Any], args: tuple) -> Future:
        """Begin `function(hook, *args)` in the slot's process."""
        at = slot * (NUMBERS + 2)
        self._shared[at : at + 2] = [0, 0]
        if self._tasks[slot] >= TASKS:
            self._let_go(slot)
        with _main_left_out():
            try:
                return self._begun(slot).submit(_in_process, slot, function, args)
            except RuntimeError:  # the process was killed: its pool is of no more use
                self._let_go(slot)
                return self._begun(slot).submit(_in_process, slot, function, args)

    def _begun(self, slot: int) -> ProcessPoolExecutor:
        self._tasks[slot] += 1
        if slot not in self._pools:
            given = self._shared, os.getpid()
            self._pools[slot] = ProcessPoolExecutor(
                1, self._context, initializer=_begin, initargs=given
            )
        return self._pools[slot]

    def _let_go(self, slot: int) -> None:
        self._tasks[slot] = 0
        if pool := self._pools.pop(slot, None):
            pool.shutdown(wait=False)

    def numbers(self, slot: int) -> tuple[float, ...]:
        """What the function in a slot told last."""
        at = slot * (NUMBERS + 2)
        return tuple(self._shared[at + 2 : at + 2 + int(self._shared[at + 1])])

    def stop(self, slot: int) -> None:
        """Ask the function in a slot to end."""
        self._shared[slot * (NUMBERS + 2)] = 1

    def rest(self) -> None:
        """Let the processes go; what is at work ends first."""
        for slot in list(self._pools):
            self._let_go(slot)


def _few() -> int:
    """Processes for long work: cores but one, at most four, one for each GB beyond the first."""
    return max(1, min((os.cpu_count() or 2) - 1, 4, int(memory_gb()) - 1))


def memory_gb() -> float:
    """What this machine has, or what its container may use."""
    found = [os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")] if os.name == "posix" else []
    for file in LIMITS:
        with suppress(OSError, ValueError):
            found.append(int(Path(file).read_text()))
    return min(found, default=4e9) / 1e9


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
    try:
        return function(_Slot(_of_worker["shared"], slot, _of_worker["parent"]), *args)
    finally:
        give_back()


def give_back() -> None:
    """Give memory that is free but held back to the system, where its C library can."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL("libc.so.6").malloc_trim(0)


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
