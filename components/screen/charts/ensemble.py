"""A histogram of random lines with single lines marked on it."""

from __future__ import annotations

from typing import Literal

import altair as alt
import pandas as pd

from components.palette import MIXED
from components.screen.charts.theme import accent

# Whether a label stands left of its rule, how it is aligned, how far it is moved.
SIDES: tuple[tuple[bool, Literal["left", "right"], int], ...] = (
    (True, "left", 5),
    (False, "right", -5),
)

LINE = 0.16  # of the tallest bar, for a label of two lines


def chart(
    histogram: pd.DataFrame, marks: pd.DataFrame, people_title: str, lines_title: str
) -> alt.LayerChart | alt.FacetChart:
    """`histogram`: low, high, plans; `marks`: label, people, a row a line, or none."""
    top = float(histogram["plans"].max())
    low = min([histogram["low"].min(), *marks["people"]])
    high = max([histogram["high"].max(), *marks["people"]])
    room = 0.04 * (high - low)
    marks = _steps(marks, (low + high) / 2)
    marks["height"] = top * (1.06 + LINE * marks["step"])
    marks["text"] = marks["label"] + "\n" + marks["people"].map("{:,.0f}".format)
    scale = alt.Scale(domain=[low - room, high + room], nice=False)
    ceiling = top * (1.06 + LINE * (marks["step"].max() + 1 if len(marks) else 0))
    x = alt.X("low:Q", title=people_title, scale=scale, axis=alt.Axis(format=",.0f", tickCount=8))
    bars = (
        alt.Chart(histogram.assign(floor=0))
        .mark_rect(color=MIXED)
        .encode(
            x=x,
            x2="high:Q",
            y=alt.Y(
                "plans:Q",
                title=lines_title,
                scale=alt.Scale(domain=[0, ceiling], nice=False),
                axis=alt.Axis(format=",.0f", tickCount=5),
            ),
            y2="floor:Q",
            tooltip=[
                alt.Tooltip("low:Q", format=",.0f"),
                alt.Tooltip("high:Q", format=",.0f"),
                alt.Tooltip("plans:Q", format=",.0f", title=lines_title),
            ],
        )
    )
    if marks.empty:  # a layer without rows is heard as a nameless picture
        return alt.layer(bars).properties(height=360)
    base = alt.Chart(marks.assign(floor=0)).encode(x=alt.X("people:Q", scale=scale))
    rules = base.mark_rule(color=accent(), strokeWidth=2.5).encode(y="floor:Q", y2="height:Q")
    texts = [
        base.transform_filter(f"datum.left == {str(left).lower()}")
        .mark_text(
            align=align, dx=dx, fontSize=14, fontWeight="bold", baseline="middle", lineBreak="\n"
        )
        .encode(y="height:Q", text="text:N")
        for left, align, dx in SIDES
    ]
    return alt.layer(bars, rules, *texts).properties(height=360)


def _steps(marks: pd.DataFrame, middle: float) -> pd.DataFrame:
    """How high each label stands: outer ones above inner ones, over whose rules they reach."""
    marks = marks.assign(left=marks["people"] <= middle, step=0)
    for left in (True, False):
        group = marks[marks["left"] == left].sort_values("people", ascending=not left)
        marks.loc[group.index, "step"] = range(len(group))
    return marks
