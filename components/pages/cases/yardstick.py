"""Every partition on one yardstick, and Bosnia's lines of 1992 to 1995 on the same."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

import geodata as gd
from components.screen.alternatives import alternatives
from components.text.cite import links
from components.text.how_read import how_read
from components.text.numbers import interval, people, share, short
from components.text.templates import render
from components.text.words import words

WIDEST = 0.56  # share of everyone at the end of the scale
TICKS = (0.1, 0.2, 0.3, 0.4, 0.5)
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
    parts = [
        (sides, [_item(row, say) for _, row in part.iterrows()]) for sides, part in groups(rows)
    ]
    scale = [(f"{tick:.0%}", 100 * tick / WIDEST) for tick in TICKS]
    return render("pages/cases/yardstick.html", say=say, groups=parts, scale=scale)


def _item(row: pd.Series, say: dict) -> dict[str, Any]:
    measures = {"wrong": _wrong(row, say), "displaced": _displaced(row, say)}
    return {**row, "read": read(row), "measures": measures}


def _wrong(row: pd.Series, say: dict) -> dict[str, Any]:
    marks = [mark("wrong", 0, row["share"])]
    text = say["wrong"].format(share=share(row["share"]), people=short(row["wrong_side"]))
    if row["low"] < row["high"]:
        marks.append(mark("range", row["low"], row["high"]))
        text += say["range"].format(low=share(row["low"]), high=share(row["high"]))
    if pd.notna(row["published_low"]):
        marks.append(mark("published", row["published_low"], row["published_high"]))
        span = share(row["published_low"]), share(row["published_high"])
        text += say["published"].format(low=span[0], high=span[1])
    return {"marks": marks, "text": text}


def _displaced(row: pd.Series, say: dict) -> dict[str, Any]:
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
    unmarked = pd.isna(high) or high == 0
    return {"marks": [] if unmarked else [mark(kind, low, high)], "text": text}


def mark(kind: str, start: float, end: float) -> tuple[str, float, float]:
    """A mark from `start` to `end` (shares of everyone) in per cent of the scale; never unseen."""
    return kind, 100 * start / WIDEST, 100 * max(end - start, 0.003) / WIDEST


def read(row: pd.Series) -> str:
    """How far the rows behind a figure were read; nothing where all of them were."""
    return how_read({how: row[f"verified_{how}"] for how in ("yes", "part", "no")})


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
