"""The figures behind the contrast, compared like with like."""

import streamlit as st

from components.pages.figures import displacement, measures
from components.text.words import words


def render() -> None:
    """Draw the page."""
    say = words("figures")
    st.title(say["title"])
    st.write(say["standfirst"])
    measures.section()
    displacement.section()
