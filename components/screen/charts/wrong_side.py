"""People on the wrong side as shares of everyone, with ranges."""

from __future__ import annotations

import altair as alt
import pandas as pd

from components.palette import MIXED, SHARED
from components.screen.charts.theme import accent, ink


def chart(rows: pd.DataFrame) -> alt.LayerChart:
    """A bar for each `share`, a rule from `low` to `high` where there is a range, both in words."""
    rows = rows.assign(
        end=rows["high"].fillna(rows["share"]),
        text=list(map(_words, rows["share"], rows["low"], rows["high"])),
    )
    order = rows["label"].tolist()
    base = alt.Chart(rows).encode(
        y=alt.Y("label:N", sort=order, title=None, axis=alt.Axis(labelLimit=320, labelFontSize=14)),
        tooltip=[
            alt.Tooltip("label:N", title=" "),
            alt.Tooltip("share:Q", format=".1%", title="Share of everyone"),
            alt.Tooltip("people:N", title="People"),
        ],
    )
    top = float(rows[["share", "high"]].max().max()) * 1.15
    bars = base.mark_bar(height=20).encode(
        x=alt.X(
            "share:Q",
            title=None,
            scale=alt.Scale(domain=[0, top]),
            axis=alt.Axis(format="%", labelFontSize=13),
        ),
        color=alt.Color(
            "sides:N",
            title=None,
            scale=alt.Scale(
                domain=list(dict.fromkeys(rows["sides"])), range=[accent(), SHARED, MIXED]
            ),
            legend=alt.Legend(orient="top"),
        ),
    )
    ranges = (
        base.transform_filter("isValid(datum.low)")
        .mark_rule(strokeWidth=3, color=ink())
        .encode(x="low:Q", x2="high:Q")
    )
    labels = base.mark_text(align="left", dx=6, fontSize=14, color=ink()).encode(
        x="end:Q", text="text:N"
    )
    return (bars + ranges + labels).properties(height=44 * len(rows))


def _words(share: float, low: float, high: float) -> str:
    return f"{share:.1%}" if pd.isna(low) else f"{share:.1%} ({low:.0%}–{high:.0%})"
