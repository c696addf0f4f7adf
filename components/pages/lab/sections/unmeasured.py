"""In place of what needs contiguity, where nobody measured who borders whom: why, and the floor."""

from __future__ import annotations

import streamlit as st

import geodata as gd
from components.pages.lab import cards, session
from components.pages.lab.search import question
from components.pages.lab.state import Lab
from components.plans.draft import draft
from components.text.cite import cite
from components.text.markdown import plain
from components.text.numbers import people, share
from components.text.words import words


def best(lab: Lab) -> None:
    """The fewest that any line with these sides can leave, if sides may lie in pieces."""
    say = words("lab")["unmeasured"]
    st.info(say["best"], icon=":material/hub:")
    sides, fixed = question(lab.draft.plan)
    try:
        found = gd.best_plan(lab.territory, sides, fixed=fixed, contiguous=False)
    except (gd.NoPlan, gd.NotFound, ValueError) as error:
        st.warning(plain(error))
        return
    floor = found.evaluation
    st.markdown(
        say["floor"].format(people=people(floor.wrong_side), share=share(floor.wrong_share))
    )
    line = draft(found.plan, lab.draft.colours)
    cards.row(lab.territory, [cards.Card(say["floor_title"], line)])
    if st.button(say["put"], key="lab-put-floor"):
        session.lab().change(line)
        session.write_link()
        st.rerun()
    st.markdown(cite(";".join(lab.territory.sources), "computed"))


def unusual(lab: Lab) -> None:
    """Random lines are grown along borders, so there are none."""
    del lab
    st.info(words("lab")["unmeasured"]["unusual"], icon=":material/hub:")
