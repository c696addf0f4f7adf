"""The presenter's window: notes, the next step, a clock, in step with the audience's window."""

from __future__ import annotations

import time
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from components.actions import in_hand
from components.actions.presenter_rooms import rooms
from components.atlas.library import elsewhere
from components.pages.briefing import bar
from components.paper.thumbnail import thumbnail
from components.screen.turns import fragment
from components.text.templates import render
from components.text.words import words

STYLE = Path(__file__).parent / "presenter.css"
BAR = "presenter-bar"
LOOK = 0.7  # seconds between two looks at the other window


def presenter(token: str | None) -> None:
    """The window for the room `token`."""
    say = words("briefing")["presenter"]
    room = rooms().find(token)
    if room is None or token is None:
        st.title(words("briefing")["title"])
        st.warning(say["gone"], icon=":material/link_off:")
        st.markdown(f"[{say['again']}](briefing)")
        return
    if st.session_state.get(in_hand.ROOM) != token:
        in_hand.join(token, room)
    in_hand.follow()
    st.html(STYLE)
    briefing, at = in_hand.current(), room.at
    step, total = briefing.steps[at], len(briefing.steps)
    with st.container(key="presenter"):
        _clock()
        left, right = st.columns([7, 4], gap="large")
        shown = render("pages/briefing/now.html", say=say, step=step, n=at + 1, total=total)
        left.html(shown)
        after = briefing.steps[at + 1] if at + 1 < total else None
        right.html(render("pages/briefing/next.html", say=say, step=after))
        if after:
            right.image(thumbnail(after.maps), width=360)
        if elsewhere(briefing.steps[at].maps) or (after and elsewhere(after.maps)):
            right.caption(say["elsewhere"])
    with st.container(key="stage-bar"):
        titles = [one.title for one in briefing.steps]
        bar.bar(titles, at, key=BAR, leave=False, then=_turn)


def _turn(asked: dict) -> None:
    if isinstance(asked.get("to"), int):
        in_hand.go(asked["to"])


@fragment(run_every=LOOK)
def _clock() -> None:
    say = words("briefing")["presenter"]
    if in_hand.follow():
        st.rerun()
    room = in_hand.room_of_this()
    if room is None:
        st.rerun()
    minutes, seconds = divmod(int(time.time() - room.began), 60)
    with st.container(horizontal=True, vertical_alignment="center", gap="large"):
        clock = {"now": datetime.now(_zone()), "minutes": minutes, "seconds": seconds}
        st.html(render("pages/briefing/clock.html", say=say, **clock))
        token = st.session_state[in_hand.ROOM]
        st.button(say["restart"], on_click=rooms().restart, args=(token,), type="tertiary")


def _zone() -> ZoneInfo | None:
    """The presenter's time zone, if the browser's name for it is known here."""
    try:
        return ZoneInfo(st.context.timezone) if st.context.timezone else None
    # A name may be that of a folder, or longer than a file's name may be.
    except (ValueError, OSError, ZoneInfoNotFoundError):
        return None


@fragment(run_every=LOOK)
def follow() -> None:
    """In the audience's window: take over what the presenter's window has done."""
    if in_hand.follow():
        st.rerun()
