"""The world map and the table of all cases; either chooses the case that the panel shows."""

from __future__ import annotations

import pandas as pd
import streamlit as st

import geodata as gd
from components.actions.offer import offer
from components.atlas.library import MapState
from components.atlas.maps import cases as scenes
from components.pages.cases import choice, one_case
from components.screen import frame, url
from components.screen.turns import fragment
from components.text.words import words

HEIGHT, TABLE_HEIGHT = 400, 300
TABLE, MARKED = "cases-table", "cases-table-marks"
FIGURES = ("displaced_low", "displaced_high", "deaths_low", "deaths_high")


@fragment
def section() -> None:
    """Map, table, list and panel; choosing a case reruns only this part."""
    say = words("cases")
    if "case-clicked" in st.session_state:
        st.session_state["case"] = st.session_state.pop("case-clicked")
    chosen = st.session_state["case"]
    # The table's mark follows a choice that was made elsewhere.
    if TABLE not in st.session_state or st.session_state.get(MARKED) != chosen:
        st.session_state[TABLE] = {"selection": {"rows": [choice.ids().index(chosen)]}}
        st.session_state[MARKED] = chosen
    left, right = st.columns([7, 5], gap="large")
    with left:
        clicked = frame.show(
            choice.at_link(scenes.everywhere(chosen), "world"),
            key="cases-world",
            height=HEIGHT,
            view_parameter="view-world",
        )
        offer(
            {"cases-world": MapState("cases", {"chosen": chosen})},
            key="cases-world-export",
            title=say["title"],
            table=pd.DataFrame(gd.cases().drop(columns="geometry")),
            source_ids=("natural_earth",),
        )
        picked = _table(say)
    for choice_made in (clicked, picked):
        if choice_made and choice_made != chosen:
            st.session_state["case-clicked"] = choice_made
            st.rerun(scope="fragment")
    with right:
        label = say["choose"]["label"]
        case_id = url.choose(
            st.selectbox, label, choice.titles(), "case", choice.CHOSEN, width="stretch"
        )
        one_case.story(case_id)
    one_case.depth(case_id)


def _table(say: dict) -> str | None:
    """The sortable table; the case of the row that is marked."""
    heads, told = say["columns"], say["columns_help"]
    whole = {"format": "localized", "help": told["displaced"]}
    event = st.dataframe(
        rows(),
        hide_index=True,
        height=TABLE_HEIGHT,
        placeholder="–",
        key=TABLE,
        on_select="rerun",
        selection_mode="single-row-required",
        column_config={
            heads["case"]: st.column_config.TextColumn(width=275),
            heads["year"]: st.column_config.NumberColumn(format="%d", width=55),
            heads["article"]: st.column_config.TextColumn(help=told["article"], width=60),
            heads["war"]: st.column_config.TextColumn(help=told["war"], width=100),
            heads["mode"]: st.column_config.TextColumn(help=told["mode"], width=135),
            heads["met"]: st.column_config.TextColumn(help=told["met"], width=80),
            **{heads[name]: st.column_config.NumberColumn(width=110, **whole) for name in FIGURES},
        },
    )
    st.markdown(f":small[{say['choose']['hint']}]")
    marked = event["selection"]["rows"]
    return choice.ids()[marked[0]] if marked else None


def rows() -> pd.DataFrame:
    """All cases in the words of the page, the article's first."""
    say = words("cases")
    table = gd.cases()
    heads = say["columns"]
    return pd.DataFrame(
        {
            heads["case"]: table["name"],
            heads["year"]: table["year"],
            heads["article"]: table["from_article"].map({"yes": say["yes"], "no": ""}),
            heads["war"]: table["war_within_5y"].map(say["war_short"]),
            heads["mode"]: table["mode"].map(say["mode"]),
            heads["met"]: table.apply(choice.met, axis=1),
            **{heads[name]: table[name] for name in FIGURES},
        }
    )
