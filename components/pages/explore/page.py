"""Both countries under every layer, at one ground scale, with tables and exports."""

import streamlit as st

from components.pages.explore import maps
from components.text.words import words


def render() -> None:
    """Draw the page."""
    say = words("explore")
    st.title(say["title"])
    st.write(say["standfirst"])
    maps.pair()
