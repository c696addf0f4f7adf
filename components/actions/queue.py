"""Long work behind the pages: queued, watched, stopped, and ended with the session that asked.

One queue for all: the best line, exports, pictures of a map. Work is done elsewhere
(`gd.executors`); here is who waits for what. What was made is kept for whoever asks for the same,
as far as it fits. Short work, as one picture, has a slot that no long work takes.
"""

from __future__ import annotations

import hashlib
import pickle
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import geodata as gd
from components.plans.territories import Carried
from components.screen import faults

MOST_WAITING = 20  # jobs in the queue, of everybody
MOST_EACH = 2  # long jobs of one session, waiting or at work
MOST_SHORT = 6  # short ones
LIMIT_S = 180.0  # of one job's work
GRACE_S = 20.0  # that a session may be away, as over a bad line, before its work ends
IDLE_S = 30.0  # after which processes are let go
LOOK_S = 0.5
KEPT = 12  # results, and
KEPT_BYTES = 30_000_000


class Busy(RuntimeError):
    """The queue is full, or one session asks for too much at once."""


@dataclass(eq=False)
class Job:
    """One piece of work. `numbers` is what it told last, `result` what it came to.

    `error` is set when it failed by a fault of ours; `late` when its time was up. A job that ended
    with neither result nor error was stopped.
    """

    function: Callable[..., Any]
    args: tuple
    key: str
    limit_s: float
    sessions: dict[str, float]  # session -> when it was last seen
    short: bool = False
    result: Any = None
    error: BaseException | None = None
    late: bool = False
    slot: int | None = None
    started: float | None = None
    stopping: bool = False
    number: str = ""  # under which its fault is logged
    ended: threading.Event = field(default_factory=threading.Event)
    _work: Work | None = None

    @property
    def running(self) -> bool:
        """Whether it waits or is at work."""
        return not self.ended.is_set()

    @property
    def place(self) -> int:
        """Its place in the queue, from 1; 0 for one that is at work or over."""
        return self._work.place(self) if self._work else 0

    @property
    def numbers(self) -> tuple[float, ...]:
        """What it told last; none yet while it waits."""
        return self._work.numbers(self) if self._work else ()

    @property
    def done(self) -> int:
        """Steps done, of an export."""
        return int(self.numbers[0]) if self.numbers else 0

    @property
    def total(self) -> int:
        """Steps in all, of an export."""
        return max(int(self.numbers[1]), 1) if len(self.numbers) > 1 else 1

    @property
    def seconds(self) -> float:
        """Since the work itself began; 0 while it waits."""
        return time.monotonic() - self.started if self.started else 0.0

    def stop(self, session: str = "") -> Job:
        """Ask it to end; what stands for it from now on.

        Where others wait for the same work it goes on for them, and `session` alone is done with
        it.
        """
        if self._work is None:
            return self
        return self._work.leave(self, session)

    def join(self, timeout: float | None = None) -> Job:
        """Wait for the end."""
        self.ended.wait(timeout)
        return self


class Work:
    """The queue before an executor, and one thread that looks after it while there is work."""

    def __init__(self, executor: gd.executors.Executor, alive: Callable[[str], bool]) -> None:
        self._executor, self._alive = executor, alive
        self._lock = threading.RLock()
        self._waiting: list[Job] = []
        self._at_work: dict[int, Job] = {}
        self._kept: OrderedDict[str, tuple[Any, int]] = OrderedDict()
        self._watching = False

    def submit(
        self,
        function: Callable[..., Any],
        *args: object,
        session: str,
        limit_s: float = LIMIT_S,
        short: bool = False,
    ) -> Job:
        """Ask for `function(hook, *args)`. Raises Busy.

        The same work under way is joined, and a result that is kept is there at once. `short` work
        takes a few seconds and does not wait for long work.
        """
        with self._lock:
            if found := self.find(function, *args, session=session):
                return found
            jobs = [*self._at_work.values(), *self._waiting]
            if len(self._waiting) >= MOST_WAITING:
                raise Busy
            own = [one for one in jobs if session in one.sessions and not one.stopping]
            if sum(one.short == short for one in own) >= (MOST_SHORT if short else MOST_EACH):
                raise Busy
            seen = {session: time.monotonic()}
            job = Job(function, args, _key(function, args), limit_s, seen, short, _work=self)
            self._waiting.append(job)
            self._begin()
            if not self._watching:
                self._watching = True
                threading.Thread(target=self._watch, name="jobs", daemon=True).start()
            return job

    def find(self, function: Callable[..., Any], *args: object, session: str) -> Job | None:
        """The same work under way, which `session` joins, or its result where it is kept."""
        key = _key(function, args)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                result = self._kept[key][0]
                return self._over(Job(function, args, key, LIMIT_S, {}, result=result))
            for job in [*self._at_work.values(), *self._waiting]:
                if job.key == key and not job.stopping:
                    job.sessions[session] = time.monotonic()
                    return job
        return None

    def place(self, job: Job) -> int:
        """Where a job stands among those of its kind that wait, from 1; 0 if it does not wait."""
        with self._lock:
            alike = [one for one in self._waiting if one.short == job.short]
            return alike.index(job) + 1 if job in alike else 0

    def numbers(self, job: Job) -> tuple[float, ...]:
        """What a job told last."""
        with self._lock:
            if job.slot is None or self._at_work.get(job.slot) is not job:
                return ()
            return self._executor.numbers(job.slot)

    def stop(self, job: Job) -> None:
        """Take a job out of the queue, or ask it to end."""
        with self._lock:
            job.stopping = True
            if job in self._waiting:
                self._waiting.remove(job)
                self._over(job)
            elif job.slot is not None and self._at_work.get(job.slot) is job:
                self._executor.stop(job.slot)

    def leave(self, job: Job, session: str) -> Job:
        """Stop a job for one session; it goes on where others wait for it."""
        with self._lock:
            if not session or job.sessions.keys() <= {session}:
                self.stop(job)
                return job
            job.sessions.pop(session, None)
            return self._over(Job(job.function, job.args, job.key, job.limit_s, {}))

    def end(self) -> None:
        """Stop everything, as when the server ends."""
        with self._lock:
            for job in [*self._waiting, *self._at_work.values()]:
                self.stop(job)
            self._executor.rest()

    def _begin(self) -> None:
        """Give free slots their work; where there are several, the last is for short work alone."""
        size = self._executor.size
        for slot in range(size):
            for_short = size > 1 and slot == size - 1
            fit = (one for one in self._waiting if one.short or not for_short)
            job = None if slot in self._at_work else next(fit, None)
            if job is None:
                continue
            self._waiting.remove(job)
            job.slot, job.started = slot, time.monotonic()
            self._at_work[slot] = job
            future = self._executor.start(slot, job.function, job.args)
            future.add_done_callback(partial(self._ended, job))

    def _ended(self, job: Job, future: Future) -> None:
        with self._lock:
            try:
                job.result = future.result()
                if not (job.stopping or isinstance(job.function, Carried)):
                    self._keep(job)  # what is of one's own is kept for nobody
            except (gd.executors.Stopped, CancelledError):
                pass
            except BaseException as error:  # whatever ended a worker; the page says so
                job.error, job.number = error, faults.note(error, "work ")
            if job.slot is not None:
                self._at_work.pop(job.slot, None)
            self._over(job)
            self._begin()

    def _over(self, job: Job) -> Job:
        job.ended.set()
        return job

    def _keep(self, job: Job) -> None:
        size = len(pickle.dumps(job.result))
        self._kept[job.key] = job.result, size
        while len(self._kept) > KEPT or sum(s for _, s in self._kept.values()) > KEPT_BYTES:
            self._kept.popitem(last=False)

    def _watch(self) -> None:
        """End what nobody waits for and what takes too long; let idle processes go."""
        busy = time.monotonic()
        while True:
            time.sleep(LOOK_S)
            with self._lock:
                now = time.monotonic()
                jobs = [*self._at_work.values(), *self._waiting]
                for job in jobs:
                    self._look(job, now)
                if jobs:
                    busy = now
                elif now - busy > IDLE_S:
                    self._executor.rest()
                    gd.executors.give_back()  # what the server itself took for results
                    self._watching = False
                    return

    def _look(self, job: Job, now: float) -> None:
        for session in job.sessions:
            if self._alive(session):
                job.sessions[session] = now
        gone = all(now - seen > GRACE_S for seen in job.sessions.values())
        job.late = job.late or job.seconds > job.limit_s
        if (gone or job.late) and not job.stopping:
            self.stop(job)


def _key(function: Callable[..., Any], args: tuple) -> str:
    """Names work by its content; plain data look the same whenever they are the same."""
    return hashlib.sha256(f"{function.__module__}.{function.__name__}{args!r}".encode()).hexdigest()
