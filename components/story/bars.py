"""A small bar chart as plain data; each export draws it with its own means, in its own text."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from components.palette import ACCENT, colour


@dataclass(frozen=True)
class Bar:
    """One row: a value, or a range from `low` to `high`; `text` is how it is written."""

    label: str
    low: float
    high: float
    text: str
    colour: str = ACCENT


@dataclass(frozen=True)
class Chart:
    """Bars that share one scale from zero."""

    title: str
    bars: tuple[Bar, ...]
    note: str = ""

    @property
    def alternative(self) -> str:
        """The chart as a sentence."""
        rows = "; ".join(f"{bar.label}: {bar.text}" for bar in self.bars)
        return f"{self.title}. {rows}."

    def extent(self, bar: Bar) -> tuple[float, float]:
        """How far a bar is solid and how far it reaches, as shares of the longest."""
        longest = max(one.high for one in self.bars) or 1.0
        return bar.low / longest, bar.high / longest


def html(chart: Chart) -> str:
    """The chart as a table whose rows are bars; a range is pale beyond its lower bound."""
    rows = "".join(_row(chart, bar) for bar in chart.bars)
    note = f"<p class='note'>{escape(chart.note)}</p>" if chart.note else ""
    return f"<table class='bars'><caption>{escape(chart.title)}</caption>{rows}</table>{note}"


def _row(chart: Chart, bar: Bar) -> str:
    solid, end = chart.extent(bar)
    # The accent is the only colour that a dark screen needs lighter.
    fill = "var(--accent)" if bar.colour == ACCENT else colour(bar.colour, ACCENT)
    spans = "".join(
        f"<span style='width:{share * 72:.1f}%;background:{fill};opacity:{opacity}'></span>"
        for share, opacity in ((solid, 1), (end - solid, 0.4))
    )
    return (
        f"<tr><th scope='row'>{escape(bar.label)}</th>"
        f"<td>{spans}<b>{escape(bar.text)}</b></td></tr>"
    )
