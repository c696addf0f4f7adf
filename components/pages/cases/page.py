"""Partitions: on the world, one by one, side by side, together, and how they are coded."""

from pathlib import Path

import streamlit as st

from components.pages.cases import (
    choice,
    chooser,
    compare,
    lines,
    patterns,
    rules,
    yardstick,
)
from components.screen import in_session
from components.screen.theme import opening
from components.text.words import words

STYLE = Path(__file__).with_suffix(".css")


def render() -> None:
    """Draw the page."""
    in_session.follow()
    say = words("cases")
    st.html(STYLE)
    choice.read()
    left, right = st.columns([1, 1], gap="medium", vertical_alignment="bottom")
    with left:
        opening(say["title"], say["standfirst"])
    right.markdown(f":small[{say['coding']}]")
    chooser.section()
    yardstick.section()
    lines.section()
    compare.section()
    patterns.section()
    rules.section()
