"""Every source with its licence, how firm it is and where it is used; and the data to take away."""

import streamlit as st

from components.pages.sources import downloads, register
from components.screen import in_session
from components.text.words import words


def render() -> None:
    """Draw the page."""
    in_session.follow()
    say = words("sources")
    st.title(say["title"])
    st.write(say["standfirst"])
    register.section()
    downloads.section()
