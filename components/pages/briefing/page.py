"""The briefing: its start page, its steps on the whole screen, the presenter's window."""

from __future__ import annotations

import streamlit as st

from components.actions import in_hand, kept
from components.pages.briefing import bar, editor, handout, own, presenter, show, start
from components.screen import url

PAGE = "briefing"
BAR = "briefing-bar"


def render() -> None:
    """Draw the page."""
    if "presenter" in st.query_params:
        presenter.presenter(st.query_params.get("room"))
        return
    own.arrive()
    _check()
    if "step" in st.query_params and st.query_params.get("mode") != "prepare":
        _present()
    else:
        start.start()


def _check() -> None:
    """Say what of the address is unknown; a step may be of the briefing the browser kept."""
    briefing = in_hand.current()
    numbers = [str(i) for i in range(1, len(briefing.steps) + 1)]
    steps = None if kept.waiting() else [*briefing.ids, *numbers]
    kinds = tuple(handout.MIMES)
    known = {"step": steps, "mode": ("prepare",), "make": kinds, "briefing": None}
    url.check(PAGE, known | {handout.MAKING: kinds})


def _present() -> None:
    """One step on the whole screen."""
    in_hand.follow()
    briefing, at = in_hand.current(), in_hand.position()
    show.show(briefing, at, key="briefing")
    with st.container(key="stage-bar"):
        titles = [step.title for step in briefing.steps]
        bar.bar(titles, at, key=BAR, leave=True, then=_turn)
    show.thumbnails(briefing)
    if in_hand.room_of_this():
        presenter.follow()


def _turn(asked: dict) -> None:
    """What was asked for: another step, or to leave the full screen."""
    if asked.get("leave"):
        st.session_state[editor.CHOSEN] = in_hand.current().ids[in_hand.position()]
        st.query_params.clear()
    elif isinstance(asked.get("to"), int):
        in_hand.go(asked["to"])
