"""Close-up: Baghdad's nine districts, its vote, and its part of Iraq's people on the wrong side."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

import geodata as gd
from components.atlas.maps import baghdad
from components.pages.places import closeup
from components.palette import ACCENT, MIXED
from components.screen.alternatives import alternatives
from components.screen.charts import bars
from components.text.cite import cite, links
from components.text.markdown import plain
from components.text.numbers import people, share
from components.text.words import words

HEIGHT = 520
GOVERNORATES = 6


def section() -> None:
    """Two linked maps of the districts, the vote and the wrong side."""
    say = words("places")["baghdad"]
    st.header(say["title"])
    st.write(say["intro"])
    maps, beside = st.columns([13, 6], gap="large")
    with maps:
        closeup.pair(baghdad.scene, baghdad.WHEN, say["heads"], "baghdad", "when", HEIGHT)
        _missing(say)
    with beside:
        st.markdown(f"#### {say['wrong_title']}")
        _wrong_side(say)
        st.markdown(f"#### {say['vote_title']}")
        st.altair_chart(bars.chart(baghdad.vote()), width="stretch")
        st.caption(say["vote_note"])
        st.markdown(cite(say["vote_sources"], "vote_proxy"))
    alternatives(say["text"], _table(say), title=say["table"])


def _missing(say: dict[str, Any]) -> None:
    """The districts that no map can show, and everyone's sources."""
    districts = gd.districts()
    for _, row in districts[districts["lat"].isna()].iterrows():
        told = {when: plain(baghdad.described(row, when)) for when in baghdad.WHEN}
        st.markdown(say["off_map"].format(name=plain(row["name"]), **told))
    cells = ";".join(
        cell for when in baghdad.WHEN for cell in districts[f"{when}_source_ids"] if cell
    )
    st.markdown(f":small[{links(';'.join(dict.fromkeys(cells.split(';'))))}]")


def _wrong_side(say: dict[str, Any]) -> None:
    rows = baghdad.wrong_side()
    first = rows.iloc[0]
    st.markdown(
        say["wrong_text"].format(
            share=share(first["share"]),
            people=people(first["people"]),
            all=people(rows["people"].sum()),
        )
    )
    shown = rows.head(GOVERNORATES).rename(columns={"name": "label"})
    shown["colour"] = [ACCENT, *[MIXED] * (GOVERNORATES - 1)]
    st.altair_chart(bars.chart(shown[["label", "share", "colour"]]), width="stretch")
    st.caption(say["wrong_note"])
    by_map = baghdad.wrong_side(baghdad.BY_MAP)
    mine = by_map.set_index("unit_id").loc["baghdad"]
    st.markdown(
        say["wrong_map"].format(
            share=share(mine["share"]),
            people=people(mine["people"]),
            all=people(by_map["people"].sum()),
        )
    )
    st.markdown(cite(say["wrong_sources"], "computed"))


def _table(say: dict[str, Any]) -> pd.DataFrame:
    heads, rows = say["columns"], gd.districts()
    point = rows["approximate"].map({"yes": heads["approximate"], "no": heads["exact"]})
    return pd.DataFrame(
        {
            heads["name"]: rows["name"],
            heads["before"]: [baghdad.described(row, "before") for _, row in rows.iterrows()],
            heads["after"]: [baghdad.described(row, "after") for _, row in rows.iterrows()],
            heads["point"]: point.where(rows["lat"].notna(), heads["missing"]),
            heads["note"]: rows["note"],
        }
    )
