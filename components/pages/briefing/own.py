"""Keeping a briefing of one's own: in this browser, as a file, as a link; and back again."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import streamlit as st

from components.actions import in_hand, kept
from components.atlas.library import elsewhere
from components.pages.briefing.editor import attempt
from components.story import files, link
from components.text.markdown import plain
from components.text.slug import file_name
from components.text.words import words


def arrive() -> None:
    """Take in hand the briefing that a link brings; the person's own is put aside.

    Waits until the browser has said whether it kept one, or that would be overwritten.
    """
    text = st.query_params.get("briefing")
    if text is None or kept.waiting():
        return
    del st.query_params["briefing"]
    say = words("briefing")["kept"]
    try:
        briefing = link.decode(text)
        in_hand.take(briefing)
    except files.Refusal as refusal:
        st.session_state[kept.SAID] = say["link_refused"].format(reason=refusal)
    else:
        st.session_state[kept.SAID] = say["link"].format(n=len(briefing.steps))


def notices() -> None:
    """What is to be said of the briefing in hand: brought back, put aside, not kept."""
    say = words("briefing")["kept"]
    if notice := kept.notice():
        st.info(plain(notice), icon=":material/history:")
    if elsewhere(state for step in in_hand.current().steps for state in step.maps):
        st.info(say["absent"], icon=":material/public_off:")
    if in_hand.own() and st.session_state.get(kept.UNKEPT):
        st.warning(say["unkept"], icon=":material/warning:")


def own() -> None:
    """Names, file, link, and the way back."""
    say = words("briefing")["own"]
    briefing = in_hand.current()
    with st.form(f"briefing-names-{hash((briefing.title, briefing.byline))}", border=False):
        left, right, end = st.columns([5, 5, 2], vertical_alignment="bottom")
        title = left.text_input(say["title"], briefing.title, max_chars=files.LONGEST["title"])
        byline = right.text_input(
            say["byline"],
            briefing.byline,
            max_chars=files.LONGEST["byline"],
            placeholder=say["byline_example"],
        )
        if end.form_submit_button(words("briefing")["editor"]["keep"]):
            named = replace(briefing, title=title.strip() or briefing.title, byline=byline.strip())
            attempt(lambda: in_hand.keep(named), words("briefing")["editor"]["kept"])
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
        if in_hand.own():
            with st.popover(say["reset"]):
                st.write(say["reset_sure"])
                st.button(say["reset_yes"], on_click=in_hand.reset, key="briefing-reset-yes")
        if in_hand.BEFORE in st.session_state:
            st.button(
                words("briefing")["kept"]["before"], on_click=attempt, args=(in_hand.bring_back,)
            )
    _load(say)
    _share(say)


def _load(say: dict[str, str]) -> None:
    given = st.file_uploader(say["load"], type="json", max_upload_size=1)
    if given is None:
        st.session_state.pop("briefing-file", None)
    elif st.session_state.get("briefing-file") != given.file_id:
        st.session_state["briefing-file"] = given.file_id
        st.session_state["briefing-told"] = _taken(given.getvalue(), say)
        st.rerun()
    if given is not None and (told := st.session_state.get("briefing-told")):
        good, text = told
        (st.success if good else st.error)(text)


def _taken(content: bytes, say: dict[str, str]) -> tuple[bool, str]:
    try:
        briefing = files.load(content)
        in_hand.take(briefing)
    except files.Refusal as refusal:
        return False, say["refused"].format(reason=plain(refusal))
    return True, say["loaded"].format(n=len(briefing.steps))


def _share(say: dict[str, str]) -> None:
    """The briefing as a link, if it is small enough for one."""
    if not in_hand.own():
        return
    text = link.encode(in_hand.current())
    if text is None:
        st.caption(say["too_long"])
        return
    st.caption(say["link"])
    here = (st.context.url or "briefing").split("?")[0]
    st.code(f"{here}?briefing={text}", language=None, wrap_lines=True)
