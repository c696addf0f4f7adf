"""The shipped story: steps from `components/words/story.toml`, their figures filled in."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import geodata as gd
from components.atlas.library import MapState, Mark
from components.story.figures import fill
from components.story.model import Briefing, Figure, Step
from components.text.words import words


@cache
def story() -> Briefing:
    """The story as it is shipped. Shared by all sessions: it is immutable."""
    say = words("story")
    return Briefing(say["title"], tuple(_step(entry) for entry in say["steps"]))


def _step(entry: Mapping[str, Any]) -> Step:
    figure = entry.get("figure")
    return Step(
        id=entry["id"],
        title=fill(entry["title"]),
        message=fill(entry["message"]),
        maps=tuple(_map(state) for state in entry["maps"]),
        figure=Figure(fill(figure["value"]), fill(figure["label"])) if figure else None,
        chart=entry.get("chart", ""),
        source_ids=tuple(entry["source_ids"]),
        paragraphs=entry["paragraphs"],
        firmness=entry["firmness"],
        notes=fill(entry["notes"]).strip(),
        story=entry["id"],
    )


def _map(state: Mapping[str, Any]) -> MapState:
    marks = tuple(_mark(i, mark) for i, mark in enumerate(state.get("marks", ()), start=1))
    return MapState(state["scene"], state.get("options", {}), state.get("view"), marks)


def _mark(number: int, mark: Mapping[str, Any]) -> Mark:
    place = _places().loc[mark["place"]]
    return Mark(
        number,
        float(place["lat"]),
        float(place["lon"]),
        fill(mark.get("text", place["name"])),
        mark.get("direction", "right"),
    )


@cache
def _places() -> Any:  # noqa: ANN401 - a GeoDataFrame; geopandas is slow to import
    return gd.places().set_index("place_id")
