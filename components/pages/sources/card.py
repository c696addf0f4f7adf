"""One source: what it is, how firm, under which licence, and where it is used."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

import pandas as pd
import streamlit as st

import geodata as gd
from components.pages.sources import address
from components.text.markdown import plain
from components.text.words import words

NAMED = 10  # places or cases named in one line; the rest are counted


def card(source: pd.Series, on_close: Callable[[str | None], None]) -> None:
    """The source on top of the page."""
    say, firm = words("sources")["card"], words("common")["firmness"]
    with st.container(border=True, key="sources-card"):
        with st.container(
            horizontal=True, horizontal_alignment="distribute", vertical_alignment="top"
        ):
            st.markdown(f"### {plain(source['title'])}", width="content")
            st.button(
                say["close"],
                icon=":material/close:",
                type="tertiary",
                key="sources-close",
                on_click=on_close,
                args=(None,),
            )
        about = " · ".join(plain(text) for text in source[["publisher", "year"]] if text)
        st.markdown(about)
        with st.container(horizontal=True, gap="small"):
            st.badge(firm[source["firmness"]], color="primary")
            st.badge(words("sources")["kinds"][source["kind"]], color="gray")
        left, right = st.columns(2, gap="large")
        facts = [
            f"**{say[name]}**  \n{plain(source[name])}"
            for name in ("note", "licence")
            if source[name]
        ]
        where = plain(address.in_words(source["locator"]))
        facts.append(f"**{say['locator']}**  \n{where}")
        if source["kind"] != "computed":
            facts.append(f"**{say['go']}**  \n{address.links(source['locator'])}")
        left.markdown("\n\n".join(facts))
        right.markdown(f"**{say['used']}**\n\n{uses(source['source_id'])}")


def uses(source_id: str) -> str:
    """Markdown: one line a table that cites the source, with links to what is seen there."""
    say = words("sources")
    found = gd.source_uses()
    found = found[found["source_id"] == source_id]
    lines = []
    for table, page in say["pages"].items():
        rows = found[found["table"] == table]
        if rows.empty:
            continue
        count = say["card"]["row" if len(rows) == 1 else "rows"].format(count=len(rows))
        line = f"- [{page['label']}]({page['path']}) :small[{count}]"
        if links := _targets(rows, table):
            line += f": {links}"
        lines.append(line)
    return "\n".join(lines) or say["card"]["unused"]


def _targets(rows: pd.DataFrame, table: str) -> str:
    """Links to the places or cases that the citing rows are about."""
    if table == "cases":
        names = gd.cases().set_index("case_id")["name"]
        targets, path = list(rows["row_id"]), "cases?case="
    else:
        names = gd.places().set_index("place_id")["name"]
        targets, path = [place for place in rows["place_id"].unique() if place], "places?place="
    links = [f"[{plain(names[one])}]({path}{quote(one)})" for one in targets[:NAMED]]
    if len(targets) > NAMED:
        links.append(words("sources")["card"]["more"].format(count=len(targets) - NAMED))
    return " · ".join(links)
