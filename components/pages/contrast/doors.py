"""Where to go on from the first page, and how the article ends."""

import streamlit as st

from components.screen import pages
from components.text.words import words


def section() -> None:
    """The end of the argument and the ways to the lab, the briefing, the maps and the figures."""
    say = words("contrast")
    st.markdown(say["end"]["text"])
    st.subheader(say["doors"]["title"])
    ways = say["doors"]["way"]
    with st.container(key="doors"):
        for column, way in zip(st.columns(len(ways), gap="medium"), ways, strict=True):
            with column, st.container(border=True):
                pages.link(way["path"], way["label"], way["icon"])
                st.caption(way["text"])
