"""A small bar chart as plain data; each export draws it with its own means."""

from __future__ import annotations

from dataclasses import dataclass

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


def in_css(shade: str) -> str:
    """A colour in CSS. The accent is the only one that a dark screen needs lighter."""
    return "var(--accent)" if shade == ACCENT else colour(shade, ACCENT)
