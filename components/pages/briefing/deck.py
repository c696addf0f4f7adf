"""The steps as pictures: choose one, drag it to another place."""

from __future__ import annotations

import base64
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from components.paper.thumbnail import thumbnail
from components.story.model import Step
from components.text.words import words

HERE = Path(__file__)
_mount = st.components.v2.component(
    "briefing_deck",
    html="<ol></ol>",
    css=HERE.with_suffix(".css").read_text(encoding="utf-8"),
    js=HERE.with_suffix(".js").read_text(encoding="utf-8"),
)


def deck(
    steps: Sequence[Step], chosen: str, *, key: str, then: Callable[[dict[str, Any]], None]
) -> None:
    """Show the steps; `then` hears {"chosen": id}, {"present": id} or {"order": [ids]}."""

    def on_asked() -> None:
        asked = st.session_state[key].get("asked")
        if isinstance(asked, dict):
            then(asked)

    shown = [{"id": one.id, "title": one.title, "picture": picture(one)} for one in steps]
    _mount(
        key=key,
        data={"steps": shown, "chosen": chosen, "words": words("briefing")["deck"]},
        on_asked_change=on_asked,
    )


def picture(step: Step) -> str:
    """A step's small picture as an address that holds it."""
    return f"data:image/png;base64,{base64.b64encode(thumbnail(step.maps)).decode()}"
