"""Horizontal bars of shares, each under its name and figure."""

from __future__ import annotations

import altair as alt
import pandas as pd

from components.palette import ACCENT
from components.screen.charts.theme import DOWN, ROW, accent, over


def chart(rows: pd.DataFrame, *, digits: int = 1) -> alt.LayerChart:
    """One bar a row of `label`, `share` (0 to 1) and `colour` (#rrggbb), in the order given."""
    rows = rows.assign(
        words=rows["label"] + "  " + rows["share"].map(f"{{:.{digits}%}}".format),
        colour=rows["colour"].replace(ACCENT, accent()),
    )
    base = alt.Chart(rows).encode(
        y=alt.Y("label:N", sort=rows["label"].tolist(), title=None, axis=None),
        tooltip=[
            alt.Tooltip("label:N", title=" "),
            alt.Tooltip("share:Q", format=f".{digits}%", title="Share"),
        ],
    )
    scale = alt.Scale(domain=[0, float(rows["share"].max())], nice=False)
    bars = base.mark_bar(height=16, yOffset=DOWN).encode(
        x=alt.X("share:Q", title=None, axis=None, scale=scale),
        color=alt.Color("colour:N", scale=None),
    )
    return (bars + over(base, "words")).properties(height=alt.Step(ROW))
