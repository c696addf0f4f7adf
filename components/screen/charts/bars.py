"""Horizontal bars of shares, each with its figure written at its end."""

from __future__ import annotations

import altair as alt
import pandas as pd


def chart(rows: pd.DataFrame, *, digits: int = 1) -> alt.LayerChart:
    """One bar a row of `label`, `share` (0 to 1) and `colour` (#rrggbb), in the order given."""
    top = float(rows["share"].max()) * 1.16
    base = alt.Chart(rows).encode(
        y=alt.Y(
            "label:N",
            sort=rows["label"].tolist(),
            title=None,
            axis=alt.Axis(labelLimit=220, labelFontSize=14, ticks=False, domain=False),
        ),
        x=alt.X("share:Q", title=None, axis=None, scale=alt.Scale(domain=[0, top])),
        tooltip=[
            alt.Tooltip("label:N", title=" "),
            alt.Tooltip("share:Q", format=f".{digits}%", title="Share"),
        ],
    )
    bars = base.mark_bar(height=20).encode(color=alt.Color("colour:N", scale=None))
    texts = base.mark_text(align="left", dx=6, fontSize=14).encode(
        text=alt.Text("share:Q", format=f".{digits}%")
    )
    return (bars + texts).properties(height=alt.Step(30))
