"""Which executor does the work, and how many pieces are done one after the other."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from typing import Any

from geodata.executors.cluster import Dask
from geodata.executors.hook import Executor
from geodata.executors.processes import Processes

ADDRESS = "DASK_SCHEDULER_ADDRESS"


def chosen() -> Executor:
    """Dask's where a scheduler's address is given, else processes of this machine."""
    address = os.environ.get(ADDRESS)
    return Dask(address) if address else Processes()


def each(
    function: Callable[..., Any], tasks: Sequence[tuple], executor: Executor | None = None
) -> Iterator[Any]:
    """What `function(hook, *task)` gives for every task, in their order.

    As many as the executor has slots for are done at once; the chosen one if none is given. A
    fault of one task ends the others and is raised here.
    """
    executor = executor or chosen()
    waiting = list(enumerate(tasks))[::-1]
    at_work: dict[int, tuple[int, Future]] = {}
    done: dict[int, Any] = {}
    try:
        for number in range(len(tasks)):
            while number not in done:
                for slot in range(executor.size):
                    if waiting and slot not in at_work:
                        which, task = waiting.pop()
                        at_work[slot] = which, executor.start(slot, function, task)
                wait([future for _, future in at_work.values()], return_when=FIRST_COMPLETED)
                for slot, (which, future) in list(at_work.items()):
                    if future.done():
                        del at_work[slot]
                        done[which] = future.result()
            yield done.pop(number)
    finally:
        for slot in at_work:
            executor.stop(slot)
        executor.rest()
