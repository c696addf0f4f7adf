"""The screen of a step: one map or a pair beside one message, and nothing else."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from components.atlas.scene import Scene
from components.paper.thumbnail import inset, thumbnail
from components.screen import frame
from components.story import step_panel
from components.story.model import Briefing
from components.story.stage import stage

STYLES = (step_panel.STATIC / "step.css", Path(__file__).parent / "stage.css")
HEIGHT = 900  # the style sheet fits the frame to the window; this is for those without it


def show(briefing: Briefing, at: int, *, key: str) -> None:
    """Step `at` of a briefing. Steps repaint and move the maps of one frame."""
    step = briefing.steps[at]
    ready = stage(briefing.steps)
    pair = len(step.maps) > 1
    for style in STYLES:
        st.html(style)
    with st.container(key="stage"):
        with st.container(key="stage-first"):
            _map(ready.first[at], f"{key}-first", key, pair)
        spare = next((scene for scene in (ready.second[at], *ready.second) if scene), None)
        with st.container(key="stage-second"):
            if spare:
                _map(spare, f"{key}-second", key, pair)
        with st.container(key="stage-panel"):
            total, told = len(briefing.steps), ready.described(at)
            st.html(step_panel.html(step, at + 1, total, told, byline=briefing.byline))
        if step.inset:
            with st.container(key="stage-inset"):
                st.image(inset(step.inset))


def _map(scene: Scene, key: str, link: str, linked: bool) -> None:
    frame.show(scene, key=key, height=HEIGHT, link=link, linked=linked, smooth=True)


def thumbnails(briefing: Briefing) -> None:
    """The steps' small pictures, out of sight, for the bar's overview."""
    with st.container(key="stage-thumbs"):
        st.image([thumbnail(step.maps) for step in briefing.steps], width=200)
