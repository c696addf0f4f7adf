"""A closer look at the plan: one section at a time, drawn when a person has paused."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from components.common.words import words
from components.lab.closer import where
from components.lab.state import Lab

STYLE = Path(__file__).parents[1] / "lab.css"
_DRAW = {"where": where.draw}
SECTIONS = tuple(_DRAW)


def section(lab: Lab) -> None:
    """The chosen section."""
    say = words("lab")
    chosen = st.segmented_control(
        say["controls"]["look"],
        SECTIONS,
        default=SECTIONS[0],
        required=True,
        format_func=say["sections"].get,
        key="look",
        bind="query-params",
    )
    _DRAW[chosen](lab)
