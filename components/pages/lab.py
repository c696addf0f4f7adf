"""The partition lab: draw a line, see who ends up on the wrong side of it."""

import streamlit as st

from components.briefing.model import MapState
from components.common import url
from components.common.words import words
from components.export.panel import offer
from components.lab import closer, controls, session
from components.lab.canvas import canvas, paint
from components.lab.figures import figures
from components.lab.state import Lab
from components.painter import operations, painter

PAINTER, LIVE, CLOSER = "lab-painter", "lab-live", "lab-closer"


def render() -> None:
    """Draw the page."""
    say = words("lab")
    lab = session.arrive()
    url.check("lab", {"plan": None, "look": closer.SECTIONS})
    st.html(closer.STYLE)
    st.title(say["title"])
    st.write(say["standfirst"])
    controls.bar(lab)
    _live()
    st.markdown(f"*{say['quiet']}*")
    _closer()


@st.fragment(key=LIVE)
def _live() -> None:
    """Map and figures: all that a stroke of the brush draws anew."""
    lab = session.lab()
    ground, beside = st.columns([8, 5], gap="medium")
    with ground:
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
    offer(
        {"lab-sides": MapState("sides", state), "lab-wrong": MapState("wrong_side", state)},
        key="lab-export",
        title=lab.draft.plan.title or words("lab")["title"],
        source_ids=lab.territory.sources,
    )


def _apply() -> None:
    session.lab().apply(operations(PAINTER))


def _settle() -> None:
    session.write_link()
    # Operations may have come with the same rerun: their figures are drawn too.
    st.rerun(scope=[LIVE, CLOSER])


@st.fragment(key=CLOSER)
def _closer() -> None:
    """What costs more to draw waits until a person has paused."""
    _offer(session.lab())
    closer.section(session.lab())
