"""A histogram of random lines with single lines marked on it."""

from __future__ import annotations

import altair as alt
import pandas as pd

from components.palette import ACCENT, MIXED


def chart(
    histogram: pd.DataFrame, marks: pd.DataFrame, people_title: str, lines_title: str
) -> alt.LayerChart:
    """`histogram`: low, high, plans; `marks`: label, people. Labels stand in steps, so that close
    marks can be read."""
    top = float(histogram["plans"].max())
    marks = marks.sort_values("people").reset_index(drop=True)
    marks["height"] = [top * (1.08 + 0.12 * step) for step in range(len(marks))]
    marks["floor"] = 0
    marks["text"] = marks["label"] + ": " + marks["people"].map("{:,.0f}".format)
    low = min(histogram["low"].min(), marks["people"].min())
    high = max(histogram["high"].max(), marks["people"].max())
    room = 0.04 * (high - low)
    scale = alt.Scale(domain=[low - room, high + room], nice=False)
    x = alt.X("low:Q", title=people_title, scale=scale, axis=alt.Axis(format=",.0f", tickCount=8))
    ceiling = top * (1.15 + 0.12 * len(marks))
    bars = (
        alt.Chart(histogram)
        .mark_bar(color=MIXED)
        .encode(
            x=x,
            x2="high:Q",
            y=alt.Y(
                "plans:Q",
                title=lines_title,
                scale=alt.Scale(domain=[0, ceiling], nice=False),
                axis=alt.Axis(format=",.0f", tickCount=5),
            ),
            tooltip=[
                alt.Tooltip("low:Q", format=",.0f"),
                alt.Tooltip("high:Q", format=",.0f"),
                alt.Tooltip("plans:Q", format=",.0f", title=lines_title),
            ],
        )
    )
    base = alt.Chart(marks).encode(x=alt.X("people:Q", scale=scale))
    rules = base.mark_rule(color=ACCENT, strokeWidth=2.5).encode(y="floor:Q", y2="height:Q")
    middle = (low + high) / 2
    texts = [
        base.transform_filter(f"datum.people {test} {middle}")
        .mark_text(align=align, dx=dx, fontSize=14, fontWeight="bold", baseline="middle")
        .encode(y="height:Q", text="text:N")
        for test, align, dx in (("<=", "left", 5), (">", "right", -5))
    ]
    return alt.layer(bars, rules, *texts).properties(height=360)
