"""A person's own briefing, kept in their browser and brought back in a session that begins anew.

Light on purpose: it runs on every page, and the briefing's own code is imported when something is
found.
"""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Any

import streamlit as st

KEY, SESSION, HEARD = "kept", "kept-session", "kept-heard"
SAID, UNKEPT = "kept-said", "kept-failed"

_mount = st.components.v2.component(
    "kept", html="<span hidden></span>", js=Path(__file__).with_suffix(".js").read_text("utf-8")
)


def waiting() -> bool:
    """Whether the browser has still to say what it kept."""
    return SESSION in st.session_state and not st.session_state.get(HEARD)


def kept(*, always: bool = False) -> None:
    """Tell the browser what is in hand, and hear from it once a session.

    `always` asks for an answer even where nothing was kept, at the price of another run.
    """
    state = st.session_state
    state.setdefault(SESSION, secrets.token_hex(8))
    with st.container(key="kept-place"):
        _mount(
            key=KEY,
            data={
                "session": state[SESSION],
                "own": state.get("briefing-saved"),
                "before": state.get("briefing-before"),
                "reset": bool(state.get("briefing-reset")),
                "room": state.get("briefing-room"),
                "unkept": bool(state.get(UNKEPT)),
                "heard": not waiting(),
                "always": always,
            },
            on_told_change=_hear,
            height="content",
        )


def notice() -> str | None:
    """What is to be said of a briefing that was brought back, once."""
    return st.session_state.pop(SAID, None)


def _hear() -> None:
    told = st.session_state[KEY].get("told")
    if isinstance(told, dict):
        hear(told)


def hear(told: dict[str, Any]) -> None:
    """What a browser said: own and before (text or nothing), room, elsewhere, unkept."""
    from components.actions import in_hand

    if told.get("unkept"):
        st.session_state[UNKEPT] = True
        return
    fresh = not st.session_state.get(HEARD)
    st.session_state[HEARD] = True
    in_hand.rejoin(told.get("room"))
    if fresh or told.get("elsewhere"):
        _bring_back(told)


def _bring_back(told: dict[str, Any]) -> None:
    from dataclasses import replace

    from components.actions import in_hand
    from components.story import files
    from components.text.words import words

    say = words("briefing")["kept"]
    own, before = told.get("own"), told.get("before")
    if isinstance(before, str) and len(before) <= files.MOST_BYTES:
        st.session_state.setdefault(in_hand.BEFORE, before)
    if not isinstance(own, str) or not own:
        return
    try:
        found = files.load(own.encode("utf-8", "replace"))
    except files.Refusal as refusal:
        st.session_state[SAID] = say["refused"].format(reason=refusal)
        return
    if in_hand.own() and not told.get("elsewhere"):
        # A view was added before the browser answered: it joins what was kept.
        new = [step for step in in_hand.current().steps if not step.story]
        found = replace(found, steps=(*found.steps, *new))
    in_hand.keep(found)
    told_where = "elsewhere" if told.get("elsewhere") else "restored"
    st.session_state[SAID] = say[told_where].format(n=len(found.steps))
