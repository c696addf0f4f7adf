"""The claims by part and paragraph of the article, each beside the record and a verdict."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from urllib.parse import quote

import pandas as pd
import streamlit as st

import geodata as gd
from components.pages.claims import filters, markup
from components.screen.alternatives import alternatives
from components.text.cite import ids
from components.text.words import words


@st.fragment
def section() -> None:
    """Filters, counts and the ledger; a filter reruns only this part."""
    say = words("claims")
    claims = filters.bar()
    everything = len(gd.claims())
    if claims.empty:
        st.info(say["filters"]["empty"], icon=":material/filter_alt_off:")
        st.button(say["filters"]["reset"], on_click=filters.reset, icon=":material/undo:")
        return
    st.html(_overview(claims, everything))
    with st.container(horizontal=True, gap="small"):
        if len(claims) < everything:
            st.button(say["filters"]["reset"], on_click=filters.reset, icon=":material/undo:")
        st.download_button(
            say["table"]["download"],
            lambda: table(claims).to_csv(index=False).encode("utf-8-sig"),
            file_name="claims-shanker-2007.csv",
            mime="text/csv",
            icon=":material/download:",
            on_click="ignore",
            key="claims-download",
        )
    titles, places = markup.source_titles(), markup.place_names()
    st.html(
        "".join(
            _part(name, rows, titles, places) for name, rows in claims.groupby("part", sort=False)
        )
    )
    alternatives(say["table"]["text"], table(claims), title=say["table"]["title"])


def _overview(claims: pd.DataFrame, everything: int) -> str:
    """How many claims, a bar of their verdicts, and links to the parts."""
    say = words("claims")
    key = "all" if len(claims) == everything else "count"
    count = say["filters"][key].format(shown=len(claims), all=everything)
    counts = claims.apply(markup.judged, axis=1).value_counts()
    told = [(one, name, int(counts.get(one, 0))) for one, name in markup.labels().items()]
    bar = "".join(f'<span class="{one}" style="flex-grow:{n}"></span>' for one, _, n in told if n)
    keys = "".join(f'<li class="{one}">{escape(name)} <b>{n}</b></li>' for one, name, n in told)
    parts = "".join(
        f'<li><a href="#{_anchor(name)}">{escape(name)}</a> <small>{len(rows)}</small></li>'
        for name, rows in claims.groupby("part", sort=False)
    )
    return (
        f'<div class="claims-overview"><p class="count">{escape(count)}</p>'
        f'<div class="bar" aria-hidden="true">{bar}</div><ul class="key">{keys}</ul>'
        f'<nav aria-label="{escape(say["filters"]["parts"])}"><ul>{parts}</ul></nav></div>'
    )


def _anchor(part: str) -> str:
    return "part-" + "-".join("".join(c if c.isalnum() else " " for c in part.lower()).split())


def _part(
    name: str, rows: pd.DataFrame, titles: Mapping[str, str], places: Mapping[str, str]
) -> str:
    """One part of the article: a heading, and its claims under their paragraphs."""
    say = words("claims")["ledger"]
    heads = "".join(f"<span>{escape(say[key])}</span>" for key in ("claim", "record", "verdict"))
    claims = "".join(
        _claim(row, first=position == 0, titles=titles, places=places)
        for _, paragraph in rows.groupby("paragraph", sort=False)
        for position, (_, row) in enumerate(paragraph.iterrows())
    )
    return (
        f'<section class="claims-part" id="{_anchor(name)}"><h2>{escape(name)}</h2>'
        f'<div class="heads" aria-hidden="true"><span></span>{heads}</div>{claims}</section>'
    )


def _claim(
    row: pd.Series, *, first: bool, titles: Mapping[str, str], places: Mapping[str, str]
) -> str:
    say = words("claims")
    who = escape(say["speakers"][row["speaker"]])
    if row["place_id"]:
        name = places[row["place_id"]]
        label = escape(say["ledger"]["place"].format(place=name), quote=True)
        who += (
            f' · <a href="places?place={quote(row["place_id"])}" aria-label="{label}">'
            f"{escape(name)}</a>"
        )
    number = f"{say['ledger']['paragraph']}{row['paragraph']}"
    return (
        f'<article class="claim{" first" if first else ""}" id="{escape(row["claim_id"])}">'
        f'<div class="para">{number}</div>'
        f'<div class="said"><p>{escape(row["claim"])}</p><p class="who">{who}</p></div>'
        f'<div class="record"><p>{escape(row["record"])}</p>'
        f'<p class="from">{markup.sources(row["source_ids"], titles)}</p></div>'
        f'<div class="judged">{markup.badge(row)}{_rests_on(row)}</div>'
        "</article>"
    )


def _rests_on(row: pd.Series) -> str:
    """A link from the verdict to the figure it rests on, where the project computed or shows it."""
    say = words("claims")["rests"]
    for source in ids(row["source_ids"]):
        if source in say["on"]:
            on = say["on"][source]
            return f'<p class="rests"><a href="{escape(on["at"])}">{escape(on["label"])}</a></p>'
    return ""


def table(claims: pd.DataFrame) -> pd.DataFrame:
    """The claims as rows, in the words of the page."""
    say = words("claims")
    heads = say["table"]
    return pd.DataFrame(
        {
            heads["paragraph"]: claims["paragraph"],
            heads["part"]: claims["part"],
            heads["speaker"]: claims["speaker"].map(say["speakers"]),
            heads["place"]: claims["place_id"].map(markup.place_names()).fillna(""),
            heads["claim"]: claims["claim"],
            heads["record"]: claims["record"],
            heads["verdict"]: claims.apply(markup.judged, axis=1).map(markup.labels()),
        }
    )
