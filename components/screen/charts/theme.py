"""Colours of the present theme, for marks that Streamlit's chart theme leaves black."""

from __future__ import annotations

import altair as alt
import streamlit as st


def ink() -> str:
    """The colour of text."""
    return st.get_option(f"theme.{_theme()}.textColor")


def accent() -> str:
    """The colour of what matters, dark on light or light on dark."""
    return st.get_option(f"theme.{_theme()}.primaryColor")


def legible(chart: alt.TopLevelMixin) -> alt.TopLevelMixin:
    """The chart with letters and rules in the colour of text, unless it sets its own."""
    return chart.configure_text(color=ink()).configure_rule(color=ink())


def _theme() -> str:
    return "dark" if st.context.theme.type == "dark" else "light"
