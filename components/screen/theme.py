"""What every page has: favicon, the few styles that Streamlit's theme cannot express."""

from pathlib import Path

import streamlit as st

from components.text.templates import render

HERE = Path(__file__).parent
FAVICON = HERE / "favicon.svg"


def lay_styles() -> None:
    """Lay the page's styles: generous type, one measure of width, room on a narrow screen."""
    st.html(HERE / "style.css")


def opening(title: str, text: str, sheet: Path | None = None) -> None:
    """A page's headline and first words (*emphasis* as in markdown), with its style sheet if any.

    They come in one piece, and in the same kind of element as the styles of every page: Streamlit
    loads the code of text later, and what has been read would move.
    """
    css = sheet.read_text(encoding="utf-8") if sheet else ""
    with st.container(key="opening"):
        st.html(render("screen/opening.html", css=css, title=title, text=text))
