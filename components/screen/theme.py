"""What every page has: favicon, the few styles that Streamlit's theme cannot express."""

import re
from html import escape
from pathlib import Path

import streamlit as st

HERE = Path(__file__).parent
FAVICON = HERE / "favicon.svg"


def furnish() -> None:
    """Lay the page's styles: generous type, one measure of width, room on a narrow screen."""
    st.html(HERE / "style.css")


def opening(sheet: Path, title: str, text: str) -> None:
    """A page's headline and first words (*emphasis* as in markdown), with its style sheet.

    They come in one piece, and in the same kind of element as the styles of every page: Streamlit
    loads the code of text later, and what has been read would move.
    """
    css = sheet.read_text(encoding="utf-8")
    words = re.sub(r"\*(.+?)\*", r"<em>\1</em>", escape(text))
    st.html(f"<style>{css}</style><h1>{escape(title)}</h1><p>{words}</p>")
