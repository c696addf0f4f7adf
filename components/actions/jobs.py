"""Long work behind the pages: queued, watched, stopped, and ended with the session that asked.

One queue for all: the best line, random lines, exports. Work is done elsewhere (`executors`); here
is who waits for what. What was made is kept for whoever asks for the same, as far as it fits.
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
from functools import cache, partial
from typing import Any

from components.actions.executors import Executor, chosen
from components.paper.progress import Stopped
from components.plans.territories import Carried
from components.screen import faults

MOST_WAITING = 20  # jobs in the queue, of everybody
MOST_EACH = 2  # jobs of one session, waiting or at work
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

    def __init__(self, executor: Executor, alive: Callable[[str], bool]) -> None:
        self._executor, self._alive = executor, alive
        self._lock = threading.RLock()
        self._waiting: list[Job] = []
        self._at_work: dict[int, Job] = {}
        self._kept: OrderedDict[str, tuple[Any, int]] = OrderedDict()
        self._watching = False

    def submit(
        self, function: Callable[..., Any], *args: object, session: str, limit_s: float = LIMIT_S
    ) -> Job:
        """Ask for `function(hook, *args)`. Raises Busy.

        The same work under way is joined, and a result that is kept is there at once.
        """
        with self._lock:
            if found := self.find(function, *args, session=session):
                return found
            jobs = [*self._at_work.values(), *self._waiting]
            if len(self._waiting) >= MOST_WAITING:
                raise Busy
            if sum(session in job.sessions and not job.stopping for job in jobs) >= MOST_EACH:
                raise Busy
            seen = {session: time.monotonic()}
            job = Job(function, args, _key(function, args), limit_s, seen, _work=self)
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
                return self._over(Job(function, args, key, LIMIT_S, {}, self._kept[key][0]))
            for job in [*self._at_work.values(), *self._waiting]:
                if job.key == key and not job.stopping:
                    job.sessions[session] = time.monotonic()
                    return job
        return None

    def place(self, job: Job) -> int:
        """Where a job stands in the queue, from 1; 0 if it does not wait."""
        with self._lock:
            return self._waiting.index(job) + 1 if job in self._waiting else 0

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
        free = (slot for slot in range(self._executor.size) if slot not in self._at_work)
        for slot in free:
            if not self._waiting:
                return
            job = self._waiting.pop(0)
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
            except (Stopped, CancelledError):
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


def _open(session: str) -> bool:
    """Whether a session has a window that is open; without a server every session has."""
    from streamlit import runtime

    return not runtime.exists() or runtime.get_instance().is_active_session(session)


@cache
def work() -> Work:
    """The queue of this server."""
    return Work(chosen(), _open)


def submit(function: Callable[..., Any], *args: object, session: str, **limits: float) -> Job:
    """Ask for `function(hook, *args)` on behalf of a session. Raises Busy."""
    return work().submit(function, *args, session=session, **limits)


def find(function: Callable[..., Any], *args: object, session: str) -> Job | None:
    """The same work under way or kept, if there is any."""
    return work().find(function, *args, session=session)


def this_session() -> str:
    """The session of this run."""
    from streamlit.runtime.scriptrunner import get_script_run_ctx

    context = get_script_run_ctx(suppress_warning=True)
    return context.session_id if context else ""


def end() -> None:
    """Stop all work, if there has been any."""
    if work.cache_info().currsize:
        work().end()
