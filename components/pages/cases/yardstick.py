"""Every partition on one yardstick, and Bosnia's lines of 1992 to 1995 on the same."""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st

import geodata as gd
from components.screen.alternatives import alternatives
from components.text.cite import links
from components.text.numbers import interval, people, share, short
from components.text.words import words

WIDEST = 0.56  # share of everyone at the end of the scale
CITED = "computed_partitions;computed_wrong_side_1991;computed_iraq_variants;computed_iraq_map"


def section() -> None:
    """Bars by number of sides, so that like stands beside like, and the same as a table."""
    say = words("cases")["yardstick"]
    rows = gd.yardstick()
    st.header(say["title"], anchor="yardstick")
    st.write(say["intro"])
    st.html(chart(rows))
    st.markdown("\n".join(f"- {one}" for one in say["compare"]))
    st.markdown(f":small[{links(CITED)}]")
    alternatives(say["table"]["text"], table(rows), title=say["table"]["title"])


def groups(rows: pd.DataFrame) -> list[tuple[int, pd.DataFrame]]:
    """The rows by their number of sides: only within a group are they set side by side."""
    return list(rows.groupby("sides", sort=True))


def chart(rows: pd.DataFrame) -> str:
    """The chart as HTML: one heading a number of sides, one item a partition."""
    say = words("cases")["yardstick"]
    keys = "".join(
        f'<li><span class="key {one}"></span>{escape(say["key"][one])}</li>' for one in say["key"]
    )
    parts = "".join(
        f"<h3>{escape(say['sides'].format(sides=sides))}</h3><ol>"
        + "".join(_item(row, say) for _, row in part.iterrows())
        + "</ol>"
        for sides, part in groups(rows)
    )
    keys = f'<ul class="keys">{keys}</ul><p class="note">{escape(say["ticks"])}</p>'
    return f'<div class="yardstick">{keys}{parts}</div>'


def _item(row: pd.Series, say: dict) -> str:
    about = say["about"].format(plan=row["plan"], sides=row["sides"], units=row["units"])
    unread = "" if row["verified_no"] < 1 else " unread"
    return (
        f'<li class="partition{unread}"><p class="name"><b>{escape(row["title"])}</b> '
        f"<small>{escape(about)}</small></p>{_wrong(row, say)}{_displaced(row, say)}"
        f'<p class="note">{escape(row["note"])} {escape(read(row))}</p></li>'
    )


def _wrong(row: pd.Series, say: dict) -> str:
    ranged = row["low"] < row["high"]
    marks = _mark("wrong", 0, row["share"])
    marks += _mark("range", row["low"], row["high"]) if ranged else ""
    text = say["wrong"].format(share=share(row["share"]), people=short(row["wrong_side"]))
    if ranged:
        text += say["range"].format(low=share(row["low"]), high=share(row["high"]))
    if pd.notna(row["published_low"]):
        marks += _mark("published", row["published_low"], row["published_high"])
        span = share(row["published_low"]), share(row["published_high"])
        text += say["published"].format(low=span[0], high=span[1])
    return _track(marks, text)


def _displaced(row: pd.Series, say: dict) -> str:
    low, high = row["displaced_share_low"], row["displaced_share_high"]
    told = say["displaced"][row["displaced"]]
    if row["displaced_high"] == 0:
        told = say["displaced"]["nobody"]
    text = told.format(
        people=interval(row["displaced_low"], row["displaced_high"]),
        low=share(low),
        high=share(high),
    )
    kind = "displaced" if row["displaced"] == "comparable" else "displaced other"
    if pd.isna(high) or high == 0:
        return f'<p class="figure">{escape(text)}</p>'
    return _track(_mark(kind, low, high), text)


def _mark(kind: str, start: float, end: float) -> str:
    left, width = 100 * start / WIDEST, 100 * max(end - start, 0.003) / WIDEST
    return f'<span class="{kind}" style="left:{left:.2f}%;width:{width:.2f}%"></span>'


def _track(marks: str, text: str) -> str:
    return (
        f'<div class="track" aria-hidden="true">{marks}</div><p class="figure">{escape(text)}</p>'
    )


def read(row: pd.Series) -> str:
    """How far the rows behind a figure were read; nothing where all of them were."""
    say = words("cases")["yardstick"]["read"]
    if row["verified_yes"] >= 1:
        return ""
    if row["verified_no"] >= 1:
        return say["nothing"]
    parts = [
        say[how].format(share=f"{row[f'verified_{how}']:.0%}")
        for how in ("yes", "part", "no")
        if row[f"verified_{how}"] > 0
    ]
    return say["some"].format(parts=", ".join(parts))


def table(rows: pd.DataFrame) -> pd.DataFrame:
    """What the chart shows, row by row."""
    heads = words("cases")["yardstick"]["table"]
    return pd.DataFrame(
        {
            heads["title_"]: rows["title"],
            heads["plan"]: rows["plan"],
            heads["sides"]: rows["sides"],
            heads["units"]: rows["units"],
            heads["people"]: rows["wrong_side"].map(people),
            heads["share"]: rows["share"].map(share),
            heads["range"]: _spans(rows["low"], rows["high"]),
            heads["published"]: _spans(rows["published_low"], rows["published_high"]),
            heads["displaced"]: [
                interval(*bounds)
                for bounds in zip(rows["displaced_low"], rows["displaced_high"], strict=True)
            ],
            heads["displaced_share"]: _spans(
                rows["displaced_share_low"], rows["displaced_share_high"]
            ),
            heads["read"]: rows["verified_yes"].map(share),
        }
    )


def _spans(low: pd.Series, high: pd.Series) -> list[str]:
    return [
        share(a) if a == b or pd.isna(a) else f"{share(a)}–{share(b)}"
        for a, b in zip(low, high, strict=True)
    ]
