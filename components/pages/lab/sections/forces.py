"""What a line would mean on the ground: soldiers and time, in the words of 2007."""

from __future__ import annotations

import pandas as pd
import streamlit as st

import geodata as gd
from components.pages.lab.state import Lab
from components.screen.charts.forces import chart
from components.screen.charts.theme import legible
from components.text.cite import cite
from components.text.markdown import plain
from components.text.numbers import interval
from components.text.words import words

TROOP_ROWS = ("troops_months", "fig_monthly", "fig_paper_move")


def draw(lab: Lab) -> None:
    """Force density as bars, the figures behind it, and what they do not say."""
    del lab  # the figures are those of 2007, whatever is painted
    say = words("lab")["ground"]
    st.write(say["intro"])
    rows = gd.forces()
    left, right = st.columns([3, 2], gap="large")
    with left:
        picture = chart(rows, say["chart_words"])
        st.altair_chart(legible(picture), width="stretch")
        sources = ";".join(dict.fromkeys(";".join(rows["source_ids"]).split(";")))
        with st.expander(say["table"]):
            st.dataframe(table(rows), hide_index=True, width="stretch")
            st.markdown(cite(sources, "computed", "8;34"))
    with right:
        figures = gd.proposals().set_index("proposal_id").loc[list(TROOP_ROWS)]
        for row in figures.itertuples():
            st.markdown(
                f"**{interval(row.low, row.high)} {plain(row.unit)}** — {plain(row.position)}"
            )
            st.markdown(cite(row.source_ids, row.firmness, row.paragraphs))


def table(rows: pd.DataFrame) -> pd.DataFrame:
    """Every force with its population and density."""
    say = words("lab")["ground"]["columns"]
    return pd.DataFrame(
        {
            say["force"]: rows["label"],
            say["date"]: rows["date"],
            say["soldiers"]: [interval(r.force_low, r.force_high) for r in rows.itertuples()],
            say["people"]: rows["population_label"],
            say["per_1000"]: [interval(r.per_1000_low, r.per_1000_high) for r in rows.itertuples()],
            say["note"]: rows["note"],
        }
    )
