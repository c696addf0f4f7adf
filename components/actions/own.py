"""Where a session keeps the territories of its own: in its state, and nowhere else."""

from __future__ import annotations

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from components.plans import territories
from components.plans.territories import Owned

_KEY = "own-territories"


def mine() -> Owned:
    """The running session's own territories, to be added to."""
    return st.session_state.setdefault(_KEY, {})


def _found() -> Owned | None:
    if get_script_run_ctx(suppress_warning=True) is None:
        return None
    return st.session_state.get(_KEY)


territories.look_in(_found)
