"""A share of land at a few dates, each written beside its point."""

from __future__ import annotations

import altair as alt
import pandas as pd

from components.screen.charts.theme import ink


def chart(rows: pd.DataFrame, colour: str) -> alt.LayerChart:
    """A column a row of `when` (text), `share` (per cent) and `title`, in the order given."""
    base = alt.Chart(rows).encode(
        x=alt.X(
            "when:N",
            sort=rows["when"].tolist(),
            title=None,
            axis=alt.Axis(labelAngle=0, labelFontSize=13, ticks=False, labelLimit=110),
        ),
        y=alt.Y("share:Q", title=None, axis=None, scale=alt.Scale(domain=[0, 82])),
        tooltip=[alt.Tooltip("title:N", title=" "), alt.Tooltip("share:Q", title="% of Bosnia")],
    )
    columns = base.mark_bar(width=46, color=colour)
    texts = base.mark_text(dy=-10, fontSize=15, color=ink()).encode(text="share:Q")
    return (columns + texts).properties(height=230)
