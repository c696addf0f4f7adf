"""The briefing: present it full screen, prepare it, follow it from a second window."""

from __future__ import annotations

import streamlit as st

from components.actions import in_hand
from components.pages.briefing import bar, editor, handout, presenter, show
from components.screen import url
from components.text.words import words

PAGE = "briefing"
BAR = "briefing-bar"


def render() -> None:
    """Draw the page."""
    if "presenter" in st.query_params:
        presenter.presenter(st.query_params.get("room"))
        return
    briefing = in_hand.current()
    numbers = [str(i) for i in range(1, len(briefing.steps) + 1)]
    known = {"step": [*briefing.ids, *numbers], "mode": ("prepare",)}
    url.check(PAGE, known | {handout.MAKING: tuple(handout.MIMES)})
    if st.query_params.get("mode") == "prepare":
        _prepare()
    else:
        _present()


def _present() -> None:
    """One step on the whole screen."""
    in_hand.follow()
    briefing, at = in_hand.current(), in_hand.position()
    show.show(briefing, at, key="briefing")
    with st.container(key="stage-bar"):
        bar.bar(
            [step.title for step in briefing.steps],
            at,
            key=BAR,
            leave=True,
            room=st.session_state.get(in_hand.ROOM),
            then=_turn,
        )
    if in_hand.room_of_this():
        presenter.follow()


def _turn(asked: dict) -> None:
    """What was asked for: another step, to leave the full screen, to be back in a room."""
    if "room" in asked:
        in_hand.rejoin(asked["room"])
    elif asked.get("leave"):
        st.query_params["mode"] = "prepare"
    elif isinstance(asked.get("to"), int):
        in_hand.go(asked["to"])


def _prepare() -> None:
    """Everything around the presentation: its second window, its files, its own version."""
    say = words("briefing")["prepare"]
    st.title(words("briefing")["title"])
    st.write(say["intro"].format(n=len(in_hand.current().steps)))
    with st.container(horizontal=True):
        st.button(
            say["present"],
            type="primary",
            icon=":material/slideshow:",
            help=say["present_help"],
            on_click=_start,
        )
        st.link_button(
            say["presenter"],
            f"briefing?presenter=1&room={in_hand.open_room()}",
            icon=":material/speaker_notes:",
            help=say["presenter_help"],
        )
    st.caption(say["presenter_warning"])
    st.header(words("briefing")["exports"]["title"])
    handout.handout()
    st.header(say["own"])
    editor.editor()


def _start() -> None:
    """Present from the step that is chosen in the list."""
    chosen = st.session_state.get(editor.CHOSEN)
    if chosen in in_hand.current().ids:
        in_hand.go(in_hand.current().ids.index(chosen))
    del st.query_params["mode"]
