"""Ranges of people on a log scale; zero and "no figure" stand in columns of their own."""

from __future__ import annotations

import math

import altair as alt
import pandas as pd

from components.charts.ink import accent, ink

LOWEST, HIGHEST = 2.5, 7.7  # powers of ten at the ends of the scale: about 300 to 50 million
ZERO, NONE = LOWEST - 0.5, HIGHEST + 0.5  # the columns beside it
ARROW = 0.45  # how far an open bound points, in powers of ten
ROW = 62  # pixels a case
LABEL = 13

TICKS = {3: "1,000", 4: "10,000", 5: "100,000", 6: "1 million", 7: "10 million"}


def positions(low: float, high: float, bound: str) -> dict[str, float | None]:
    """Where a range is drawn, in powers of ten: start and end of its bar, a point, an arrow's tip.

    `bound` is closed, or_more (no upper bound), up_to (no lower bound) or none (no figure).
    A closed range from 0 to 0 is a point in the column of zero.
    """
    empty: dict[str, float | None] = {"start": None, "end": None, "point": None, "tip": None}
    if bound == "none":
        return {**empty, "point": NONE}
    if bound == "or_more":
        start = math.log10(low)
        return {**empty, "start": start, "end": start + ARROW, "tip": start + ARROW}
    if bound == "up_to":
        end = math.log10(high)
        return {**empty, "start": end - ARROW, "end": end, "tip": end - ARROW}
    if high == 0:
        return {**empty, "point": ZERO}
    # A range that begins at zero begins at the left end of the scale.
    start, end = (math.log10(value) if value else LOWEST for value in (low, high))
    return {**empty, "start": start, "end": end}


def chart(rows: pd.DataFrame, words: dict[str, str]) -> alt.LayerChart:
    """Bars for `rows` (label, figure, low, high, bound), in their order.

    `words` has `zero` and `no_figure`, the heads of the columns beside the scale.
    """
    placed = pd.DataFrame(
        [positions(row.low, row.high, row.bound) for row in rows.itertuples()], index=rows.index
    )
    data = rows.assign(**placed, row=range(len(rows)), left=ZERO - 0.42)
    data["right_end"] = data[["end", "point"]].max(axis=1)
    data["left_end"] = data[["start", "point"]].min(axis=1)
    labels = {ZERO: words["zero"], **TICKS, NONE: words["no_figure"]}
    scale = alt.Scale(domain=[ZERO - 0.5, NONE + 0.5], nice=False, zero=False)
    axis = alt.Axis(
        values=list(labels),
        labelExpr=f"({labels})[datum.value]",
        labelFontSize=LABEL,
        labelOverlap="greedy",
        labelFlush=False,
        gridOpacity=0.5,
        ticks=False,
        domain=False,
        title=None,
        orient="top",
    )
    colour, text = accent(), ink()
    y = alt.Y(
        "row:Q",
        axis=None,
        scale=alt.Scale(domain=[-0.62, len(rows) - 0.3], reverse=True, nice=False),
    )
    base = alt.Chart(data).encode(
        y=y, tooltip=[alt.Tooltip("label:N", title=" "), alt.Tooltip("figure:N", title="People")]
    )

    def x(field: str) -> alt.X:
        return alt.X(f"{field}:Q", scale=scale, axis=axis)

    walls = (
        alt.Chart(pd.DataFrame({"x": [LOWEST, HIGHEST]}))
        .mark_rule(strokeDash=[2, 3], opacity=0.35, color=text)
        .encode(x=x("x"))
    )
    bars = (
        base.transform_filter("isValid(datum.start)")
        .mark_rule(strokeWidth=9, color=colour, strokeCap="butt")
        .encode(x=x("start"), x2="end:Q")
    )
    # A range too narrow to see still shows as a dot.
    spots = (
        base.transform_calculate(narrow="datum.end - datum.start < 0.08 ? datum.end : null")
        .transform_calculate(at="isValid(datum.point) ? datum.point : datum.narrow")
        .transform_filter("isValid(datum.at)")
        .mark_circle(size=110, color=colour, opacity=1)
        .encode(x=x("at"))
    )
    arrows = [
        base.transform_filter(f"datum.tip == datum.{end}")
        .mark_point(shape=shape, size=190, filled=True, color=colour, opacity=1)
        .encode(x=x("tip"))
        for end, shape in (("end", "triangle-right"), ("start", "triangle-left"))
    ]
    names = base.mark_text(
        color=text, align="left", dy=-19, fontSize=LABEL + 1, fontWeight=600
    ).encode(x=x("left"), text="label:N")
    after = (
        base.transform_filter("datum.right_end < 5.4")
        .mark_text(color=text, align="left", dx=13, fontSize=LABEL)
        .encode(x=x("right_end"), text="figure:N")
    )
    before = (
        base.transform_filter("datum.right_end >= 5.4")
        .mark_text(color=text, align="right", dx=-13, fontSize=LABEL)
        .encode(x=x("left_end"), text="figure:N")
    )
    layers = [walls, bars, *arrows, spots, names, after, before]
    return alt.layer(*layers).properties(height=ROW * len(rows) + 30)
