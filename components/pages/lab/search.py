"""A search for the best line in the background: started, watched and stopped from the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import BoundedSemaphore, Event, Thread
from time import monotonic

import geodata as gd
from geodata.optimum import NoPlan, NotFound, Optimum

# A search fills a processor: those of other people wait for their turn.
_TURNS = BoundedSemaphore(1)


@dataclass
class Search:
    """One search. The thread writes, the page reads; every field is replaced, never changed."""

    territory: gd.Territory
    sides: Mapping[str, gd.Side]
    fixed: Mapping[str, str]
    contiguous: bool
    time_limit_s: float
    best: float | None = None
    lower_bound: float = 0.0
    started: float | None = None
    result: Optimum | None = None
    problem: str = ""
    _stop: Event = field(default_factory=Event, repr=False)
    _thread: Thread | None = field(default=None, repr=False)

    def start(self) -> Search:
        """Begin, and come back at once."""
        self._thread = Thread(target=self._run, name="lab-search", daemon=True)
        self._thread.start()
        return self

    def stop(self) -> None:
        """End soon, with the best plan so far."""
        self._stop.set()

    @property
    def running(self) -> bool:
        """Whether the thread is at work or waits for its turn."""
        return self._thread is not None and self._thread.is_alive()

    @property
    def seconds(self) -> float:
        """Time since the search itself began; 0 while it waits."""
        return monotonic() - self.started if self.started else 0.0

    def join(self, timeout: float | None = None) -> None:
        """Wait for the end."""
        if self._thread:
            self._thread.join(timeout)

    def _run(self) -> None:
        while not _TURNS.acquire(timeout=0.2):
            if self._stop.is_set():
                return
        try:
            self.started = monotonic()
            self.result = gd.best_plan(
                self.territory,
                self.sides,
                fixed=self.fixed,
                contiguous=self.contiguous,
                time_limit_s=self.time_limit_s,
                progress=self._report,
                should_stop=self._stop.is_set,
            )
        except (NoPlan, NotFound, ValueError) as error:
            self.problem = str(error)
        finally:
            _TURNS.release()

    def _report(self, best: float | None, lower_bound: float, seconds: float) -> None:
        self.best, self.lower_bound = best, lower_bound


def question(plan: gd.Plan) -> tuple[dict[str, gd.Side], dict[str, str]]:
    """What a search for the best line with a plan's sides is asked: its sides that have owners or
    are shared and used, and its shared units, which stay where they are."""
    assignment = plan.assignment
    sides = {
        side_id: side
        for side_id, side in plan.sides.items()
        if (side.shared and (assignment == side_id).any()) or (side.owners and not side.shared)
    }
    fixed = {u: s for u, s in assignment.items() if s in sides and sides[s].shared}
    return sides, fixed
