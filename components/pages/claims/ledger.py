"""The claims by part and paragraph of the article, each beside the record and a verdict."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import streamlit as st

import geodata as gd
from components.pages.claims import filters, locator, markup
from components.screen.alternatives import alternatives
from components.screen.turns import fragment
from components.text.cite import ids
from components.text.templates import render
from components.text.words import words

STYLE = Path(__file__).with_name("page.css")


@fragment
def section() -> None:
    """Filters, counts and the ledger; a filter reruns only this part."""
    say = words("claims")
    claims, row = filters.bar()
    everything = len(gd.claims())
    if claims.empty:
        st.info(say["filters"]["empty"], icon=":material/filter_alt_off:")
        st.button(say["filters"]["reset"], on_click=filters.reset, icon=":material/undo:")
        return
    with row:
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
    parts = claims.groupby("part", sort=False)
    st.html(  # in one piece, or the parts move when the overview comes
        _overview(claims, everything)
        + "".join(_part(name, rows, titles, places) for name, rows in parts)
    )
    alternatives(say["table"]["text"], table(claims), title=say["table"]["title"])


def _overview(claims: pd.DataFrame, everything: int) -> str:
    """How many claims, a bar of their verdicts, and links to the parts."""
    say = words("claims")
    key = "all" if len(claims) == everything else "count"
    count = say["filters"][key].format(shown=len(claims), all=everything)
    counts = claims.apply(markup.judged, axis=1).value_counts()
    return render(
        "pages/claims/overview.html",
        css=STYLE.read_text(encoding="utf-8"),
        count=count,
        label=say["filters"]["parts"],
        rated=[(one, name, int(counts.get(one, 0))) for one, name in markup.labels().items()],
        parts=[
            (_anchor(name), name, len(rows)) for name, rows in claims.groupby("part", sort=False)
        ],
    )


def _anchor(part: str) -> str:
    return "part-" + "-".join("".join(c if c.isalnum() else " " for c in part.lower()).split())


def _part(
    name: str, rows: pd.DataFrame, titles: Mapping[str, str], places: Mapping[str, str]
) -> str:
    """One part of the article: a heading, and its claims under their paragraphs."""
    claims = [
        {**row, "first": first, "rating": markup.judged(row), "rests_on": _rests_on(row)}
        for (_, row), first in zip(rows.iterrows(), ~rows["paragraph"].duplicated(), strict=True)
    ]
    return render(
        "pages/claims/ledger.html",
        say=words("claims"),
        anchor=_anchor(name),
        name=name,
        where=locator.where(rows),
        claims=claims,
        titles=titles,
        places=places,
        labels=markup.labels(),
    )


def _rests_on(row: pd.Series) -> Mapping[str, str] | None:
    """The figure that a verdict rests on, where the project computed or shows it: where, label."""
    on = words("claims")["rests"]["on"]
    return next((on[source] for source in ids(row["source_ids"]) if source in on), None)


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
