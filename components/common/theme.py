"""What Streamlit's theme does not do for charts."""

from __future__ import annotations

import altair as alt
import streamlit as st

INK = {"light": "#1f1e1b", "dark": "#edebe8"}  # textColor of .streamlit/config.toml


def legible(chart: alt.TopLevelMixin) -> alt.TopLevelMixin:
    """The chart with letters and rules in the theme's ink: Streamlit leaves those marks black, so
    that nobody can read them on a dark page. Colours that the chart sets itself stay."""
    ink = INK["dark" if st.context.theme.type == "dark" else "light"]
    return chart.configure_text(color=ink).configure_rule(color=ink)
