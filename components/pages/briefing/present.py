"""The button that begins: it fills the whole screen, which only a press may ask of a browser."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

_mount = st.components.v2.component(
    "briefing_present",
    html="<button type='button'></button>",
    css="""button { font: 600 1rem var(--st-font); cursor: pointer;
        padding: 0.45rem 1rem; min-height: 2.5rem; color: light-dark(#fff, #1f1e1b);
        background: var(--st-primary-color); border: 0;
        border-radius: var(--st-base-radius); }
        button:hover { filter: brightness(1.15); }
        button:focus-visible { outline: 3px solid #1a6fd4; outline-offset: 1px; }""",
    js="""export default function ({ data, parentElement, setTriggerValue }) {
      const button = parentElement.querySelector("button");
      button.textContent = data.label;
      button.title = data.help;
      button.onclick = () => {
        document.documentElement.requestFullscreen?.().catch(() => {});
        setTriggerValue("pressed", true);
      };
    }""",
)


def present(label: str, help: str, *, key: str, then: Callable[[], None]) -> None:
    """A button; `then` is called when it is pressed, and the browser shows the page alone."""
    _mount(
        key=key,
        data={"label": label, "help": help},
        on_pressed_change=then,
        width="content",
        height="content",
    )
