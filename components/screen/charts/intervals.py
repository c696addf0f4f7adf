"""Ranges of people on a log scale; zero and "no figure" stand in columns of their own."""

from __future__ import annotations

import math
from typing import Any

import altair as alt
import pandas as pd

from components.screen.charts.theme import accent, ink

LOWEST, HIGHEST = 2.5, 7.7  # powers of ten at the ends of the scale: about 300 to 50 million
ZERO, NONE = LOWEST - 0.5, HIGHEST + 0.5  # the columns beside it
ARROW = 0.45  # how far an open bound points, in powers of ten
DOT = 0.08  # a range narrower than this, in powers of ten, is drawn as a dot
TURN = 5.4  # a range that ends beyond this has its figure on its left
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


def place(rows: pd.DataFrame) -> pd.DataFrame:
    """`rows` (label, figure, low, high, bound) with where each is drawn and where its text goes."""
    places = [positions(row.low, row.high, row.bound) for row in rows.itertuples()]
    data = rows.assign(row=range(len(rows)), **pd.DataFrame(places, index=rows.index).astype(float))
    # A range too narrow to see still shows as a dot.
    narrow = data["end"].where(data["end"] - data["start"] < DOT)
    data["dot"] = data["point"].fillna(narrow)
    data["right"] = data[["end", "point"]].max(axis=1)
    data["left"] = data[["start", "point"]].min(axis=1)
    data["name_at"] = ZERO - 0.42
    return data


def chart(
    rows: pd.DataFrame, words: dict[str, str], description: str = ""
) -> alt.LayerChart | alt.FacetChart:
    """Bars for `rows` (label, figure, low, high, bound), in their order.

    `words` has `zero` and `no_figure`, the heads of the columns beside the scale.
    """
    data, colour, text = place(rows), accent(), ink()
    labels: dict[float, str] = {ZERO: words["zero"], NONE: words["no_figure"]} | dict(TICKS)
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
    scale = alt.Scale(domain=[ZERO - 0.5, NONE + 0.5], nice=False, zero=False)
    down = alt.Scale(domain=[-0.62, len(rows) - 0.3], reverse=True, nice=False)
    y = alt.Y("row:Q", axis=None, scale=down)
    told = [alt.Tooltip("label:N", title=" "), alt.Tooltip("figure:N", title="People")]
    walls = alt.Chart(pd.DataFrame({"x": [LOWEST, HIGHEST]})).mark_rule(
        strokeDash=[2, 3], opacity=0.35, color=text
    )
    layers = [walls.encode(x=alt.X("x:Q", scale=scale, axis=axis))]

    def draw(part: pd.DataFrame, mark: Any, x: str, **more: str) -> None:
        # A layer without rows would be an empty group, which has no name for a screen reader.
        if not part.empty:
            at = alt.X(f"{x}:Q", scale=scale, axis=axis)
            layers.append(alt.Chart(part, mark=mark).encode(x=at, y=y, tooltip=told, **more))

    def words_at(side: str, **more: Any) -> dict[str, Any]:
        return {"type": "text", "color": text, "align": side, "fontSize": LABEL, **more}

    bar = {"type": "rule", "strokeWidth": 9, "color": colour}
    draw(data[data["start"].notna()], bar, "start", x2="end:Q")
    for end, shape in (("end", "triangle-right"), ("start", "triangle-left")):
        arrow = {"type": "point", "shape": shape, "size": 190, "filled": True, "color": colour}
        draw(data[data["tip"].notna() & (data["tip"] == data[end])], {**arrow, "opacity": 1}, "tip")
    dot = {"type": "circle", "size": 110, "color": colour, "opacity": 1}
    draw(data[data["dot"].notna()], dot, "dot")
    draw(data, words_at("left", dy=-19, fontWeight=600), "name_at", text="label:N")
    low = data["right"] < TURN
    draw(data[low], words_at("left", dx=13), "right", text="figure:N")
    draw(data[~low], words_at("right", dx=-13), "left", text="figure:N")
    return alt.layer(*layers).properties(height=ROW * len(rows) + 30, description=description)
