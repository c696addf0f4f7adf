"""The first page: Bosnia's enclaves and Iraq's commingled cities, side by side."""

import streamlit as st

from components.pages.contrast import conditions, displacement, maps, measures
from components.text.words import words


def render() -> None:
    """Draw the page."""
    say = words("contrast")
    st.title(say["title"])
    st.write(say["standfirst"])
    maps.pair()
    conditions.section()
    measures.section()
    displacement.section()
