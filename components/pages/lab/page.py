"""The partition lab: draw a line, see who ends up on the wrong side of it."""

import streamlit as st

from components.actions.offer import offer
from components.atlas.library import MapState
from components.pages.lab import controls, sections, session
from components.pages.lab.as_step import named
from components.pages.lab.canvas import canvas, paint
from components.pages.lab.figures import figures
from components.pages.lab.own import section as own_files
from components.pages.lab.painter import operations, painter
from components.pages.lab.state import Lab
from components.screen import url
from components.screen.theme import opening
from components.screen.turns import fragment
from components.text.words import words

PAINTER, LIVE, BELOW = "lab-painter", "lab-live", "lab-sections"


def render() -> None:
    """Draw the page."""
    say = words("lab")
    lab = session.arrive()
    url.check("lab", {"plan": None, "look": sections.SECTIONS, sections.VIEW: url.view_of})
    opening(say["title"], say["standfirst"], sections.STYLE)
    controls.bar(lab)
    own_files()
    _live()
    st.markdown(f"*{say['quiet']}*")
    _sections()


@fragment(key=LIVE)
def _live() -> None:
    """Map and figures: all that a stroke of the brush draws anew."""
    lab = session.lab()
    ground, beside = st.columns([8, 5], gap="medium")
    with ground, st.container(key="lab-ground"):
        painter(
            canvas(lab.territory_id),
            paint(lab),
            key=PAINTER,
            on_operations=_apply,
            on_settled=_settle,
            height=640,
        )
    beside.html(figures(lab.evaluations, lab.draft))


def _offer(lab: Lab) -> None:
    """The plan on the map as a file, and as a step of the briefing."""
    state = {"territory": lab.territory_id, "plan": lab.link}
    title, figure = named(lab)
    offer(
        {"lab-sides": MapState("sides", state), "lab-wrong": MapState("wrong_side", state)},
        key="lab-export",
        title=title,
        source_ids=lab.territory.sources,
        figure=figure,
    )


def _apply() -> None:
    session.lab().apply(operations(PAINTER))


def _settle() -> None:
    session.write_link()
    # Operations may have come with the same rerun: their figures are drawn too.
    st.rerun(scope=[LIVE, BELOW])


@fragment(key=BELOW)
def _sections() -> None:
    """What costs more to draw waits until a person has paused."""
    _offer(session.lab())
    sections.section(session.lab())
