"""The start page: present, hand out, prepare."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from components.actions import in_hand, kept
from components.pages.briefing import editor, handout, own
from components.pages.briefing.present import present
from components.text.markdown import plain
from components.text.templates import render
from components.text.words import words

STYLE = Path(__file__).parent / "start.css"


def start() -> None:
    """Everything around the presentation, each one press away."""
    say = words("briefing")["start"]
    briefing = in_hand.current()
    at = editor.chosen()
    st.html(STYLE)
    own.notices()
    st.title(plain(briefing.title))
    st.write(say["intro"].format(n=len(briefing.steps)))
    asked = st.query_params.get("make")
    if asked in handout.MIMES and not kept.waiting():
        del st.query_params["make"]
        handout.make(asked)
    with st.container(horizontal=True, gap="small", key="briefing-actions"):
        present(say["present"], say["present_help"], key="briefing-present", then=begin)
        st.link_button(
            say["presenter"],
            f"briefing?presenter=1&room={in_hand.open_room(at)}",
            icon=":material/speaker_notes:",
            help=f"{say['presenter_help']} {say['presenter_warning']}",
        )
        handout.buttons()
    handout.watch()
    st.html(render("pages/briefing/keys.html", say=say))
    editor.editor(begin)
    st.header(say["own"])
    own.own()


def begin() -> None:
    """Present from the step that is chosen in the list."""
    st.query_params.pop("mode", None)
    in_hand.go(editor.chosen())
