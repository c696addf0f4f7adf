"""Every source with its licence, how firm it is and where it is used; and the data to take away."""

import streamlit as st

from components.common.words import words
from components.sources import downloads, register


def render() -> None:
    """Draw the page."""
    say = words("sources")
    st.title(say["title"])
    st.write(say["standfirst"])
    register.section()
    downloads.section()
