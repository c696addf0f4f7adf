"""Colours of the present theme, for marks that Streamlit's chart theme leaves black."""

from __future__ import annotations

from typing import Any, TypeVar

import altair as alt
import streamlit as st
from altair.utils import schemapi

# Every part of a chart would be checked when it is made; the whole is when it is drawn.
schemapi.disable_debug_mode()


def ink() -> str:
    """The colour of text."""
    return st.get_option(f"theme.{_theme()}.textColor")


def accent() -> str:
    """The colour of what matters, dark on light or light on dark."""
    return st.get_option(f"theme.{_theme()}.primaryColor")


def paper() -> str:
    """The colour of the page, for what is hollow."""
    return st.get_option(f"theme.{_theme()}.backgroundColor")


Layered = TypeVar("Layered", bound="alt.LayerChart | alt.FacetChart")
ROW = 42  # pixels of a row whose words stand above its marks
DOWN = 9  # how far below the row's middle its marks are drawn


def over(base: alt.Chart, field: str) -> alt.Chart:
    """A row's words above its marks, where a narrow screen has room for them."""
    mark: dict[str, Any] = {
        "align": "left",
        "baseline": "bottom",
        "yOffset": -1,
        "fontSize": 14,
        "limit": 0,
    }
    return base.mark_text(**mark, color=ink()).encode(x=alt.value(0), text=f"{field}:N")


def legible(chart: Layered) -> Layered:
    """The chart with letters and rules in the colour of text, unless it sets its own."""
    return chart.configure_text(color=ink()).configure_rule(color=ink())


def _theme() -> str:
    return "dark" if st.context.theme.type == "dark" else "light"
