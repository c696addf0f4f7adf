"""Handing the briefing out: make a file, watch it being made, stop it, fetch it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import streamlit as st

from components.actions import in_hand
from components.actions.jobs import Job
from components.paper.progress import Progress
from components.plans.territories import carry
from components.story.model import Briefing
from components.text.markdown import plain
from components.text.slug import file_name
from components.text.words import words

JOB = "briefing-job"
MIMES = {
    "html": "text/html",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "pdf": "application/pdf",
}


def handout() -> None:
    """One row a kind of file, and the file that is being made or ready."""
    say = words("briefing")["exports"]
    st.write(say["intro"])
    for kind, about in say["kinds"].items():
        with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
            st.button(
                about["title"],
                key=f"briefing-make-{kind}",
                icon=":material/file_save:",
                on_click=_start,
                args=(kind,),
                disabled=_running(),
                width=190,
            )
            st.markdown(about["about"])
    if JOB in st.session_state:
        _watch()


def _running() -> bool:
    job = st.session_state.get(JOB)
    return job is not None and job.running


def _start(kind: str) -> None:
    briefing, when = in_hand.current(), datetime.now()
    name = file_name(briefing.title, kind, when)
    st.session_state[JOB] = Job(name, MIMES[kind], carry(maker(kind, briefing, when))).start()


def maker(kind: str, briefing: Briefing, when: datetime) -> Callable[[Progress], bytes]:
    """What makes a briefing's file of a kind; its libraries are imported when it is called."""

    def make(progress: Progress) -> bytes:
        if kind == "html":
            from components.paper.html import html

            return html(briefing, progress)
        if kind == "pptx":
            from components.paper.pptx import pptx

            return pptx(briefing, when, progress)
        from components.paper.pdf import pdf

        return pdf(briefing, when, progress)

    return make


def _watch() -> None:
    """The file in the making looks at itself twice a second; a finished one does not."""
    every = 0.5 if _running() else None
    st.fragment(_job, run_every=every)()


def _job() -> None:
    say = words("briefing")["exports"]
    job: Job = st.session_state[JOB]
    if job.running:
        told = say["working"].format(done=job.done + 1, total=job.total)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.progress(job.done / job.total, told)
            st.button(say["stop"], on_click=job.stop, key="briefing-stop")
        st.session_state["briefing-watched"] = True
        return
    if st.session_state.pop("briefing-watched", False):
        st.rerun()  # the whole page: its buttons work again, and nothing needs watching
    if job.content is not None:
        size = say["size"].format(size=len(job.content) / 1e6)
        st.download_button(
            f"{say['download'].format(name=job.name)} ({size})",
            job.content,
            job.name,
            job.mime,
            type="primary",
            icon=":material/download:",
            on_click="ignore",
        )
    elif job.error:
        st.error(say["failed"].format(error=plain(job.error)))
    else:
        st.info(say["stopped"])
