"""What a briefing is made of: plain data, the same on the screen and in every export."""

from __future__ import annotations

from dataclasses import dataclass

from components.atlas.library import MapState

MOST_WORDS = 30


@dataclass(frozen=True)
class Figure:
    """One number in large type, and what it counts."""

    value: str
    label: str


@dataclass(frozen=True)
class Step:
    """One message with one map, or a linked pair, and at most one figure and one chart.

    `chart` is an id of `charts.CHARTS`; `notes` are the speaker's; `story` is the id of the step
    of the shipped story it began from, empty for a view a person added. `inset` is a small map that
    places the large one; `opening` marks the title.
    """

    id: str
    title: str
    message: str
    maps: tuple[MapState, ...]
    figure: Figure | None = None
    chart: str = ""
    source_ids: tuple[str, ...] = ()
    paragraphs: str = ""
    firmness: str = ""
    notes: str = ""
    story: str = ""
    inset: MapState | None = None
    opening: bool = False


@dataclass(frozen=True)
class Briefing:
    """Steps in the order they are shown. `byline` is who presents it, where and when."""

    title: str
    steps: tuple[Step, ...]
    byline: str = ""

    @property
    def ids(self) -> list[str]:
        """The steps' ids, in order."""
        return [step.id for step in self.steps]

    def position(self, step_id: str | None) -> int | None:
        """Where a step stands, by its id or its number from 1; None if there is no such step."""
        if step_id in self.ids:
            return self.ids.index(step_id)
        if (
            step_id
            and len(step_id) < 4
            and step_id.isdecimal()
            and 1 <= int(step_id) <= len(self.steps)
        ):
            return int(step_id) - 1
        return None


def count_words(text: str) -> int:
    """Words as a reader counts them: runs between spaces, dashes alone not counted."""
    return sum(any(letter.isalnum() for letter in word) for word in text.split())
