"""The first page: Bosnia carved, Iraq commingled, in one picture."""

import re
from pathlib import Path
from urllib.parse import quote, urlencode

import streamlit as st

from components.atlas.maps import minority
from components.pages.contrast import conditions, doors, picture, steps
from components.screen import frame, pages, url
from components.screen.theme import opening
from components.text.words import words

CSS = Path(__file__).with_name("page.css")
# Pixels kept for headline and standfirst until their styles are there.
LEAD, LEAD_ON_A_PHONE = 102, 217
HEIGHT = 590  # pixels; the page's styles fit it to the window
CHOICE = re.compile(r"[\w.,-]{1,60}")


def render() -> None:
    """Draw the page; what lies below the picture is made when the picture has been painted."""
    say = words("contrast")
    with st.container(key="lead", height=_lead(), border=False):
        opening(say["title"], say["standfirst"], CSS)
        notice = st.container()
    with st.container(key="stage"):
        with st.container(key="pair"):
            view = minority.view("bosnia")
            link, painted = frame.pair(
                picture.data(), view=view, key="contrast", height=HEIGHT, page=""
            )
        if painted:
            steps.section()
    if link:
        pages.turn(link["page"], link["query"])
    with notice:
        _address()
    if painted:
        with st.container(key="below"):
            conditions.section()
            doors.section()


def _lead() -> int:
    """What the lead will measure: the server sees no window, but a phone says that it is one."""
    return LEAD_ON_A_PHONE if "Mobi" in st.context.headers.get("User-Agent", "") else LEAD


def _address() -> None:
    """Say what of the address this page does not know. Old links to the layers lead to them."""
    say = words("contrast")
    switches = {
        one["name"]: [option["id"] for option in one["options"]]
        for name in picture.SIDES
        for one in picture.options(name)
    }
    old = {name: st.query_params[name] for name in say["moved"]["names"] if name in st.query_params}
    if old:
        url.forget(*old)
        # Only what can be a choice or a view goes on: no address that somebody put into a link.
        kept = {name: value for name, value in old.items() if CHOICE.fullmatch(value)}
        there = f"explore?{urlencode(kept, quote_via=quote)}"
        url.remember("contrast", say["moved"]["text"].format(link=there))
    url.check("contrast", {"pair": [one["id"] for one in say["pairs"]], **switches})
