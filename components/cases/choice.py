"""Which case is chosen and which are compared, in the URL as `?case=a&compare=b,c`."""

from __future__ import annotations

from functools import cache

import pandas as pd
import streamlit as st

import geodata as gd
from components.common import link, url
from components.common.words import words
from components.scenes.cases import title

PAGE = "cases"
CHOSEN = "bosnia_1995"
COMPARED = ("india_pakistan_1947", "palestine_1948", "czechoslovakia_1993", "bosnia_1995")
FEWEST, MOST = 2, 4


@cache
def ids() -> tuple[str, ...]:
    """All case ids, the article's first."""
    return tuple(gd.cases()["case_id"])


@cache
def titles() -> dict[str, str]:
    """Case id -> name and year."""
    return {case["case_id"]: title(case) for _, case in gd.cases().iterrows()}


def case(case_id: str) -> pd.Series:
    """The row of a case."""
    return gd.cases().set_index("case_id", drop=False).loc[case_id]


def read() -> None:
    """Take both choices from the URL and say what in it is not known here."""
    say = words("cases")["compare"]
    link.follow(PAGE, "case", ids(), CHOSEN)
    link.follow(PAGE, "compare", ids(), COMPARED)
    asked = st.session_state["compare"]
    if len(asked) > MOST:
        url.remember(PAGE, say["too_many"].format(count=len(asked)))
        st.session_state["compare"] = asked[:MOST]
    url.check(PAGE, {"case": None, "compare": None})


def met(row: pd.Series) -> int:
    """How many of the three conditions held in full."""
    return sum(row[f"cond{number}"] == "yes" for number in (1, 2, 3))
