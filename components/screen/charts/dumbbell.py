"""Two shares of each row joined by a line: then and later."""

from __future__ import annotations

import altair as alt
import pandas as pd

from components.palette import MIXED
from components.screen.charts.theme import DOWN, ROW, over, paper


def chart(rows: pd.DataFrame, names: tuple[str, str], colour: str) -> alt.LayerChart:
    """A line a row of `label`, `first` and `second` (0 to 1), in the order given.

    `names` are the legend's words for the first (a ring) and the second (a disc).
    """
    order = rows["label"].tolist()
    y = alt.Y(
        "label:N",
        sort=order,
        title=None,
        axis=None,
    )
    scale = alt.Scale(domain=[0, 1])
    axis = alt.Axis(format="%", labelFontSize=13, values=[0, 0.25, 0.5, 0.75, 1])
    lines = (
        alt.Chart(rows)
        .mark_rule(strokeWidth=3, color=MIXED, yOffset=DOWN)
        .encode(y=y, x=alt.X("first:Q", title=None, scale=scale, axis=axis), x2="second:Q")
    )
    long = rows.melt(["label"], ["first", "second"], "when", "share")
    long["when"] = long["when"].map({"first": names[0], "second": names[1]})
    points = (
        alt.Chart(long)
        .mark_point(size=110, opacity=1, strokeWidth=2.5, color=colour, yOffset=DOWN)
        .encode(
            y=y,
            x=alt.X("share:Q", title=None, scale=scale, axis=axis),
            fill=alt.Fill(
                "when:N",
                title=None,
                sort=list(names),
                scale=alt.Scale(domain=list(names), range=[paper(), colour]),
                legend=alt.Legend(orient="top", labelFontSize=13, symbolStrokeColor=colour),
            ),
            tooltip=[
                alt.Tooltip("label:N", title=" "),
                alt.Tooltip("when:N", title=" "),
                alt.Tooltip("share:Q", format=".1%", title="Share"),
            ],
        )
    )
    names = over(alt.Chart(rows).encode(y=y), "label")
    return (lines + points + names).properties(height=alt.Step(ROW))
