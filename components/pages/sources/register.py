"""The register: search, filters, all sources in a table, the chosen one on top."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

import geodata as gd
from components.pages.sources import card
from components.screen import url
from components.screen.turns import fragment
from components.text.find import finder
from components.text.words import words

HEIGHT = 600
TABLE, OPEN = "sources-table", "sources-open"


@fragment
def section() -> None:
    """Opening a source or filtering reruns only this part."""
    say = words("sources")
    sources = gd.sources().set_index("source_id", drop=False)
    firm = words("common")["firmness"]
    known = {"source": sources.index, "q": None, "firm": list(firm), "kind": list(say["kinds"])}
    url.check("sources", known)
    chosen = st.query_params.get("source")
    if chosen:
        card.card(sources.loc[chosen], on_close=open_source)
    shown = _controls(sources, chosen, say)
    count = say["count"].format(shown=len(shown), all=len(sources))
    st.markdown(f":small[{count}. {say['hint']}]")
    if shown.empty:
        st.info(say["none"], icon=":material/search_off:")
        st.button(say["all"], on_click=_clear, key="sources-all")
        return
    place = [shown.index.get_loc(chosen)] if chosen in shown.index else []
    st.session_state[TABLE] = {"selection": {"rows": place}}
    heads = say["columns"]
    st.dataframe(
        rows(shown, say),
        hide_index=True,
        height=HEIGHT,
        key=TABLE,
        on_select=lambda: _from_table(list(shown.index)),
        selection_mode="single-row",
        column_config={
            heads["title"]: st.column_config.TextColumn(width=400),
            heads["publisher"]: st.column_config.TextColumn(width=190),
            heads["year"]: st.column_config.TextColumn(width=70),
            heads["firmness"]: st.column_config.TextColumn(width=150),
            heads["kind"]: st.column_config.TextColumn(width=110),
            heads["licence"]: st.column_config.TextColumn(width=190),
            heads["used"]: st.column_config.NumberColumn(
                width=70, help=say["columns_help"]["used"]
            ),
            heads["note"]: st.column_config.TextColumn(width=760),
        },
    )
    with st.expander(say["firm_title"]):
        st.markdown(
            "\n".join(f"- **{firm[one]}.** {means}" for one, means in say["firm_means"].items())
        )


def open_source(source_id: str | None) -> None:
    """Open a source on top of the page, or close it."""
    if source_id:
        st.query_params["source"] = source_id
    else:
        st.query_params.pop("source", None)


def _from_table(shown: list[str]) -> None:
    marked = st.session_state[TABLE]["selection"]["rows"]
    open_source(shown[marked[0]] if marked else None)


def _clear() -> None:
    st.session_state["q"], st.session_state["firm"], st.session_state["kind"] = "", [], []


def _controls(sources: pd.DataFrame, chosen: str | None, say: dict[str, Any]) -> pd.DataFrame:
    """Search, two filters and a list by name; returns the sources that are left."""
    names = say["controls"]
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        query = url.search(names["search"], "q", placeholder=names["search_hint"], width=300)
        firmness = url.choose_many(
            st.multiselect, names["firmness"], words("common")["firmness"], "firm", width=300
        )
        kinds = url.choose_many(st.multiselect, names["kind"], say["kinds"], "kind", width=300)
        st.session_state[OPEN] = chosen
        st.selectbox(
            names["open"],
            list(sources.index),
            index=None,
            format_func=sources["title"].get,
            placeholder=names["open_hint"],
            key=OPEN,
            on_change=lambda: open_source(st.session_state[OPEN]),
            width=420,
        )
    texts = ["source_id", "title", "publisher", "note"]
    found = finder(query)
    left = sources[[found(*row) for row in sources[texts].itertuples(index=False)]]
    for column, wanted in (("firmness", firmness), ("kind", kinds)):
        left = left[left[column].isin(wanted or left[column])]
    return left


def rows(sources: pd.DataFrame, say: dict[str, Any]) -> pd.DataFrame:
    """The sources in the words of the page, with how many rows cite each."""
    cited = gd.source_uses()["source_id"].value_counts()
    shown = sources.assign(
        firmness=sources["firmness"].map(words("common")["firmness"]),
        kind=sources["kind"].map(say["kinds"]),
        used=cited.reindex(sources.index, fill_value=0),
    )
    return shown[list(say["columns"])].rename(columns=say["columns"])
