"""What one person's session holds: the briefing in hand, where it stands, its room."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from components.actions.presenter_rooms import Room, rooms
from components.story import files
from components.story.model import Briefing, Step
from components.story.story import story

BRIEFING, ROOM, TURN = "briefing-own", "briefing-room", "briefing-turn"


def current() -> Briefing:
    """The briefing in hand: the person's own, or the story as shipped."""
    return st.session_state.get(BRIEFING) or story()


def keep(briefing: Briefing) -> None:
    """Take a changed briefing in hand; its steps get ids that differ."""
    briefing = replace(briefing, steps=files.numbered(briefing.steps))
    st.session_state[BRIEFING] = briefing
    room = room_of_this()
    if room:
        st.session_state[TURN] = room.go(min(room.at, len(briefing.steps) - 1), briefing)


def reset() -> None:
    """Back to the story as shipped."""
    keep(story())
    st.session_state.pop(BRIEFING, None)


def add(step: Step) -> None:
    """Put a step at the end of the briefing in hand."""
    briefing = current()
    keep(replace(briefing, steps=(*briefing.steps, step)))


def position() -> int:
    """The step that the URL asks for, from 0."""
    return current().position(st.query_params.get("step")) or 0


def go(at: int) -> None:
    """Show another step here and in the other window."""
    steps = current().steps
    at = min(max(at, 0), len(steps) - 1)
    st.query_params["step"] = steps[at].id
    room = room_of_this()
    if room:
        st.session_state[TURN] = room.go(at)


def room_of_this() -> Room | None:
    """The room of this window, if it has one."""
    return rooms().find(st.session_state.get(ROOM))


def open_room() -> str:
    """The token of this window's room; the room is made when it is first asked for."""
    if room_of_this() is None:
        st.session_state[ROOM] = rooms().open(current(), position())
        st.session_state[TURN] = 0
    return st.session_state[ROOM]


def rejoin(token: object) -> None:
    """Back into a room after a reload, if it is still there."""
    if isinstance(token, str) and rooms().find(token) and room_of_this() is None:
        st.session_state[ROOM], st.session_state[TURN] = token, -1


def follow() -> bool:
    """Take over what the other window has done; whether there was anything."""
    room = room_of_this()
    if room is None or room.turn == st.session_state.get(TURN, 0):
        return False
    st.session_state[TURN] = room.turn
    if room.briefing is not current():
        st.session_state[BRIEFING] = room.briefing
    st.query_params["step"] = current().steps[room.at].id
    return True
