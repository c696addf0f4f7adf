"""A person's own briefing as a file: written whole, read whole or refused with a clear word."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from components.atlas.library import MapState, Mark, UnknownScene, build
from components.story import sources
from components.story.model import Briefing, Figure, Step
from components.story.story import story
from components.text.markdown import clean
from components.text.words import words

FORMAT, VERSION = "carved-or-commingled/briefing", 1
MOST_BYTES, MOST_STEPS = 500_000, 60
LONGEST = {
    "title": 120,
    "byline": 120,
    "message": 400,
    "notes": 6_000,
    "text": 80,
    "value": 30,
    "label": 160,
}
QUOTED = 80  # letters of what was found that a message repeats
OWN_WORDS = ("title", "message", "notes")  # of a step of the story, which a person may change
HEAD_FIELDS = {"format", "version", "title", "byline", "steps"}
STORY_FIELDS = {"story", *OWN_WORDS}
VIEW_FIELDS = {*OWN_WORDS, "figure", "maps", "source_ids"}
FIGURE_FIELDS = {"value", "label"}
MAP_FIELDS = {"scene", "options", "view", "marks"}
MARK_FIELDS = {"number", "lat", "lon", "text", "direction"}
DIRECTIONS = ("right", "left", "top", "bottom")
MOST_MARKS = 30
VIEW_LIMITS = {"lat": (-85, 85), "lon": (-200, 200), "km": (0.5, 20_000)}


class Refusal(ValueError):
    """A file that cannot be used; the message says what is wrong, where and how to mend it."""


def save(briefing: Briefing) -> bytes:
    """The briefing as JSON. Steps of the story are kept by id, with what was changed in them.

    Raises Refusal for what no file can hold.
    """
    if not 1 <= len(briefing.steps) <= MOST_STEPS:
        raise refuse("steps", most=MOST_STEPS)
    shipped = {step.id: step for step in story().steps}
    steps: list[dict[str, Any]] = []
    for step in briefing.steps:
        base = shipped.get(step.story)
        if base:
            changed = {
                part: getattr(step, part)
                for part in OWN_WORDS
                if getattr(step, part) != getattr(base, part)
            }
            steps.append({"story": step.story, **changed})
        else:
            steps.append(
                {
                    "title": step.title,
                    "message": step.message,
                    "notes": step.notes,
                    "figure": asdict(step.figure) if step.figure else None,
                    "maps": [_map_data(state) for state in step.maps],
                    "source_ids": list(step.source_ids),
                }
            )
    data = {
        "format": FORMAT,
        "version": VERSION,
        "title": briefing.title,
        "byline": briefing.byline,
        "steps": steps,
    }
    try:
        content = json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False).encode()
    except ValueError:  # half a character, or a number that is none
        raise refuse("letters") from None
    if len(content) > MOST_BYTES:
        raise refuse("size", most=f"{MOST_BYTES // 1000} kB")
    return content


def _map_data(state: MapState) -> dict[str, Any]:
    return {
        "scene": state.scene,
        "options": dict(state.options),
        "view": dict(state.view) if state.view else None,
        "marks": [asdict(mark) for mark in state.marks],
    }


def load(content: bytes) -> Briefing:
    """The briefing in a file. Raises Refusal, and then nothing of it was taken over.

    What is loaded can be saved: it is saved once before it is handed over.
    """
    if len(content) > MOST_BYTES:
        raise refuse("size", most=f"{MOST_BYTES // 1000} kB")
    try:
        data = json.loads(content.decode("utf-8-sig"), parse_constant=_no_number)
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise refuse("json", error=str(error)[:120]) from None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise refuse("format")
    version = data.get("version")
    if type(version) is not int or version != VERSION:
        raise refuse("version", found=quoted(version), known=VERSION)
    head = words("briefing")["refusal"]["head"]
    _only(data, HEAD_FIELDS, head)
    steps = data.get("steps")
    if not isinstance(steps, list) or not 1 <= len(steps) <= MOST_STEPS:
        raise refuse("steps", most=MOST_STEPS)
    briefing = Briefing(
        _text(data, "title", head, required=True),
        numbered(_step(entry, n) for n, entry in enumerate(steps, start=1)),
        _text(data, "byline", head),
    )
    save(briefing)
    return briefing


def quoted(found: object) -> str:
    """What was found, as short as a message can repeat it."""
    text = clean(found)
    return text if len(text) <= QUOTED else f"{text[: QUOTED - 1]}…"


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


def added(
    title: str,
    maps: tuple[MapState, ...],
    source_ids: tuple[str, ...] = (),
    figure: Figure | None = None,
) -> Step:
    """A step from a view of a page, still without a message."""
    return Step("view", title, "", maps, figure, source_ids=source_ids)


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
            raise refuse("story", where=where, found=quoted(entry["story"]))
        return replace(
            base,
            title=_text(entry, "title", where, otherwise=base.title, required=True),
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
        _figure(entry.get("figure"), where),
    )
    return replace(step, message=_text(entry, "message", where), notes=_text(entry, "notes", where))


def _figure(entry: object, where: str) -> Figure | None:
    if entry is None:
        return None
    if not isinstance(entry, dict) or set(entry) != FIGURE_FIELDS:
        raise refuse("figure", where=where)
    value = _text(entry, "value", where, required=True)
    return Figure(value, _text(entry, "label", where))


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
        raise refuse("scene", where=where, error=clean(error)[:300]) from None
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
            raise refuse("sources", where=where, found=quoted(one))
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
    value = clean(value) if isinstance(value, str) else None
    if value is None or (required and not _seen(value)):
        raise refuse("text", where=where, part=part)
    if len(value) > LONGEST[part]:
        raise refuse("long", where=where, part=part, most=LONGEST[part])
    return value


def _seen(text: str) -> bool:
    """Whether there is anything to be seen: a letter, a digit, a sign."""
    return any(unicodedata.category(letter)[0] in "LNPS" for letter in text)


def _only(entry: Mapping[str, Any], known: set[str], where: str) -> None:
    for name in entry:
        if name not in known:
            raise refuse("field", where=where, found=quoted(name), known=", ".join(sorted(known)))


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is no number")
