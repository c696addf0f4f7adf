"""Advocates and critics, the soldiers that each plan would take, and the plans themselves."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

import geodata as gd
from components.pages.claims import markup
from components.screen.charts import forces as chart
from components.story.figures import fill
from components.text.cite import ids, links
from components.text.numbers import interval, quantity
from components.text.templates import render
from components.text.words import words

SIDES = {
    "advocate": ("advocate",),
    "critic": ("critic",),
    "officer": ("officer", "planner", "reporter"),
}


def section() -> None:
    """People, soldiers, plans."""
    say = words("claims")["people"]
    st.header(say["title"])
    st.write(say["intro"])
    st.html(_cards(gd.proposals().query("kind == 'stance'")))
    _soldiers()
    _proposals()


def _cards(everyone: pd.DataFrame) -> str:
    say = words("claims")["people"]["sides"]
    sides = [
        (say[side], [row for _, row in everyone[everyone["side"].isin(members)].iterrows()])
        for side, members in SIDES.items()
    ]
    return render("pages/claims/cards.html", sides=sides, titles=markup.source_titles())


def _soldiers() -> None:
    say = words("claims")["forces"]
    rows = gd.forces().sort_values("per_1000_low", ascending=False, ignore_index=True)
    st.header(say["title"])
    left, right = st.columns([3, 2], gap="large")
    with left:
        st.altair_chart(chart.chart(rows, say), width="stretch")
    with right:
        st.write(fill(say["intro"]))
        st.write(say["caveat"])
        cited = dict.fromkeys(one for cell in rows["source_ids"] for one in ids(cell))
        st.markdown(f":small[{links(';'.join(cited))}]")
    with st.expander(say["table"]):
        st.dataframe(force_table(rows), hide_index=True)


def force_table(rows: pd.DataFrame) -> pd.DataFrame:
    """Forces, the people they stood among, and the rate."""
    say = words("claims")["forces"]
    firm = words("common")["firmness"]
    return pd.DataFrame(
        {
            say["label"]: rows["label"],
            say["date"]: rows["date"],
            say["soldiers"]: _ranges(rows["force_low"], rows["force_high"]),
            say["people"]: rows["population"].map(quantity) + " (" + rows["population_label"] + ")",
            say["rate"]: _ranges(rows["per_1000_low"], rows["per_1000_high"]),
            say["note"]: rows["note"],
            say["firmness"]: rows["firmness"].map(firm),
        }
    )


def _ranges(low: pd.Series, high: pd.Series) -> list[str]:
    return [interval(*bounds) for bounds in zip(low, high, strict=True)]


def _proposals() -> None:
    say = words("claims")["proposals"]
    rows = gd.proposals().query("kind != 'stance'").sort_values("date", kind="stable")
    st.header(say["title"])
    st.write(say["intro"])
    st.html(
        render(
            "pages/claims/proposals.html",
            plans=[_plan(row) for _, row in rows.iterrows()],
            kinds=say["kinds"],
            firmness=words("common")["firmness"],
            titles=markup.source_titles(),
        )
    )


def _plan(row: pd.Series) -> dict[str, Any]:
    """A dated row: who, what, a figure if there is one, and where it comes from."""
    what = " ".join(part for part in (row["title"] and f"{row['title']}.", row["position"]) if part)
    return {**row, "day": _day(row["date"]), "what": what, "figure": _figure(row)}


def _day(date: str) -> str:
    """2007-09-26 as 26 Sep 2007; a month or a year alone as such."""
    day = pd.Timestamp(date)
    month = day.strftime("%b %Y")
    return {10: f"{day.day} {month}", 7: month, 4: date}[len(date)]


def _figure(row: pd.Series) -> str:
    """The value or the range with its unit; nothing where there is none."""
    if pd.notna(row["value"]):
        figure = quantity(row["value"])
    elif pd.notna(row["low"]) or pd.notna(row["high"]):
        figure = interval(row["low"], row["high"])
    else:
        return ""
    return f"{figure}{'' if row['unit'].startswith('%') else ' '}{row['unit']}"
