"""A place: what the article says, what the record adds, what it stands for, and the figures."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pandas as pd
import streamlit as st

import geodata as gd
from components.pages.places import choice
from components.text.cite import ids
from components.text.dates import span
from components.text.markdown import plain
from components.text.numbers import interval, quantity
from components.text.words import words


def story(place_id: str) -> None:
    """Beside the map: the article, the record, the contrast, and places to go on to."""
    say = words("places")["panel"]
    place = choice.table().loc[place_id]
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        st.markdown(f"### {plain(place['name'])}", width="content")
        st.button(
            say["back"],
            on_click=choice.choose,
            args=(None,),
            icon=":material/close:",
            type="tertiary",
            key="places-back",
        )
    st.markdown(
        f":small[{plain(place['role'])} · {plain(place['country'])}]\n\n"
        f"**{say['article']}** :small[{_mention(place, say)}]  \n{_article(place, say)}\n\n"
        f"**{say['record']}**  \n{plain(place['record'])}"
    )
    _contrast(place, say)
    _neighbours(place, say)
    st.markdown(f":small[{say['sources']}: {short_links(place['source_ids'])}]")


def _mention(place: pd.Series, say: dict[str, str]) -> str:
    return say[place["mention"]].format(paragraphs=", ".join(ids(place["paragraphs"])))


def _article(place: pd.Series, say: dict[str, str]) -> str:
    return plain(place["article"]) if place["article"] else say["added_here"]


def _contrast(place: pd.Series, say: dict[str, str]) -> None:
    """Bosnia and Iraq beside each other, as far as the sources go; nothing where they do not."""
    told = [side for side in ("bosnia", "iraq") if place[f"contrast_{side}"]]
    if not told:
        return
    with st.container(border=True, key="places-contrast"):
        for column, side in zip(st.columns(len(told), gap="medium"), told, strict=True):
            column.markdown(f"**{say[side]}**  \n{plain(place[f'contrast_{side}'])}")
        st.markdown(f":small[{short_links(place['contrast_source_ids'])}]")


def _neighbours(place: pd.Series, say: dict[str, str]) -> None:
    names = choice.table()["name"]
    cases = choice.case_names()
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.markdown(f":small[{say['near']}]", width="content")
        for near in ids(place["links"]):
            st.button(names[near], on_click=choice.choose, args=(near,), key=f"places-near-{near}")
    case = say["case"].format(case=cases[place["case_id"]])
    st.markdown(f":small[[{plain(case)}](cases?case={quote(place['case_id'])})]")


def evidence(place_id: str) -> None:
    """Below the map: the place's figures and its dates."""
    say = words("places")
    left, right = st.columns(2, gap="large")
    with left:
        st.header(say["figures"]["title"])
        st.markdown(_figures(place_id, say["figures"]))
    with right:
        st.header(say["events"]["title"])
        st.markdown(_events(place_id, say["events"]))


def _figures(place_id: str, say: dict[str, str]) -> str:
    rows = gd.place_figures(place_id)
    if rows.empty:
        return say["none"]
    firm = words("common")["firmness"]
    again = rows["source_ids"].eq(rows["source_ids"].shift())
    again &= rows["firmness"].eq(rows["firmness"].shift())
    return grid(
        [say[name] for name in ("what", "value", "year", "firm", "source")],
        [
            (
                plain(row.label) + (f" :small[({plain(row.scope)})]" if row.scope else ""),
                plain(figure(row)),
                str(row.year),
                say["same"] if same else firm[row.firmness],
                say["same"] if same else short_links(row.source_ids),
            )
            for row, same in zip(rows.itertuples(), again, strict=True)
        ],
    )


def _events(place_id: str, say: dict[str, str]) -> str:
    rows = gd.events()
    rows = rows[rows["place_id"] == place_id]
    return dates(rows, say) if len(rows) else say["none"]


def dates(rows: pd.DataFrame, say: dict[str, str]) -> str:
    """Events as a table of markdown: date, what happened, source."""
    return grid(
        [say["date"], say["what"], say["source"]],
        [
            (
                plain(span(row.date, row.date_end)),
                f"**{plain(row.title)}.** {plain(row.text)}",
                short_links(row.source_ids),
            )
            for row in rows.itertuples()
        ],
    )


def figure(row: Any) -> str:
    """A value, a range, or a value with its range, and the unit."""
    value = quantity(row.value) if pd.notna(row.value) else ""
    bounds = interval(row.low, row.high) if pd.notna(row.low) else ""
    if value and bounds and value != bounds:
        value = f"{value} ({bounds})"
    return f"{value or bounds} {row.unit}".replace(" %", "%")


def short_links(source_ids: str) -> str:
    """Links to the sources' rows, named by publisher and year."""
    rows = gd.sources().set_index("source_id")
    names = {
        one: ", ".join(filter(None, rows.loc[one, ["publisher", "year"]]))
        for one in ids(source_ids)
    }
    return " · ".join(
        f"[{plain(name or rows['title'][one])}](sources?source={quote(one)})"
        for one, name in names.items()
    )


def grid(heads: list[str], rows: list[tuple[str, ...]]) -> str:
    """A table of markdown; cells are markdown already."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
