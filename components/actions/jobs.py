"""Exports that take a while: made in a thread, watched, stopped, and fetched when they are done."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from components.paper.progress import Progress, Stopped


@dataclass
class Job:
    """One export. `done` of `total` steps; `content` when it is made, `error` when it failed."""

    name: str
    mime: str
    make: Callable[[Progress], bytes]
    done: int = 0
    total: int = 1
    content: bytes | None = None
    error: str = ""
    stopped: threading.Event = field(default_factory=threading.Event)
    thread: threading.Thread | None = None

    @property
    def running(self) -> bool:
        """Whether it is still at work."""
        return self.thread is not None and self.thread.is_alive()

    def start(self) -> Job:
        """Begin in a thread that does not keep the server alive."""
        self.thread = threading.Thread(target=self._run, name=self.name, daemon=True)
        self.thread.start()
        return self

    def stop(self) -> None:
        """Ask it to stop after the step it is at."""
        self.stopped.set()

    def _run(self) -> None:
        try:
            made = self.make(self._progress)
            self._progress(self.total, self.total)  # stopped after the last step is stopped too
            self.content = made
        except Stopped:
            pass
        except Exception as error:  # the page says what went wrong; a thread has nobody to tell
            self.error = f"{type(error).__name__}: {error}"[:300]

    def _progress(self, done: int, total: int) -> None:
        if self.stopped.is_set():
            raise Stopped
        self.done, self.total = done, total
