"""Soldiers per 1,000 people, Bosnia beside Iraq."""

from __future__ import annotations

from collections.abc import Iterator

import altair as alt
import pandas as pd

from components.palette import SHARED
from components.screen.charts.theme import accent, ink
from components.text.numbers import interval

ROW = 46  # pixels a force
ARROW = 0.5  # how far an open bound points, in soldiers per 1,000


def _pairs(rows: pd.DataFrame, name: str) -> Iterator[tuple[float, float]]:
    return zip(rows[f"{name}_low"], rows[f"{name}_high"], strict=True)


def chart(rows: pd.DataFrame, words: dict[str, str]) -> alt.LayerChart | alt.FacetChart:
    """Bars for `rows` of the table of forces, in their order; a fainter end is the range.

    `words` has `axis`, and a name for each case_id.
    """
    text = ink()
    data = pd.DataFrame(
        {
            "row": range(len(rows)),
            "label": rows["label"],
            "case": rows["case_id"].map(words),
            "low": rows["per_1000_low"],
            "high": rows["per_1000_high"].fillna(rows["per_1000_low"]),
            "tip": (rows["per_1000_low"] + ARROW).where(rows["per_1000_high"].isna()),
            "rate": [interval(*b) for b in _pairs(rows, "per_1000")],
            "soldiers": [interval(*b) for b in _pairs(rows, "force")],
        }
    )
    data["end"] = data[["high", "tip"]].max(axis=1)
    top = float(data["end"].max())
    base = alt.Chart(data).encode(
        y=alt.Y(
            "row:Q",
            axis=None,
            scale=alt.Scale(domain=[-0.8, len(rows) - 0.4], reverse=True, nice=False),
        ),
        tooltip=[
            alt.Tooltip("label:N", title=" "),
            alt.Tooltip("rate:N", title=words["axis"]),
            alt.Tooltip("soldiers:N", title=words["soldiers"]),
        ],
        color=alt.Color(
            "case:N",
            title=None,
            scale=alt.Scale(
                domain=[words["bosnia_1995"], words["iraq_2007"]], range=[SHARED, accent()]
            ),
            legend=alt.Legend(orient="top", labelFontSize=13),
        ),
    )
    axis = alt.Axis(title=words["axis"], labelFontSize=13, titleFontSize=13, tickCount=7)
    scale = alt.Scale(domain=[0, top * 1.22], nice=False)
    zero = alt.datum(0)
    bars = base.mark_rule(strokeWidth=13).encode(x=alt.X("low:Q", scale=scale, axis=axis), x2=zero)
    ranges = base.mark_rule(strokeWidth=13, opacity=0.5).encode(x="low:Q", x2="high:Q")
    arrows = (
        base.transform_filter("isValid(datum.tip)")
        .mark_point(shape="triangle-right", size=190, filled=True, opacity=1)
        .encode(x="tip:Q")
    )
    open_ends = (
        base.transform_filter("isValid(datum.tip)")
        .mark_rule(strokeWidth=13, opacity=0.5)
        .encode(x="low:Q", x2="tip:Q")
    )
    names = base.mark_text(align="left", dy=-16, fontSize=13).encode(
        x=zero, text="label:N", color=alt.value(text)
    )
    rates = base.mark_text(align="left", dx=12, fontSize=13, fontWeight=600).encode(
        x="end:Q", text="rate:N", color=alt.value(text)
    )
    told = "; ".join(data["label"] + ": " + data["rate"])
    return alt.layer(bars, ranges, open_ends, arrows, names, rates).properties(
        height=ROW * len(rows) + 60, description=f"{words['axis']}. {told}"
    )
