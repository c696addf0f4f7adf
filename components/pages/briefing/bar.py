"""The bar that turns pages: buttons, position, and keys wherever the focus is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from components.atlas.assets import ICONS
from components.story.step_panel import STATIC
from components.text.words import words

_mount = st.components.v2.component(
    "briefing_bar",
    html="<nav></nav>",
    css=(STATIC / "bar.css").read_text(encoding="utf-8"),
    js=ICONS.read_text(encoding="utf-8") + (STATIC / "bar.js").read_text(encoding="utf-8"),
)


def bar(
    titles: Sequence[str],
    at: int,
    *,
    key: str,
    leave: bool,
    then: Callable[[dict[str, Any]], None],
) -> None:
    """Show the bar at step `at`; `then` hears what is asked for before the rerun.

    That is {"to": step} or {"leave": True}.
    """
    say = dict(words("briefing")["bar"])
    if not leave:
        say.pop("leave")
    last = f"{key}-last"

    def on_asked() -> None:
        # A busy browser says a wish twice, and the second time with an address that is older than
        # what was answered since: the newest wish is carried out again, or its step would be lost.
        said = (st.session_state[key].get("asked") or {}, st.session_state.get(last, {}))
        st.session_state[last] = max(said, key=lambda one: one.get("seq", 0))
        if st.session_state[last]:
            then(st.session_state[last])

    answered = st.session_state.get(last, {}).get("seq", 0)
    _mount(
        key=key,
        data={"steps": list(titles), "at": at, "seq": answered, "words": say},
        on_asked_change=on_asked,
    )
