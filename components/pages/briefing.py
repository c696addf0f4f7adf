"""The briefing: present it full screen, prepare it, follow it from a second window."""

from __future__ import annotations

import streamlit as st

from components.briefing import bar, show
from components.briefing.model import Briefing
from components.briefing.story import story
from components.common import url
from components.common.words import words

PAGE = "briefing"
BAR = "briefing-bar"


def render() -> None:
    """Draw the page."""
    briefing = story()
    numbers = [str(i) for i in range(1, len(briefing.steps) + 1)]
    url.check(PAGE, {"step": [*briefing.ids, *numbers], "mode": ("prepare",)})
    _present(briefing)


def _present(briefing: Briefing) -> None:
    """One step on the whole screen."""
    at = briefing.position(st.query_params.get("step")) or 0
    show.show(briefing, at, key="briefing")
    with st.container(key="stage-bar"):
        bar.bar([step.title for step in briefing.steps], at, key=BAR, leave=True, then=_turn)


def _turn(asked: dict) -> None:
    """What a person asked the bar for: another step, or to leave the full screen."""
    if asked.get("leave"):
        st.query_params["mode"] = "prepare"
    elif isinstance(asked.get("to"), int):
        steps = story().steps
        st.query_params["step"] = steps[min(max(asked["to"], 0), len(steps) - 1)].id


__all__ = ["render", "words"]
