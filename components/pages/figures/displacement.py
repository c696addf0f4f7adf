"""People displaced inside Iraq and abroad: published figures, by date and by who counted."""

from __future__ import annotations

import pandas as pd
import streamlit as st

import geodata as gd
from components.screen.charts.displaced import chart
from components.story.figures import fill
from components.text.cite import links
from components.text.numbers import interval, people
from components.text.words import words


def section() -> None:
    """A chart of the national figures and a table of all of them."""
    say = words("figures")["displacement"]
    st.header(say["title"])
    st.write(say["intro"])
    figures = gd.displacement()
    national = figures[
        (figures["area"] == "iraq")
        & (figures["unit"] == "people")
        & figures["scope"].isin(list(say["scopes"]))
    ]
    sources = gd.sources().set_index("source_id")["publisher"]
    first = national["source_ids"].str.split(";").str[0]
    national = national.assign(
        kind=national["scope"].map(say["scopes"]),
        who=first.map(sources) + ", " + national["as_of"],
        low=national["low"].fillna(national["value"]) / 1e6,
        high=national["high"].fillna(national["value"]) / 1e6,
    )
    left, right = st.columns([3, 2], gap="large")
    with left:
        st.altair_chart(chart(national, say["unit"]), width="stretch")
    with right:
        for text in say["notes"]:
            st.write(fill(text))
        st.markdown(
            f":small[{links(';'.join(dict.fromkeys(';'.join(national['source_ids']).split(';'))))}]"
        )
    with st.expander(say["all"]):
        st.dataframe(_table(figures, say["columns"]), hide_index=True)


def _table(figures: pd.DataFrame, columns: dict[str, str]) -> pd.DataFrame:
    figure = [
        people(row.value) if pd.notna(row.value) else interval(row.low, row.high)
        for row in figures.itertuples()
    ]
    return figures.assign(figure=figure)[list(columns)].rename(columns=columns)
