"""What the cases show together, and what scholars have found in more."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

import geodata as gd
from components.pages.cases import choice
from components.palette import WAR
from components.text.markdown import plain
from components.text.templates import render
from components.text.words import words

OUTCOMES = ("yes", "partial", "no")


def section() -> None:
    """Cases sorted by war within five years; a cross-table; the literature."""
    words_ = words("cases")
    say = words_["patterns"]
    cases = gd.cases()
    cases = cases.sort_values("year")
    counts = cases["war_within_5y"].value_counts()
    quiet = cases[cases["war_within_5y"] == "no"]
    st.header(say["title"])
    st.write(
        say["intro"].format(
            done=sum(counts[one] for one in OUTCOMES),
            **{one: counts[one] for one in OUTCOMES},
            no_zero=int((quiet["held"] == 0).sum()),
        )
    )
    st.html(grid(cases))
    left, right = st.columns([2, 5], gap="large")
    with left:
        st.markdown(f"#### {say['modes']}")
        st.table(modes(), border="horizontal")
    with right:
        st.markdown(f"#### {say['literature']}")
        st.write(say["literature_intro"])
        st.table(literature(), hide_index=True, border="horizontal")


def grid(cases: pd.DataFrame) -> str:
    """A dot a case: what followed downwards, how many conditions held to the right."""
    say = words("cases")
    most = range(int(cases["held"].max()) + 1)
    return render(
        "pages/cases/grid.html",
        columns=[say["patterns"]["held"].format(held=held) for held in most],
        key=say["patterns"]["key"],
        rows=[
            {
                "colour": WAR[outcome],
                "name": say["war"][outcome],
                "count": len(rows),
                "cells": [_cell(rows[rows["held"] == held], say) for held in most],
            }
            for outcome in OUTCOMES
            for rows in (cases[cases["war_within_5y"] == outcome],)
        ],
    )


def _cell(cases: pd.DataFrame, say: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {
            "title": choice.titles()[case["case_id"]],
            "told": say["patterns"]["told"].format(
                met=choice.met(case), mode=say["mode"][case["mode"]].lower()
            ),
            "article": case["from_article"] == "yes",
        }
        for _, case in cases.iterrows()
    ]


def modes() -> pd.DataFrame:
    """How the line came about, against war within five years: counts of cases."""
    say = words("cases")
    cases = gd.cases()
    cases = cases[cases["war_within_5y"].isin(OUTCOMES)]
    crossed = pd.crosstab(cases["mode"], cases["war_within_5y"])
    crossed = crossed.reindex(
        index=[mode for mode in say["mode"] if mode in crossed.index], columns=list(OUTCOMES)
    )
    crossed.index = [say["mode"][mode] for mode in crossed.index]
    crossed.columns = [say["war"][outcome] for outcome in OUTCOMES]
    return crossed


def literature() -> pd.DataFrame:
    """The studies in the words of the page, each with a link to its source, as markdown."""
    say = words("cases")
    heads = say["literature_columns"]
    studies = gd.case_literature()
    return pd.DataFrame(
        {
            heads["study"]: [
                f"[{plain(study)}](sources?source={source}), {year}"
                for study, source, year in zip(
                    studies["study"], studies["source_id"], studies["year"], strict=True
                )
            ],
            heads["finding"]: studies["finding"].map(plain),
            heads["cases"]: studies["cases"].map(plain),
            heads["seen"]: studies["seen"].map(say["seen"]),
        }
    )
