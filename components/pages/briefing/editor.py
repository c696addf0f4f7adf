"""A person's own briefing: choose, move, double and change steps, keep it, share it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, replace
from typing import Any

import pandas as pd
import streamlit as st

from components.actions import in_hand, offer
from components.pages.briefing.deck import deck
from components.pages.briefing.present import present
from components.story import files
from components.story.charts import chart
from components.story.model import MOST_WORDS, Step, count_words
from components.story.story import story
from components.text.cite import links
from components.text.markdown import plain
from components.text.words import words

CHOSEN, SAID = "briefing-chosen", "briefing-edited"


def chosen() -> int:
    """The position of the step that is chosen in the list."""
    ids = in_hand.current().ids
    if st.session_state.get(CHOSEN) not in ids:
        st.session_state[CHOSEN] = ids[in_hand.position()]
    return ids.index(st.session_state[CHOSEN])


def editor(begin: Callable[[], None]) -> None:
    """The steps as pictures, and the words of the chosen one; `begin` presents from there."""
    say = words("briefing")["editor"]
    if SAID in st.session_state:
        good, text = st.session_state.pop(SAID)
        (st.toast if good else st.error)(text)
    deck(in_hand.current().steps, st.session_state[CHOSEN], key="briefing-deck", then=_heard(begin))
    st.caption(say["views"])
    at = chosen()
    left, right = st.columns([4, 8], gap="large")
    with left:
        _moves(at, say, begin)
    with right:
        _words(at, say)


def attempt(change: Callable[[], None], done: str = "") -> None:
    """Change what is in hand, or say why it cannot be."""
    try:
        change()
    except files.Refusal as refusal:
        st.session_state[SAID] = False, plain(refusal)
    else:
        if done:
            st.session_state[SAID] = True, done


def _heard(begin: Callable[[], None]) -> Callable[[dict[str, Any]], None]:
    def then(asked: dict[str, Any]) -> None:
        ids = in_hand.current().ids
        if asked.get("chosen", asked.get("present")) in ids:
            st.session_state[CHOSEN] = asked.get("chosen", asked.get("present"))
            if "present" in asked:
                begin()
        elif isinstance(asked.get("order"), list) and sorted(map(str, asked["order"])) == sorted(
            ids
        ):
            attempt(lambda: _order(asked["order"]))

    return then


def _moves(at: int, say: dict[str, str], begin: Callable[[], None]) -> None:
    """What can be done with the chosen step as a whole.

    A press means the step that is chosen then: a quick hand is ahead of what is drawn.
    """
    steps = in_hand.current().steps
    present(say["present"], say["present_help"], key="briefing-present-here", then=begin)
    with st.container(horizontal=True, gap="small"):
        st.button(
            say["earlier"],
            icon=":material/arrow_back:",
            disabled=at == 0,
            on_click=attempt,
            args=(lambda: _move(-1),),
        )
        st.button(
            say["later"],
            icon=":material/arrow_forward:",
            disabled=at == len(steps) - 1,
            on_click=attempt,
            args=(lambda: _move(1),),
        )
        st.button(
            say["double"],
            icon=":material/content_copy:",
            on_click=attempt,
            args=(_double,),
        )
        st.button(
            say["remove"],
            icon=":material/delete:",
            disabled=len(steps) == 1,
            on_click=attempt,
            args=(_remove,),
        )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        titles = {step.id: step.title for step in story().steps}
        asked = st.selectbox(say["add"], list(titles), format_func=lambda one: titles.get(one, one))
        step = next(step for step in story().steps if step.id == asked)
        st.button(say["add_button"], on_click=attempt, args=(lambda: _insert(step),))


def _words(at: int, say: dict[str, str]) -> None:
    step = in_hand.current().steps[at]
    seen = hash((step.title, step.message, step.notes))
    with st.form(f"briefing-words-{step.id}-{seen}", border=False):
        title = st.text_input(say["step_title"], step.title, max_chars=files.LONGEST["title"])
        message = st.text_area(
            say["message"],
            step.message,
            height=110,
            max_chars=files.LONGEST["message"],
            placeholder=say["empty_message"],
            help=say["message_help"].format(most=MOST_WORDS, n=count_words(step.message)),
        )
        notes = st.text_area(say["notes"], step.notes, height=220, max_chars=files.LONGEST["notes"])
        if st.form_submit_button(say["keep"], type="primary"):
            changed = replace(step, title=title.strip() or step.title, message=message, notes=notes)
            attempt(lambda: _change(at, changed), say["kept"])
            st.rerun()
    n = count_words(step.message)
    if n > MOST_WORDS:
        st.warning(say["long"].format(n=n, most=MOST_WORDS))
    if step.source_ids:
        st.markdown(f":small[{words('briefing')['sources']}: {links(';'.join(step.source_ids))}]")
    with st.expander(say["files"]):
        offer.downloads(
            step.maps,
            key="briefing-step",
            title=step.title,
            table=_table(step),
            source_ids=step.source_ids,
        )


def _table(step: Step) -> pd.DataFrame | None:
    """The step's chart as a table."""
    if not step.chart:
        return None
    rows = pd.DataFrame([asdict(bar) for bar in chart(step.chart).bars])
    return rows.drop(columns=["colour", "number"])


def _keep(steps: list[Step]) -> None:
    in_hand.keep(replace(in_hand.current(), steps=tuple(steps)))


def _change(at: int, step: Step) -> None:
    steps = list(in_hand.current().steps)
    steps[at] = step
    _keep(steps)


def _move(by: int) -> None:
    steps, at = list(in_hand.current().steps), chosen()
    steps.insert(max(at + by, 0), steps.pop(at))
    _keep(steps)


def _order(ids: list[str]) -> None:
    by_id = {step.id: step for step in in_hand.current().steps}
    _keep([by_id[one] for one in ids])


def _double() -> None:
    _insert(in_hand.current().steps[chosen()])


def _insert(step: Step) -> None:
    """Put a step after the chosen one, and choose it."""
    after = chosen()
    in_hand.add(step, after + 1)
    st.session_state[CHOSEN] = in_hand.current().ids[after + 1]


def _remove() -> None:
    steps, at = list(in_hand.current().steps), chosen()
    del steps[at]
    _keep(steps)
    st.session_state[CHOSEN] = in_hand.current().ids[min(at, len(steps) - 1)]
