"""Which case is chosen and which are compared, in the URL as `?case=a&compare=b,c`."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pandas as pd
import streamlit as st

import geodata as gd
from components.atlas.maps.cases import title
from components.atlas.scene import Scene
from components.screen import url
from components.text.markdown import inert, plain
from components.text.words import words

PAGE = "cases"
CHOSEN = "bosnia_1995"
COMPARED = ("india_pakistan_1947", "palestine_1948", "czechoslovakia_1993", "bosnia_1995")
FEWEST, MOST = 2, 4
VIEWS = ("world", "case")


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
    if url.asks("case"):
        asked = st.query_params.get("case")
        st.session_state["case"] = asked if asked in ids() else CHOSEN
    if url.asks("compare"):
        st.session_state["compare"] = _compared(st.query_params.get("compare", ""))
    views = {f"view-{name}": url.view_of for name in VIEWS}
    url.check(PAGE, {"case": ids(), "compare": None, "line": tuple(gd.lines().index), **views})


def _compared(text: str) -> list[str]:
    """The cases of `a,b,c`, at most four; the usual ones if fewer than two are known."""
    say, told = words("cases")["compare"], words("common")["url"]
    asked = list(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
    known = [one for one in asked if one in ids()]
    strange = [one for one in asked if one not in ids()]
    listed = {"name": "compare", "known": plain(", ".join(ids()[:8]) + " …")}
    if len(strange) > url.NAMED:
        some = ", ".join(map(inert, strange[: url.NAMED]))
        url.remember(PAGE, told["values"].format(count=len(strange), some=some, **listed))
    else:
        for one in strange:
            url.remember(PAGE, told["value"].format(value=inert(one), **listed))
    if len(known) > MOST:
        url.remember(PAGE, say["too_many"].format(count=len(known)))
    if asked and len(known) < FEWEST:
        url.remember(PAGE, say["too_few_known"])
    return known[:MOST] if len(known) >= FEWEST else list(COMPARED)


def at_link(scene: Scene, name: str) -> Scene:
    """The scene as a copied link showed it, if the URL has a view of that name."""
    view = url.view_of(st.query_params.get(f"view-{name}", ""))
    return replace(scene, view={**view, "name": f"link {view}"}) if view else scene


def forget_view(case_id: str) -> None:
    """A copied view belongs to the case that it came with; another case is shown whole."""
    if st.session_state.setdefault("case-of-view", case_id) != case_id:
        st.session_state["case-of-view"] = case_id
        st.query_params.pop("view-case", None)


def met(row: pd.Series) -> str:
    """How many of the conditions that can be judged held in full."""
    return words("cases")["conditions"]["met"].format(met=row["held"], judged=row["judged"])
