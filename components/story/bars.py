"""A small bar chart as plain data; each export draws it with its own means, in its own text."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from components.palette import ACCENT, colour


@dataclass(frozen=True)
class Bar:
    """One row: a value, or a range from `low` to `high`; `text` is how it is written.

    `number` is that of the callout on the map that the row belongs to, 0 for none.
    """

    label: str
    low: float
    high: float
    text: str
    colour: str = ACCENT
    number: int = 0

    @property
    def name(self) -> str:
        """The label with the number that stands on the map."""
        return f"{self.number}  {self.label}" if self.number else self.label


@dataclass(frozen=True)
class Chart:
    """Bars that share one scale from zero."""

    title: str
    bars: tuple[Bar, ...]
    note: str = ""
    key: tuple[tuple[str, str], ...] = ()  # colour, what it stands for

    @property
    def alternative(self) -> str:
        """The chart as a sentence."""
        rows = "; ".join(f"{bar.name}: {bar.text}" for bar in self.bars)
        return f"{self.title}. {rows}."

    def extent(self, bar: Bar) -> tuple[float, float]:
        """How far a bar is solid and how far it reaches, as shares of the longest."""
        longest = max(one.high for one in self.bars) or 1.0
        return bar.low / longest, bar.high / longest


def html(chart: Chart) -> str:
    """The chart as a table whose rows are bars; a range is pale beyond its lower bound."""
    rows = "".join(_row(chart, bar) for bar in chart.bars)
    note = f"<p class='note'>{escape(chart.note)}</p>" if chart.note else ""
    key = "".join(
        f"<span><i style='background:{_fill(shade)}'></i>{escape(text)}</span>"
        for shade, text in chart.key
    )
    note = (f"<p class='key'>{key}</p>" if key else "") + note
    return f"<table class='bars'><caption>{escape(chart.title)}</caption>{rows}</table>{note}"


def _row(chart: Chart, bar: Bar) -> str:
    solid, end = chart.extent(bar)
    fill = _fill(bar.colour)
    spans = "".join(
        f"<span style='width:{share * 72:.1f}%;background:{fill};opacity:{opacity}'></span>"
        for share, opacity in ((solid, 1), (end - solid, 0.4))
    )
    number = f"<i class='number'>{bar.number}</i> " if bar.number else ""
    return (
        f"<tr><th scope='row'>{number}{escape(bar.label)}</th>"
        f"<td>{spans}<b>{escape(bar.text)}</b></td></tr>"
    )


def _fill(shade: str) -> str:
    """A colour in CSS. The accent is the only one that a dark screen needs lighter."""
    return "var(--accent)" if shade == ACCENT else colour(shade, ACCENT)
