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
    with right:
        st.markdown(f":small[{say['editorial']}]")
        shown = filters.show()  # beside the title, or all below it moves when its code comes
    if shown == "people":
        st.html(ledger.STYLE)
        people.section()
    else:
        ledger.section()
