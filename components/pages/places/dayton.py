"""Close-up: who sat at the table in Dayton, when, and for which split."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

import geodata as gd
from components.actions.offer import offer
from components.atlas.library import MapState
from components.atlas.maps import dayton
from components.pages.places import choice, one_place
from components.palette import GROUPS
from components.screen import frame
from components.screen.alternatives import alternatives
from components.screen.charts.land import chart
from components.text.cite import links
from components.text.dates import date
from components.text.markdown import plain
from components.text.words import words

HEIGHT = 470


def section() -> None:
    """The map of both tables, the land and the split, and the dates."""
    say = words("places")["dayton"]
    st.header(say["title"])
    st.write(say["intro"])
    left, right = st.columns([13, 6], gap="large")
    with left:
        frame.show(
            dayton.scene(at=choice.copied("view-dayton")),
            key="places-dayton",
            height=HEIGHT,
            view_parameter="view-dayton",
        )
        alternatives(say["text"], _seats(say), title=say["table"])
        offer(
            {"places-dayton": MapState("dayton")},
            key="places-dayton-export",
            title=say["title"],
            table=_seats(say),
        )
    with right:
        _people(say)
        _land(say)
    events = gd.events().set_index("event_id", drop=False).loc[say["dates"]]
    with left:
        st.markdown(f"#### {say['dates_title']}")
        st.markdown(one_place.dates(events, words("places")["events"]))


def _people(say: dict[str, Any]) -> None:
    names = choice.table()["name"]
    for title, sat in (("sat_title", True), ("missing_title", False)):
        st.markdown(f"#### {say[title]}")
        rows = [seat for seat in say["seats"] if seat["sat"] == sat]
        st.markdown("\n".join(f"- **{plain(names[s['from']])}** {s['who']}" for s in rows))
    st.markdown(f":small[{links(say['missing_sources'])}]")


def _land(say: dict[str, Any]) -> None:
    st.markdown(f"#### {say['split_title']}")
    figures = gd.place_figures("dayton")
    shares = figures[figures["unit"] == "% of territory"]
    for column, row in zip(st.columns(2), shares.itertuples(), strict=True):
        # Not st.metric, which cuts a label that is wider than its column.
        cited = one_place.short_links(row.source_ids)
        column.markdown(f"{plain(row.label)}: **{row.value:.0f}%**  \n:small[{cited}]")
    st.markdown(f"#### {say['land_title']}")
    held = dayton.land_held()
    held["when"] = [date(one, short=True) for one in held["date"]]
    st.altair_chart(chart(held, GROUPS["serb"]), width="stretch")
    st.caption(say["land_note"])
    sources = dict.fromkeys(";".join(held["source_ids"]).split(";"))
    st.markdown(f":small[{links(';'.join(sources))}]")


def _seats(say: dict[str, Any]) -> pd.DataFrame:
    names, heads = choice.table()["name"], say["columns"]
    return pd.DataFrame(
        [
            {
                heads["from"]: names[seat["from"]],
                heads["to"]: names[seat["to"]],
                heads["who"]: seat["who"],
                heads["sat"]: heads["yes"] if seat["sat"] else heads["no"],
            }
            for seat in say["seats"]
        ]
    )
