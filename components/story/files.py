"""A person's own briefing as a file: written whole, read whole or refused with a clear word."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from components.atlas.library import MapState, Mark, UnknownScene, build
from components.story import sources
from components.story.model import Briefing, Step
from components.story.story import story
from components.text.markdown import clean
from components.text.words import words

FORMAT, VERSION = "carved-or-commingled/briefing", 1
MOST_BYTES, MOST_STEPS = 500_000, 60
LONGEST = {"title": 120, "message": 400, "notes": 6_000, "text": 80}
STORY_FIELDS = {"story", "message", "notes"}
VIEW_FIELDS = {"title", "message", "notes", "maps", "source_ids"}
MAP_FIELDS = {"scene", "options", "view", "marks"}
MARK_FIELDS = {"number", "lat", "lon", "text", "direction"}
DIRECTIONS = ("right", "left", "top", "bottom")
MOST_MARKS = 30
VIEW_LIMITS = {"lat": (-85, 85), "lon": (-200, 200), "km": (0.5, 20_000)}


class Refusal(ValueError):
    """A file that cannot be used; the message says what is wrong, where and how to mend it."""


def save(briefing: Briefing) -> bytes:
    """The briefing as JSON. Steps of the story are kept by id, with what was changed in them."""
    shipped = {step.id: step for step in story().steps}
    steps: list[dict[str, Any]] = []
    for step in briefing.steps:
        base = shipped.get(step.story)
        if base:
            changed = {
                part: getattr(step, part)
                for part in ("message", "notes")
                if getattr(step, part) != getattr(base, part)
            }
            steps.append({"story": step.story, **changed})
        else:
            steps.append(
                {
                    "title": step.title,
                    "message": step.message,
                    "notes": step.notes,
                    "maps": [_map_data(state) for state in step.maps],
                    "source_ids": list(step.source_ids),
                }
            )
    data = {"format": FORMAT, "version": VERSION, "title": briefing.title, "steps": steps}
    return json.dumps(data, ensure_ascii=False, indent=1).encode()


def _map_data(state: MapState) -> dict[str, Any]:
    return {
        "scene": state.scene,
        "options": dict(state.options),
        "view": dict(state.view) if state.view else None,
        "marks": [asdict(mark) for mark in state.marks],
    }


def load(content: bytes) -> Briefing:
    """The briefing in a file. Raises Refusal, and then nothing of it was taken over."""
    if len(content) > MOST_BYTES:
        raise refuse("size", most=f"{MOST_BYTES // 1000} kB")
    try:
        data = json.loads(content.decode("utf-8-sig"), parse_constant=_no_number)
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise refuse("json", error=str(error)[:120]) from None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise refuse("format")
    if data.get("version") != VERSION:
        raise refuse("version", found=str(data.get("version"))[:20], known=VERSION)
    _only(data, {"format", "version", "title", "steps"}, words("briefing")["refusal"]["head"])
    steps = data.get("steps")
    if not isinstance(steps, list) or not 1 <= len(steps) <= MOST_STEPS:
        raise refuse("steps", most=MOST_STEPS)
    title = _text(data, "title", words("briefing")["refusal"]["head"], required=True)
    return Briefing(title, numbered(_step(entry, n) for n, entry in enumerate(steps, start=1)))


def numbered(steps: Any) -> tuple[Step, ...]:  # noqa: ANN401 - any iterable of steps
    """The steps with ids that differ: a step's own, or the same with a number."""
    found: list[Step] = []
    taken: set[str] = set()
    for step in steps:
        name, n = step.id, 2
        while name in taken:
            name, n = f"{step.id}-{n}", n + 1
        taken.add(name)
        found.append(replace(step, id=name))
    return tuple(found)


def added(title: str, maps: tuple[MapState, ...], source_ids: tuple[str, ...] = ()) -> Step:
    """A step from a view of a page, still without a message."""
    return Step(id="view", title=title, message="", maps=maps, source_ids=source_ids)


def refuse(reason: str, **parts: object) -> Refusal:
    """The refusal `reason` of briefing.toml with its parts filled in."""
    return Refusal(words("briefing")["refusal"][reason].format(**parts))


def _step(entry: object, n: int) -> Step:
    where = words("briefing")["refusal"]["step"].format(n=n)
    if not isinstance(entry, dict):
        raise refuse("object", where=where)
    if "story" in entry:
        _only(entry, STORY_FIELDS, where)
        base = next((step for step in story().steps if step.id == entry["story"]), None)
        if base is None:
            raise refuse("story", where=where, found=str(entry["story"])[:60])
        return replace(
            base,
            message=_text(entry, "message", where, otherwise=base.message),
            notes=_text(entry, "notes", where, otherwise=base.notes),
        )
    _only(entry, VIEW_FIELDS, where)
    maps = entry.get("maps")
    if not isinstance(maps, list) or not 1 <= len(maps) <= 2:
        raise refuse("maps", where=where)
    step = added(
        _text(entry, "title", where, required=True),
        tuple(_map(state, where) for state in maps),
        _sources(entry.get("source_ids", []), where),
    )
    return replace(step, message=_text(entry, "message", where), notes=_text(entry, "notes", where))


def _map(entry: object, where: str) -> MapState:
    if not isinstance(entry, dict) or not isinstance(entry.get("scene"), str):
        raise refuse("maps", where=where)
    _only(entry, MAP_FIELDS, where)
    options = entry.get("options", {})
    if not isinstance(options, dict) or not all(isinstance(name, str) for name in options):
        raise refuse("options", where=where)
    marks = entry.get("marks", [])
    if not isinstance(marks, list) or len(marks) > MOST_MARKS:
        raise refuse("marks", where=where, most=MOST_MARKS)
    state = MapState(
        entry["scene"],
        options,
        _view(entry.get("view"), where),
        tuple(_mark(mark, where) for mark in marks),
    )
    try:
        build(state)
    except UnknownScene as error:
        raise refuse("scene", where=where, error=str(error)[:200]) from None
    return state


def _mark(entry: object, where: str) -> Mark:
    if not isinstance(entry, dict) or set(entry) != MARK_FIELDS:
        raise refuse("marks", where=where, most=MOST_MARKS)
    number = entry["number"]
    lat, lon = (_number(entry[part], part) for part in ("lat", "lon"))
    whole = isinstance(number, int) and not isinstance(number, bool) and 1 <= number <= 99
    if not whole or lat is None or lon is None or entry["direction"] not in DIRECTIONS:
        raise refuse("marks", where=where, most=MOST_MARKS)
    return Mark(number, lat, lon, _text(entry, "text", where), entry["direction"])


def _view(entry: object, where: str) -> dict[str, float] | None:
    if entry is None:
        return None
    if not isinstance(entry, dict) or set(entry) != set(VIEW_LIMITS):
        raise refuse("view", where=where)
    found = {part: _number(entry[part], part) for part in VIEW_LIMITS}
    if None in found.values():
        raise refuse("view", where=where)
    return found


def _number(value: object, part: str) -> float | None:
    """A number within the world, or None."""
    low, high = VIEW_LIMITS[part]
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if number and low <= value <= high else None


def _sources(entry: object, where: str) -> tuple[str, ...]:
    if not isinstance(entry, list) or len(entry) > 30:
        raise refuse("sources", where=where, found="")
    for one in entry:
        if not isinstance(one, str) or not sources.known(one):
            raise refuse("sources", where=where, found=str(one)[:60])
    return tuple(entry)


def _text(
    entry: Mapping[str, Any],
    part: str,
    where: str,
    *,
    otherwise: str = "",
    required: bool = False,
) -> str:
    value = entry.get(part, otherwise)
    if not isinstance(value, str) or (required and not value.strip()):
        raise refuse("text", where=where, part=part)
    if len(value) > LONGEST[part]:
        raise refuse("long", where=where, part=part, most=LONGEST[part])
    return clean(value)


def _only(entry: Mapping[str, Any], known: set[str], where: str) -> None:
    for name in entry:
        if name not in known:
            raise refuse("field", where=where, found=str(name)[:40], known=", ".join(sorted(known)))


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is no number")
