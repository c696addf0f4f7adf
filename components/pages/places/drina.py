"""Close-up: Srebrenica and the Drina valley, 1991 and 2013."""

from __future__ import annotations

import streamlit as st

from components.atlas.maps import drina
from components.pages.places import closeup
from components.palette import GROUPS
from components.screen.alternatives import alternatives
from components.screen.charts.dumbbell import chart
from components.story.figures import fill
from components.text.cite import cite
from components.text.words import words

HEIGHT = 600


def section() -> None:
    """Two linked maps, the findings, and the valley's municipalities then and now."""
    say = words("places")["drina"]
    st.header(say["title"])
    st.write(say["intro"])
    maps, beside = st.columns([13, 6], gap="large")
    with maps:
        closeup.pair(drina.scene, drina.YEARS, say["heads"], "drina", "year", HEIGHT)
        st.markdown(cite(say["census_sources"], "census"))
        st.markdown(fill(say["findings"]))
        st.markdown(cite(say["findings_sources"]))
    valley = drina.valley()
    with beside:
        st.markdown(f"**{say['chart']}**")
        rows = valley.rename(
            columns={"name": "label", "bosniak_1991": "first", "bosniak_2013": "second"}
        )
        first, last = (str(year) for year in drina.YEARS)
        st.altair_chart(
            chart(rows[["label", "first", "second"]], (first, last), GROUPS["bosniak"]),
            width="stretch",
        )
        st.caption(say["chart_note"])
    shares = [name for name in valley if name.startswith(("bosniak", "serb"))]
    valley[shares] = (valley[shares] * 100).round(1)
    columns = say["columns"]
    alternatives(say["text"], valley[list(columns)].rename(columns=columns), title=say["table"])
