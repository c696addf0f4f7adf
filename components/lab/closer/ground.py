"""What a line would mean on the ground: soldiers and time, in the words of 2007."""

from __future__ import annotations

import altair as alt
import pandas as pd
import streamlit as st

import geodata as gd
from components.charts.ink import legible
from components.common.cite import cite
from components.common.numbers import interval
from components.common.text import plain
from components.common.words import words
from components.lab.state import Lab
from components.palette import ACCENT, MIXED
from geodata.proposals import forces

TROOP_ROWS = ("troops_months", "fig_monthly", "fig_paper_move")


def draw(lab: Lab) -> None:
    """Force density as bars, the figures behind it, and what they do not say."""
    del lab  # the figures are those of 2007, whatever is painted
    say = words("lab")["ground"]
    st.write(say["intro"])
    rows = forces()
    left, right = st.columns([3, 2], gap="large")
    with left:
        st.altair_chart(legible(density(rows)), width="stretch", alt=say["chart"])
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


def density(rows: pd.DataFrame) -> alt.LayerChart:
    """Soldiers per 1,000 people: bars, or from low to high; an open range is a dot."""
    say = words("lab")["ground"]
    rows = rows.assign(
        high=rows["per_1000_high"].fillna(rows["per_1000_low"]),
        country=rows["case_id"].map(say["countries"]),
        text=[
            say["open"].format(low=f"{r.per_1000_low:g}")
            if pd.isna(r.per_1000_high)
            else interval(r.per_1000_low, r.per_1000_high)
            for r in rows.itertuples()
        ],
    )
    base = alt.Chart(rows).encode(
        y=alt.Y(
            "label:N",
            sort=rows["label"].tolist(),
            title=None,
            axis=alt.Axis(labelLimit=330, labelFontSize=13),
        ),
        tooltip=["label:N", "date:N", "text:N", "population_label:N"],
    )
    bars = base.mark_bar(height=15).encode(
        x=alt.X("high:Q", title=say["per_1000"]),
        color=alt.Color(
            "country:N",
            title=None,
            scale=alt.Scale(domain=list(say["countries"].values()), range=[MIXED, ACCENT]),
            legend=alt.Legend(orient="top", labelFontSize=13),
        ),
    )
    texts = base.mark_text(align="left", dx=6, fontSize=13).encode(x="high:Q", text="text:N")
    return (bars + texts).properties(height=alt.Step(24))


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
