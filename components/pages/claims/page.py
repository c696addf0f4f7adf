"""The article as a ledger: what it claims, what the record says, and who argued about it."""

import streamlit as st

from components.pages.claims import filters, ledger, people
from components.screen import in_session
from components.screen.theme import opening
from components.text.words import words


def render() -> None:
    """Draw the page."""
    in_session.follow()
    say = words("claims")
    filters.check()
    left, right = st.columns([1, 1], gap="medium", vertical_alignment="bottom")
    with left:
        opening(say["title"], say["standfirst"])
    right.markdown(f":small[{say['editorial']}]")
    if filters.show() == "people":
        st.html(ledger.STYLE)
        people.section()
    else:
        ledger.section()
