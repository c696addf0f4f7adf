"""What a worker makes: a briefing's file, whole. Knows no screen, so that a worker stays small."""

from __future__ import annotations

from datetime import datetime

from components.actions.executors import Hook
from components.story.model import Briefing


def made(hook: Hook, kind: str, briefing: Briefing, when: datetime, notes: bool = False) -> bytes:
    """The file of a kind (html, pptx, pdf); its libraries are imported when they are needed.

    `notes` puts the speaker's notes into the web page; the other two always have them.
    """
    if kind == "html":
        from components.paper.html import html

        content = html(briefing, hook, notes=notes)
    elif kind == "pptx":
        from components.paper.pptx import pptx

        content = pptx(briefing, when, hook)
    else:
        from components.paper.pdf import pdf

        content = pdf(briefing, when, hook)
    hook()  # stopped after the last step is stopped too
    return content
