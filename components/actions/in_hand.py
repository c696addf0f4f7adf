"""What one person's session holds: the briefing in hand, where it stands, its room."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from components.actions.presenter_rooms import Room, rooms
from components.story import files
from components.story.model import Briefing, Step
from components.story.story import story

BRIEFING, ROOM, TURN = "briefing-own", "briefing-room", "briefing-turn"
# The same as text, as the browser keeps it, and what was in hand before another took its place.
SAVED, BEFORE = "briefing-saved", "briefing-before"
RESET = "briefing-reset"  # a person went back to the story as shipped


def current() -> Briefing:
    """The briefing in hand: the person's own, or the story as shipped."""
    return st.session_state.get(BRIEFING) or story()


def own() -> bool:
    """Whether the briefing in hand is the person's own."""
    return BRIEFING in st.session_state


def keep(briefing: Briefing) -> None:
    """Take a changed briefing in hand; its steps get ids that differ.

    Raises files.Refusal for one that cannot be saved, and then nothing has changed.
    """
    briefing = replace(briefing, steps=files.numbered(briefing.steps))
    saved = files.save(briefing).decode()
    st.session_state.update({BRIEFING: briefing, SAVED: saved, RESET: False})
    _show(briefing)


def take(briefing: Briefing) -> None:
    """Take another briefing in hand; the person's own is put aside, not lost."""
    aside = st.session_state.get(SAVED) if own() else None
    keep(briefing)
    if aside and aside != st.session_state[SAVED]:
        st.session_state[BEFORE] = aside


def reset() -> None:
    """Back to the story as shipped; the person's own is put aside."""
    if own():
        st.session_state[BEFORE] = st.session_state[SAVED]
    for key in (BRIEFING, SAVED):
        st.session_state.pop(key, None)
    st.session_state[RESET] = True
    _show(story())


def bring_back() -> None:
    """Take in hand what was put aside."""
    aside = st.session_state.pop(BEFORE, None)
    if aside:
        take(files.load(aside.encode()))


def add(step: Step, at: int | None = None) -> None:
    """Put a step into the briefing in hand: before position `at`, or at the end."""
    steps = list(current().steps)
    steps.insert(len(steps) if at is None else at, step)
    keep(replace(current(), steps=tuple(steps)))


def _show(briefing: Briefing) -> None:
    """Show it in the other window too."""
    room = room_of_this()
    if room:
        st.session_state[TURN] = rooms().go(st.session_state[ROOM], room.at, briefing)


def position() -> int:
    """The step that the URL asks for, from 0."""
    return current().position(st.query_params.get("step")) or 0


def go(at: int) -> None:
    """Show another step here and in the other window."""
    steps = current().steps
    at = min(max(at, 0), len(steps) - 1)
    st.query_params["step"] = steps[at].id
    if room_of_this():
        st.session_state[TURN] = rooms().go(st.session_state[ROOM], at)


def room_of_this() -> Room | None:
    """The room of this window, if it has one."""
    return rooms().find(st.session_state.get(ROOM))


def open_room(at: int) -> str:
    """The token of this window's room; the room is made, at step `at`, when first asked for."""
    if room_of_this() is None:
        st.session_state[ROOM] = rooms().open(current(), at)
        st.session_state[TURN] = 0
    return st.session_state[ROOM]


def rejoin(token: object) -> None:
    """Back into a room after a reload, if it is still there."""
    if isinstance(token, str) and rooms().find(token) and room_of_this() is None:
        st.session_state[ROOM], st.session_state[TURN] = token, -1


def join(token: str, room: Room) -> None:
    """Make this window one of the room's."""
    st.session_state.update({ROOM: token, TURN: -1})
    _take_over(room.briefing)


def _take_over(briefing: Briefing) -> None:
    """What the other window has in hand."""
    if briefing == story():
        for key in (BRIEFING, SAVED):
            st.session_state.pop(key, None)
    else:
        saved = files.save(briefing).decode()
        st.session_state.update({BRIEFING: briefing, SAVED: saved, RESET: False})


def follow() -> bool:
    """Take over what the other window has done; whether there was anything."""
    room = room_of_this()
    if room is None or room.turn == st.session_state.get(TURN, 0):
        return False
    st.session_state[TURN] = room.turn
    if room.briefing is not current():
        _take_over(room.briefing)
    st.query_params["step"] = current().steps[room.at].id
    return True
