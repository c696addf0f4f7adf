"""Work that goes on beside the page: begun, watched, stopped, and its end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from components.actions import jobs
from components.actions.jobs import Job
from components.plans.territories import carry
from components.screen.turns import fragment
from components.text.words import words

POLL_S = 0.5


def begun(key: str) -> Job | None:
    """The work that the session has under `key`, going on or over."""
    return st.session_state.get(key)


def begin(key: str, function: Callable[..., Any], asked: object, limit_s: float) -> None:
    """Ask for `function(hook, asked)`, or say that the server has its hands full."""
    try:
        job = jobs.submit(carry(function), asked, session=jobs.this_session(), limit_s=limit_s)
    except jobs.Busy:
        st.warning(words("lab")["beside"]["busy"])
    else:
        st.session_state[key] = job


def watch(key: str, going: Callable[[Job], None], over: Callable[[Job], None]) -> None:
    """How the work under `key` goes, told by `going`, and what came of it, told by `over`."""
    job = begun(key)
    if job is not None:
        # Only while there is work does the page ask how it goes.
        fragment(_watch, run_every=POLL_S if job.running else None)(key, going, over)


def _watch(key: str, going: Callable[[Job], None], over: Callable[[Job], None]) -> None:
    say = words("lab")["beside"]
    job: Job = st.session_state[key]
    if job.running:
        if job.place:
            st.write(say["waiting"].format(place=job.place))
        else:
            going(job)
        st.button(say["stop"], key=f"{key}-stop", on_click=_stop, args=(key,))
        st.session_state[f"{key}-seen"] = True
        return
    if st.session_state.pop(f"{key}-seen", False):
        st.rerun()  # the page stops asking
    if job.error:
        st.error(words("common")["fault"]["work"].format(number=job.number))
    elif job.result is None:
        st.write(say["stopped"])
    else:
        over(job)


def _stop(key: str) -> None:
    st.session_state[key] = st.session_state[key].stop(jobs.this_session())
