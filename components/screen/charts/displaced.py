"""Published displacement figures: who counted, when, how many."""

from __future__ import annotations

import altair as alt
import pandas as pd

from components.palette import SHARED
from components.screen.charts.theme import ROW, accent, over


def chart(rows: pd.DataFrame, unit: str) -> alt.LayerChart:
    """A dot or a range (`low`, `high` in millions) a row, one colour a `kind`; `who` names it."""
    base = alt.Chart(rows).encode(
        y=alt.Y("who:N", sort=None, title=None, axis=None),
        yOffset=alt.YOffset("kind:N", scale=alt.Scale(range=[24, ROW])),
        color=alt.Color(
            "kind:N",
            title=None,
            scale=alt.Scale(range=["#3F7FC8", accent(), SHARED]),
            legend=alt.Legend(orient="top", direction="vertical", labelFontSize=13, labelLimit=0),
        ),
        tooltip=[alt.Tooltip("label:N", title=" "), "low:Q", "high:Q"],
    )
    scale = alt.Scale(zero=True)
    ranges = base.mark_rule(strokeWidth=4).encode(
        x=alt.X("low:Q", title=unit, scale=scale), x2="high:Q"
    )
    dots = base.mark_circle(size=90, opacity=1).encode(x=alt.X("high:Q", title=unit, scale=scale))
    names = over(alt.Chart(rows.drop_duplicates("who")).encode(y=alt.Y("who:N", sort=None)), "who")
    return (ranges + dots + names).properties(height=alt.Step(ROW, **{"for": "position"}))
