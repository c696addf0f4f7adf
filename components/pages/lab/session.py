"""The lab of this session: begun from the page's address, kept in the session, written back."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import streamlit as st

from components.pages.lab.state import Lab
from components.plans.draft import Refusal, refuse
from components.plans.offered import offered
from components.plans.territories import find, is_own
from components.screen import url
from components.text.markdown import MESSAGE, inert

_LAB, _WRITTEN = "lab", "lab-links"
AWAITED = "lab-awaited"  # the link to a plan whose territory is not loaded here yet


def lab() -> Lab:
    """The session's lab, once `arrive` has been called."""
    return st.session_state[_LAB]


def arrive() -> Lab:
    """The session's lab at the start of a run; an address that a person has opened is followed.

    A rerun brings the browser's address, which may lag behind what was written to it: a link that
    this session wrote itself is followed only on the browser's way back or forward, or strokes
    that came since would be lost.
    """
    asked = {name: st.query_params.get(name, "") for name in ("plan", "territory", "start")}
    if asked["plan"] and is_own(asked["plan"].partition(".")[2]):
        st.session_state[AWAITED] = asked["plan"]  # until its territory is loaded
    if url.gone_back():
        asked["plan"] = asked["plan"] or ("" if asked["territory"] else _first())
        known = _LAB in st.session_state and lab().revisit(asked["plan"])
    else:
        known = asked["plan"] in st.session_state.get(_WRITTEN, ())
    if asked["plan"] and not known:
        _follow(lambda: Lab.open(asked["plan"]))
    elif asked["territory"]:
        _follow(lambda: _begin(asked["territory"], asked["start"]))
    if _LAB not in st.session_state:
        st.session_state[_LAB] = Lab.start(offered()[0])
    write_link()
    return lab()


def _follow(open_lab: Callable[[], Lab]) -> None:
    """Replace the lab, or say why the address cannot be followed and keep what there is."""
    for name in ("plan", "territory", "start"):
        st.query_params.pop(name, None)
    try:
        begin(open_lab())
        st.session_state.pop(AWAITED, None)
    except Refusal as refusal:
        url.remember("lab", inert(refusal, MESSAGE))


def _begin(territory_id: str, plan_id: str | None) -> Lab:
    if not is_own(territory_id) and territory_id not in offered():
        raise refuse("territory", found=territory_id, known=", ".join(offered()))
    plans = find(territory_id).plans
    if plan_id and plan_id not in plans:
        raise refuse("start", found=plan_id, known=", ".join(plans))
    return Lab.start(territory_id, plan_id)


def begin(new: Lab) -> None:
    """Put another lab in place of the session's; the painter's log goes on where it was."""
    old = st.session_state.get(_LAB)
    if old:
        new.ack, new.edition = old.ack, old.edition + 1
    st.session_state[_LAB] = new
    write_link()


@cache
def _first() -> str:
    return Lab.start(offered()[0]).link


def write_link() -> None:
    """Put the plan as it stands into the page's address; one without a plan is the first's."""
    link = lab().link
    st.session_state.setdefault(_WRITTEN, set()).add(link)
    if st.query_params.get("plan", _first()) != link:
        st.query_params["plan"] = link
