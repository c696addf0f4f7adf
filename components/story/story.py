"""The shipped story: steps from `story.toml`, their figures filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
    by_id = {entry["id"]: entry for entry in say["steps"]}
    return Briefing(say["title"], tuple(_step(by_id[name]) for name in say["order"]))


def _step(entry: Mapping[str, Any]) -> Step:
    figure = entry.get("figure")
    return Step(
        id=entry["id"],
        title=fill(entry["title"]),
        message=fill(entry["message"]),
        maps=_maps(entry["maps"]),
        figure=Figure(fill(figure["value"]), fill(figure["label"])) if figure else None,
        chart=entry.get("chart", ""),
        source_ids=tuple(entry["source_ids"]),
        paragraphs=entry["paragraphs"],
        firmness=entry["firmness"],
        notes=fill(entry["notes"]).strip(),
        story=entry["id"],
        inset=_map(entry["inset"]) if "inset" in entry else None,
        opening=entry.get("opening", False),
    )


def _maps(states: Sequence[Mapping[str, Any]]) -> tuple[MapState, ...]:
    """The maps of a step; callouts are numbered through, so that a number is on one map only."""
    found: list[MapState] = []
    for state in states:
        found.append(_map(state, first=1 + sum(len(one.marks) for one in found)))
    return tuple(found)


def _map(state: Mapping[str, Any], first: int = 1) -> MapState:
    marks = tuple(_mark(i, mark) for i, mark in enumerate(state.get("marks", ()), start=first))
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
