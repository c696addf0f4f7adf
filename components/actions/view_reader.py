"""A button that reads the present view of maps on the page; panning itself tells nobody."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import streamlit as st

from components.story.files import VIEW_LIMITS

STYLE = """button { font: 400 1rem var(--st-font); color: var(--st-text-color); background: none;
        border: 1px solid var(--st-border-color); border-radius: var(--st-base-radius);
        padding: 0.45rem 0.75rem; min-height: 2.5rem; cursor: pointer; }
        button:hover { border-color: var(--st-primary-color); color: var(--st-primary-color); }
        button:focus-visible { outline: 3px solid #1a6fd4; outline-offset: 1px; }"""
_mount = st.components.v2.component(
    "view_reader",
    html="<button type='button'></button>",
    css=STYLE,
    js=Path(__file__).with_suffix(".js").read_text(encoding="utf-8"),
)
View = dict[str, float]


def reader(
    label: str,
    maps: Sequence[str],
    then: Callable[[list[View | None]], None],
    *,
    key: str,
    help: str = "",
) -> None:
    """A button; `then` hears the view of each map of `maps` (keys of `frame.show`) or None."""

    def on_views() -> None:
        told = st.session_state[key].get("views")
        if isinstance(told, list) and len(told) == len(maps):
            then([_checked(view) for view in told])

    _mount(
        key=key,
        data={"label": label, "maps": list(maps), "help": help},
        on_views_change=on_views,
        width="content",
        height="content",
    )


def _checked(view: object) -> View | None:
    """A view within the world, rounded; None for anything else a browser may send."""
    if not isinstance(view, dict):
        return None
    found = {}
    for part, (low, high) in VIEW_LIMITS.items():
        value = view.get(part)
        if isinstance(value, bool) or not isinstance(value, int | float):
            return None
        found[part] = round(min(max(float(value), low), high), 4)
    return found
