"""Switches of a page whose maps repaint at the press, before the server has heard of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import streamlit as st

_mount = st.components.v2.component(
    "ahead", js=Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
)


def repaint(switches: Mapping[str, Sequence[str]]) -> None:
    """Tell the page's maps each choice of `switches` as it is made.

    `switches` has the ids of a control's options, in their order, by the control's key; a toggle
    has "true" and "false". A map that was sent its looks (`atlas.maps.looks`) shows the one chosen.
    """
    data = {name: list(ids) for name, ids in switches.items()}
    _mount(key="ahead", data=data, height="content")
