"""The first page: Bosnia carved, Iraq commingled, in one picture."""

from pathlib import Path

import streamlit as st

from components.atlas.maps import minority
from components.pages.contrast import picture
from components.screen import frame
from components.screen.theme import opening
from components.text.words import words

CSS = Path(__file__).with_name("page.css")
HEIGHT = 590  # pixels; the page's styles fit it to the window


def render() -> None:
    """Draw the page."""
    say = words("contrast")
    with st.container(key="lead"):
        opening(CSS, say["title"], say["standfirst"])
    with st.container(key="stage"), st.container(key="pair"):
        link = frame.pair(
            picture.data(), view=minority.view("bosnia"), key="contrast", height=HEIGHT
        )
