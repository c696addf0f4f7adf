"""What every page has: favicon, the few styles that Streamlit's theme cannot express."""

from pathlib import Path

import streamlit as st

HERE = Path(__file__).parent
FAVICON = HERE / "favicon.svg"


def furnish() -> None:
    """Lay the page's styles: generous type, one measure of width, room on a narrow screen."""
    st.html(HERE / "style.css")


def opening(sheet: Path, title: str, text: str) -> None:
    """A page's headline and first words (markdown), in one piece with its style sheet.

    `st.html` would bring the styles too, but Streamlit loads its code later than that of text, and
    what has been read would move.
    """
    css = sheet.read_text(encoding="utf-8")
    st.markdown(f"<style>{css}</style>\n\n# {title}\n\n{text}", unsafe_allow_html=True)
