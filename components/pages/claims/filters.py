"""Which claims are shown: by verdict, speaker and place, in the URL by id."""

from __future__ import annotations

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import geodata as gd
from components.pages.claims import markup
from components.screen import url
from components.text.words import words

PAGE = "claims"
SHOWN = ("ledger", "people")
NOTHING: dict[str, list[str] | None] = {"verdict": [], "speaker": None, "place": None}


def check() -> None:
    """Say what in the URL is not known here."""
    url.check(PAGE, {"show": SHOWN, **{name: list(_options(name)) for name in NOTHING}})


def _options(name: str) -> dict[str, str]:
    """The ids of a filter that some claim has, with their labels."""
    say, claims = words("claims"), gd.claims()
    if name == "verdict":
        return say["verdict"]
    if name == "speaker":
        return {one: say["speakers"][one] for one in claims["speaker"].unique()}
    names = markup.place_names()
    found = {one: names[one] for one in claims["place_id"].unique() if one}
    return dict(sorted(found.items(), key=lambda item: item[1]))


def show() -> str:
    """The switch between the ledger and the people; the one that is chosen."""
    say = words("claims")["show"]
    return url.choose(
        st.segmented_control,
        say["label"],
        {one: say[one] for one in SHOWN},
        "show",
        SHOWN[0],
        required=True,
        label_visibility="collapsed",
    )


def bar() -> tuple[pd.DataFrame, DeltaGenerator]:
    """The filters; the claims that pass all of them, and the row in which the last ones stand."""
    say, claims = words("claims")["filters"], gd.claims()
    with st.container(key="claims-filters"):
        verdicts = url.choose_many(
            st.pills,
            say["verdict"],
            _options("verdict"),
            "verdict",
            selection_mode="multi",
            wrap=True,
        )
        row = st.container(horizontal=True, gap="medium", vertical_alignment="bottom")
    with row:
        speaker = _choose("speaker", say["anyone"])
        place = _choose("place", say["anywhere"])
    passed = pd.Series(True, index=claims.index)
    if verdicts:
        passed &= claims["verdict"].isin(verdicts)
    if speaker:
        passed &= claims["speaker"] == speaker
    if place:
        passed &= claims["place_id"] == place
    return claims[passed], row


def _choose(name: str, nothing: str) -> str | None:
    label = words("claims")["filters"][name]
    return url.choose(
        st.selectbox, label, _options(name), name, index=None, placeholder=nothing, width=260
    )


def reset() -> None:
    """Back to all claims."""
    st.session_state.update(NOTHING)
