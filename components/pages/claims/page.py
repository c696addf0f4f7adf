"""The article as a ledger: what it claims, what the record says, and who argued about it."""

from pathlib import Path

import streamlit as st

from components.pages.claims import filters, ledger, people
from components.screen import in_session
from components.text.words import words

STYLE = Path(__file__).with_suffix(".css")


def render() -> None:
    """Draw the page."""
    in_session.follow()
    say = words("claims")
    st.html(STYLE)
    filters.check()
    left, right = st.columns([1, 1], gap="medium", vertical_alignment="bottom")
    with left:
        st.title(say["title"])
        st.write(say["standfirst"])
    right.markdown(f":small[{say['editorial']}]")
    if filters.show() == "people":
        people.section()
    else:
        ledger.section()
