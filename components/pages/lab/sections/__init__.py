"""A closer look at the plan: one section at a time, drawn when a person has paused."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from components.pages.lab.sections import (
    best,
    compare,
    fixed_lines,
    forces,
    groups,
    random_lines,
    unmeasured,
    unusual,
    where,
)
from components.pages.lab.sections.groups import VIEW
from components.pages.lab.state import Lab
from components.plans.territories import is_own
from components.screen import url
from components.text.words import words

__all__ = ["SECTIONS", "STYLE", "VIEW", "section"]

STYLE = Path(__file__).parents[1] / "page.css"
_DRAW = {
    "where": where.draw,
    "groups": groups.draw,
    "marks": fixed_lines.draw,
    "best": best.draw,
    "unusual": unusual.draw,
    "compare": compare.draw,
    "ground": forces.draw,
}
# What needs contiguity is drawn so where neighbours were not measured.
_UNMEASURED = {"best": unmeasured.best, "unusual": unmeasured.unusual}
# Nobody drew random lines of somebody's own territory beforehand.
_OWN = {"unusual": random_lines.draw}
SECTIONS = tuple(_DRAW)
ADDRESS, LOOK = "look", "lab-look"


def section(lab: Lab) -> None:
    """The chosen section; the address names it by its id, where a bound widget would put words."""
    say = words("lab")
    if url.asks(LOOK):
        st.session_state[LOOK] = st.query_params.get(ADDRESS, SECTIONS[0])
    chosen = st.segmented_control(
        say["controls"]["look"],
        SECTIONS,
        required=True,
        format_func=say["sections"].get,
        key=LOOK,
        on_change=_write_choice,
    )
    drawn = _DRAW | (_OWN if is_own(lab.territory_id) else {})
    drawn |= {} if lab.territory.measured else _UNMEASURED
    drawn[chosen or SECTIONS[0]](lab)


def _write_choice() -> None:
    st.query_params[ADDRESS] = st.session_state[LOOK]
