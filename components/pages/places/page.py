"""Every place of the article and the related ones on one map, each with its own panel."""

from pathlib import Path

import streamlit as st

import geodata as gd
from components.pages.places import explorer
from components.screen import in_session
from components.screen.theme import opening
from components.text.words import words

STYLE = Path(__file__).with_suffix(".css")


def render() -> None:
    """Draw the page."""
    in_session.follow()
    say = words("places")
    st.html(STYLE)
    opening(say["title"], say["standfirst"].format(count=len(gd.places())))
    explorer.section()
