"""What every page has: favicon, the few styles that Streamlit's theme cannot express."""

from pathlib import Path

import streamlit as st

HERE = Path(__file__).parent
FAVICON = HERE / "favicon.svg"


def furnish() -> None:
    """Lay the page's styles: generous type, one measure of width, room on a narrow screen."""
    st.html(HERE / "style.css")
