"""A person's own briefing: choose and reorder steps, change their words, save and load."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import datetime

import pandas as pd
import streamlit as st

from components.actions import in_hand, offer
from components.story import files
from components.story.charts import chart
from components.story.model import MOST_WORDS, Briefing, Step, count_words
from components.story.story import story
from components.text.markdown import plain
from components.text.slug import file_name
from components.text.words import words

CHOSEN = "briefing-chosen"


def editor() -> None:
    """The list of steps, the words of the chosen one, and the file."""
    say = words("briefing")["editor"]
    briefing = in_hand.current()
    left, right = st.columns([5, 7], gap="large")
    with left:
        at = _list(briefing, say)
    with right:
        _words(briefing, at, say)
    _file(briefing, say)


def _list(briefing: Briefing, say: dict[str, str]) -> int:
    if st.session_state.get(CHOSEN) not in briefing.ids:
        st.session_state[CHOSEN] = briefing.ids[in_hand.position()]
    titles = {step.id: f"{n}. {step.title}" for n, step in enumerate(briefing.steps, start=1)}
    st.radio(
        say["steps"], briefing.ids, format_func=lambda one: plain(titles.get(one, one)), key=CHOSEN
    )
    at = briefing.ids.index(st.session_state[CHOSEN])
    last = len(briefing.steps) - 1
    with st.container(horizontal=True):
        st.button(
            say["up"],
            icon=":material/arrow_upward:",
            disabled=at == 0,
            on_click=_swap,
            args=(at, -1),
        )
        st.button(
            say["down"],
            icon=":material/arrow_downward:",
            disabled=at == last,
            on_click=_swap,
            args=(at, 1),
        )
        st.button(
            say["remove"],
            icon=":material/delete:",
            disabled=last == 0,
            on_click=_remove,
            args=(at,),
        )
    missing = [one for one in story().steps if one.story not in {s.story for s in briefing.steps}]
    if missing:
        with st.container(horizontal=True, vertical_alignment="bottom"):
            chosen = st.selectbox(say["add"], missing, format_func=lambda one: one.title)
            st.button(say["add_button"], on_click=in_hand.add, args=(chosen,))
    st.caption(say["views"])
    return at


def _words(briefing: Briefing, at: int, say: dict[str, str]) -> None:
    step = briefing.steps[at]
    st.markdown(f"##### {plain(step.title)}")
    with st.form(f"briefing-words-{step.id}-{hash((step.message, step.notes))}", border=False):
        message = st.text_area(
            say["message"],
            step.message,
            height=110,
            max_chars=files.LONGEST["message"],
            placeholder=say["empty_message"],
            help=say["message_help"].format(most=MOST_WORDS, n=count_words(step.message)),
        )
        notes = st.text_area(say["notes"], step.notes, height=260, max_chars=files.LONGEST["notes"])
        if st.form_submit_button(say["keep"], type="primary"):
            _change(at, replace(step, message=message, notes=notes))
            st.rerun()
    st.caption(say["files"])
    offer.downloads(
        step.maps,
        key="briefing-step",
        title=step.title,
        table=_table(step),
        source_ids=step.source_ids,
    )
    n = count_words(step.message)
    if n > MOST_WORDS:
        st.warning(say["long"].format(n=n, most=MOST_WORDS))


def _table(step: Step) -> pd.DataFrame | None:
    """The step's chart as a table."""
    if not step.chart:
        return None
    return pd.DataFrame([asdict(bar) for bar in chart(step.chart).bars]).drop(columns="colour")


def _file(briefing: Briefing, say: dict[str, str]) -> None:
    st.markdown(f"##### {words('briefing')['prepare']['file']}")
    title = st.text_input(say["title"], briefing.title, max_chars=files.LONGEST["title"])
    if title.strip() and title != briefing.title:
        in_hand.keep(replace(briefing, title=title))
        st.rerun()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.download_button(
            say["save"],
            files.save(briefing),
            file_name(briefing.title, "json", datetime.now()),
            "application/json",
            icon=":material/save:",
            on_click="ignore",
        )
        st.button(say["reset"], on_click=in_hand.reset, disabled=briefing == story())
    given = st.file_uploader(say["load"], type="json", max_upload_size=1)
    if given is None:
        st.session_state.pop("briefing-file", None)
    elif st.session_state.get("briefing-file") != given.file_id:
        st.session_state["briefing-file"] = given.file_id
        st.session_state["briefing-told"] = _load(given.getvalue(), say)
        st.rerun()
    if given is not None and (told := st.session_state.get("briefing-told")):
        good, text = told
        (st.success if good else st.error)(text)


def _load(content: bytes, say: dict[str, str]) -> tuple[bool, str]:
    try:
        briefing = files.load(content)
    except files.Refusal as refusal:
        return False, say["refused"].format(reason=plain(refusal))
    in_hand.keep(briefing)
    return True, say["loaded"].format(n=len(briefing.steps))


def _change(at: int, step: Step) -> None:
    briefing = in_hand.current()
    steps = (*briefing.steps[:at], step, *briefing.steps[at + 1 :])
    in_hand.keep(replace(briefing, steps=steps))


def _swap(at: int, by: int) -> None:
    briefing = in_hand.current()
    steps = list(briefing.steps)
    steps[at], steps[at + by] = steps[at + by], steps[at]
    in_hand.keep(replace(briefing, steps=tuple(steps)))


def _remove(at: int) -> None:
    briefing = in_hand.current()
    in_hand.keep(replace(briefing, steps=(*briefing.steps[:at], *briefing.steps[at + 1 :])))
