"""Handing the briefing out: make a file, watch it being made, stop it, fetch it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time

import streamlit as st

from components.actions import in_hand, jobs
from components.actions.making import made
from components.plans.territories import carry
from components.screen.turns import fragment
from components.story.model import Briefing
from components.text.slug import file_name
from components.text.words import words

JOB, NAME, NOTES = "briefing-job", "briefing-job-name", "briefing-with-notes"
MAKING = "making"  # in the address: a page that is loaded anew finds its file again
LIMIT_S = 180
MIMES = {
    "html": "text/html",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "pdf": "application/pdf",
}


def buttons() -> None:
    """A button for each kind of file."""
    say = words("briefing")["exports"]
    for kind, about in say["kinds"].items():
        st.button(
            about["title"],
            key=f"briefing-make-{kind}",
            icon=":material/file_save:",
            on_click=make,
            args=(kind,),
            disabled=_running(),
            help=about["about"],
        )
    st.checkbox(say["notes"], key=NOTES, help=say["notes_help"])


def watch() -> None:
    """The file that is being made, or is ready."""
    _find_again()
    if st.session_state.pop("briefing-busy", False):
        st.warning(words("briefing")["exports"]["busy"], icon=":material/hourglass:")
    if JOB in st.session_state:
        _watch()


def _find_again() -> None:
    """After a reload: what is being made on the server, or is ready, belongs to this page again."""
    kind = st.query_params.get(MAKING)
    if kind not in MIMES or JOB in st.session_state:
        return
    if job := jobs.find(*_asked(kind), session=jobs.this_session()):
        _keep(job, kind)
        st.info(words("briefing")["exports"]["again"], icon=":material/refresh:")


def _running() -> bool:
    job = st.session_state.get(JOB)
    return job is not None and job.running


def _asked(kind: str) -> tuple[Callable[..., bytes], str, Briefing, datetime, bool]:
    """The work behind a button. Its date is the day, so that the file is the same all day."""
    today = datetime.combine(date.today(), time.min)
    return carry(made), kind, in_hand.current(), today, bool(st.session_state.get(NOTES))


def make(kind: str) -> None:
    """Begin to make a file of a kind, a key of MIMES, unless one is being made."""
    if _running():
        return
    try:
        job = jobs.submit(*_asked(kind), session=jobs.this_session(), limit_s=LIMIT_S)
    except jobs.Busy:
        st.session_state["briefing-busy"] = True
    else:
        _keep(job, kind)


def _keep(job: jobs.Job, kind: str) -> None:
    st.session_state[JOB] = job
    st.session_state[NAME] = file_name(in_hand.current().title, kind, datetime.now())
    st.query_params[MAKING] = kind


def _stop() -> None:
    st.session_state[JOB] = st.session_state[JOB].stop(jobs.this_session())
    st.query_params.pop(MAKING, None)


def _watch() -> None:
    """The file in the making looks at itself twice a second; a finished one does not."""
    every = 0.5 if _running() else None
    fragment(_job, run_every=every)()


def _job() -> None:
    say = words("briefing")["exports"]
    job: jobs.Job = st.session_state[JOB]
    if job.running:
        told = say["working"].format(done=job.done + 1, total=job.total)
        if job.place:
            told = say["waiting"].format(place=job.place)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.progress(min(job.done / job.total, 1.0), told)
            st.button(say["stop"], on_click=_stop, key="briefing-stop")
        st.session_state["briefing-watched"] = True
        return
    if st.session_state.pop("briefing-watched", False):
        st.rerun()  # the whole page: its buttons work again, and nothing needs watching
    if job.result is not None and not job.stopping:
        name = st.session_state[NAME]
        size = say["size"].format(size=len(job.result) / 1e6)
        st.download_button(
            f"{say['download'].format(name=name)} ({size})",
            job.result,
            name,
            MIMES[name.rsplit(".", 1)[1]],
            type="primary",
            icon=":material/download:",
            on_click="ignore",
        )
    elif job.error:
        st.error(words("common")["fault"]["work"].format(number=job.number))
    elif job.late:
        st.warning(say["late"].format(limit=LIMIT_S))
    else:
        st.info(say["stopped"])
