"""The server's queue, as pages use it: ask for work, find it again, have a file made and wait."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import geodata as gd
from components.actions.queue import LIMIT_S, Busy, Job, Work
from components.plans.territories import carry
from components.screen import faults

__all__ = ["Busy", "Job"]


def _open(session: str) -> bool:
    """Whether a session has a window that is open; without a server every session has."""
    from streamlit import runtime

    return not runtime.exists() or runtime.get_instance().is_active_session(session)


@cache
def work() -> Work:
    """The queue of this server."""
    return Work(gd.executors.chosen(), _open)


def submit(
    function: Callable[..., Any], *args: object, session: str, limit_s: float = LIMIT_S
) -> Job:
    """Ask for `function(hook, *args)` on behalf of a session. Raises Busy."""
    return work().submit(function, *args, session=session, limit_s=limit_s)


def fetch(function: Callable[..., Any], *args: object) -> Callable[[], Any]:
    """A call that has `function(hook, *args)` done as short work and waits for what it gives.

    It may be called where no session runs, as when a file is fetched; it belongs to this session.
    It raises faults.Noted.
    """
    session, taken = this_session(), carry(function)

    def fetched() -> Any:
        try:
            job = work().submit(taken, *args, session=session, short=True).join()
        except Busy:
            raise faults.Noted("busy") from None
        if job.result is None:
            raise faults.Noted(job.number or "stopped")
        return job.result

    return fetched


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
