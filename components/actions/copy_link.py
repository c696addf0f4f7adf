"""A button that copies the page's address, which reproduces what is shown."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from components.actions.view_reader import STYLE

_mount = st.components.v2.component(
    "copy_link",
    html="<button type='button' aria-live='polite'></button>",
    css=STYLE,
    js=Path(__file__).with_suffix(".js").read_text(encoding="utf-8"),
)


def copy_link(label: str, done: str, *, key: str) -> None:
    """The button; `done` stands on it for a moment when the address has been copied."""
    _mount(key=key, data={"label": label, "done": done}, width="content", height="content")
