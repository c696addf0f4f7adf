"""Units ranked by the people on the wrong side, each bar divided by group."""

from __future__ import annotations

import altair as alt
import pandas as pd

from components.palette import GROUPS, SHARED, hues
from components.text.words import words


def chart(
    rows: pd.DataFrame, names: dict[str, str], people_title: str
) -> alt.LayerChart | alt.FacetChart:
    """`rows`: unit, group, people and for the whole unit low, high, total (low, high may be NaN).

    Bars in the order of `total`; a rule runs from low to high where there is a range.
    """
    groups = [group for group in names if group in set(rows["group"])]
    known = {group: GROUPS.get(group, SHARED) for group in words("common")["groups"]}
    colours = hues(dict.fromkeys(rows["group"])) | known
    order = rows.drop_duplicates("unit").sort_values("total", ascending=False)["unit"].tolist()
    base = alt.Chart(rows).encode(
        y=alt.Y("unit:N", sort=order, title=None, axis=alt.Axis(labelLimit=220, labelFontSize=13))
    )
    bars = base.mark_bar(height=15).encode(
        x=alt.X("people:Q", title=people_title, stack="zero", axis=alt.Axis(format="~s")),
        color=alt.Color(
            "name:N",
            title=None,
            scale=alt.Scale(
                domain=[names[group] for group in groups],
                range=[colours[group] for group in groups],
            ),
            legend=alt.Legend(orient="top", labelFontSize=13),
        ),
        tooltip=[
            alt.Tooltip("unit:N", title=" "),
            alt.Tooltip("name:N", title="Group"),
            alt.Tooltip("people:Q", format=",.0f", title=people_title),
        ],
    )
    # An empty layer would be a picture without a name to a screen reader.
    ranges = base.transform_filter("isValid(datum.low)").mark_rule(strokeWidth=2)
    parts = [bars, ranges.encode(x="low:Q", x2="high:Q")] if rows["low"].notna().any() else [bars]
    return alt.layer(*parts).properties(height=alt.Step(22))
