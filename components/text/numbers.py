"""How figures are written: one way, everywhere."""

from __future__ import annotations

import math


def people(value: float | None) -> str:
    """Whole people with thousands separators; an unknown value is a dash."""
    return "–" if value is None or math.isnan(value) else f"{value:,.0f}"


def short(value: float) -> str:
    """A figure for a headline: 4.12 million, 258,034."""
    return f"{value / 1e6:.2f} million" if abs(value) >= 1e6 else people(value)


def share(value: float | None) -> str:
    """A share of 0 to 1 in per cent with one decimal."""
    return "–" if value is None or math.isnan(value) else f"{value:.1%}"


def quantity(value: float) -> str:
    """A number with no more decimals than it has."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.6g}"


def interval(low: float | None, high: float | None) -> str:
    """A range as a range: 75,000–100,000; one bound alone says so."""
    low = None if low is None or math.isnan(low) else low
    high = None if high is None or math.isnan(high) else high
    if low is None:
        return "no figure" if high is None else f"up to {quantity(high)}"
    if high is None:
        return f"{quantity(low)} or more"
    return quantity(low) if low == high else f"{quantity(low)}–{quantity(high)}"
