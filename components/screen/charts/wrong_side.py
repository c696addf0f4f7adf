"""People on the wrong side as shares of everyone, with ranges."""

from __future__ import annotations

import altair as alt
import pandas as pd

from components.palette import MIXED, SHARED
from components.screen.charts.theme import DOWN, ROW, accent, ink, over


def chart(rows: pd.DataFrame, longest: float | None = None) -> alt.LayerChart:
    """A bar for each `share`, a rule from `low` to `high` where there is a range, both in words.

    `longest` is the share at the end of the scale, where several charts share one. A key says what
    the colours are if `sides` has several values.
    """
    rows = rows.assign(
        end=rows["high"].fillna(rows["share"]),
        text=rows["label"]
        + "  "
        + pd.Series(list(map(_words, rows["share"], rows["low"], rows["high"])), rows.index),
    )
    order = rows["label"].tolist()
    base = alt.Chart(rows).encode(
        y=alt.Y("label:N", sort=order, title=None, axis=None),
        tooltip=[
            alt.Tooltip("label:N", title=" "),
            alt.Tooltip("share:Q", format=".1%", title="Share of everyone"),
            alt.Tooltip("people:N", title="People"),
        ],
    )
    top = longest or float(rows[["share", "high"]].max().max())
    kinds = list(dict.fromkeys(rows["sides"]))
    bars = base.mark_bar(height=16, yOffset=DOWN).encode(
        x=alt.X(
            "share:Q",
            title=None,
            scale=alt.Scale(domain=[0, top]),
            axis=alt.Axis(format="%", labelFontSize=13, tickCount=5),
        ),
        color=alt.Color(
            "sides:N",
            title=None,
            scale=alt.Scale(domain=kinds, range=[accent(), SHARED, MIXED]),
            legend=alt.Legend(orient="top", direction="vertical", labelFontSize=13, labelLimit=0)
            if len(kinds) > 1
            else None,
        ),
    )
    chart = bars
    if rows["low"].notna().any():  # a layer without marks is a picture without a name
        chart += (
            base.transform_filter("isValid(datum.low)")
            .mark_rule(strokeWidth=3, color=ink(), yOffset=DOWN)
            .encode(x="low:Q", x2="high:Q")
        )
    return (chart + over(base, "text")).properties(height=alt.Step(ROW))


def _words(share: float, low: float, high: float) -> str:
    return f"{share:.1%}" if pd.isna(low) else f"{share:.1%} ({low:.0%}–{high:.0%})"
