"""Bosnia's lines of 1992 to 1995 in the order of their dates, and the plans without a figure."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

import geodata as gd
from components.atlas.maps import plan as scenes
from components.atlas.maps.partitions import whole
from components.pages.cases.yardstick import mark
from components.screen import frame, url
from components.screen.alternatives import alternatives
from components.screen.turns import fragment
from components.text.cite import cite
from components.text.dates import date
from components.text.markdown import plain
from components.text.numbers import people, share
from components.text.templates import render
from components.text.words import words

TERRITORY, FIRST, HEIGHT = "bosnia-1991", "dayton", 480


@fragment
def section() -> None:
    """The sequence beside the map of one line; what it says of the article's first condition."""
    say = words("cases")["lines"]
    rows = gd.lines("bosnia")
    st.header(say["title"], anchor="lines")
    st.write(say["intro"].format(apart=people(rows.attrs["apart"])))
    told, shown = st.columns([7, 5], gap="large")
    with told:
        st.html(sequence(rows))
        st.markdown(verdict(rows))
        st.markdown(cite(";".join(dict.fromkeys(s for cell in rows["source_ids"] for s in cell))))
    with shown, st.container(key="cases-line-map"):
        chosen = url.choose(
            st.selectbox, say["choose"], rows["title"].to_dict(), "line", FIRST, width="stretch"
        )
        drawn = replace(scenes.sides(TERRITORY, chosen), view=whole(TERRITORY))
        frame.show(drawn, key="cases-line", height=HEIGHT)
    _unknown(say["unknown"])
    alternatives(say["table"]["text"], table(rows), title=say["table"]["title"])


def sequence(rows: pd.DataFrame) -> str:
    """One item a line: when, who is left where, how sure that is."""
    items = [_item(row, rows["title"]) for _, row in rows.iterrows()]
    return render("pages/cases/lines.html", items=items)


def _item(row: pd.Series, titles: pd.Series) -> dict[str, Any]:
    say = words("cases")["lines"]
    marks = [mark("wrong", 0, row["share"])]
    if pd.notna(row["low"]):
        everyone = row["wrong_two_way"] / row["share"]
        marks.append(mark("range", row["low"] / everyone, row["high"] / everyone))
    land = ", ".join(
        say["land_part"].format(side=gd.plan(TERRITORY, row.name).sides[side].name, part=part)
        for side, part in row["land"].items()
    )
    alike = ", ".join(titles[one] for one in row["alike"])
    more = [say["land"].format(land=land), row["note"]]
    more += [say["alike"].format(lines=alike)] if alike else []
    return {
        "title": row["title"],
        "about": f"{date(row['date'])} · {_sides(row)}",
        "marks": marks,
        "text": figure(row),
        "note": " ".join(more),
    }


def _sides(row: pd.Series) -> str:
    say = words("cases")["lines"]
    return say["drawn" if row["sides"] == 2 else "drawn_in_three"].format(units=row["units"])


def figure(row: pd.Series) -> str:
    """People on the wrong side, counted in two; the exact form stands with it if any."""
    say = words("cases")["lines"]
    if pd.notna(row["exact_two_way"]):
        return say["exact"].format(
            exact=people(row["exact_two_way"]),
            units=f"{row['exact_units']:.0f}",
            people=people(row["wrong_two_way"]),
            share=share(row["share"]),
            all=row["units"],
        )
    return say["figure"].format(people=people(row["wrong_two_way"]), share=share(row["share"]))


def verdict(rows: pd.DataFrame) -> str:
    """What the sequence says of ¶11, with its own figures."""
    wrong = rows["wrong_two_way"]
    return words("cases")["lines"]["verdict"].format(
        least=people(wrong.min()),
        most=people(wrong.max()),
        front=people(wrong["front-1995"]),
        dayton=people(wrong["dayton"]),
        fewer=people(round(wrong["front-1995"] - wrong["dayton"], -3)),
    )


def _unknown(say: dict[str, str]) -> None:
    st.markdown(f"#### {say['title']}")
    for column, (_, row) in zip(
        st.columns(3, gap="large"), gd.not_established("bosnia").iterrows(), strict=False
    ):
        day = date(row["date"], short=True)
        column.markdown(
            f"**{plain(row['title'])}**, {day}  \n{plain(row['known'])} "
            f"*{plain(row['why'])}*  \n{cite(';'.join(row['source_ids']))}"
        )


def table(rows: pd.DataFrame) -> pd.DataFrame:
    """The lines as rows: two ways and three ways never in one column."""
    heads = words("cases")["lines"]["table"]
    return pd.DataFrame(
        {
            heads["line"]: rows["title"],
            heads["date"]: rows["date"],
            heads["two"]: rows["wrong_two_way"].map(people),
            heads["exact"]: rows["exact_two_way"].map(people),
            heads["three"]: rows["wrong_three_way"].map(people),
            heads["low"]: rows["low"].map(people),
            heads["high"]: rows["high"].map(people),
            heads["note"]: rows["note"],
        }
    )
