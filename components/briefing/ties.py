"""A map of who had to do with whom: places and the lines between them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import geodata as gd
from components.common.words import words
from components.maps import layers
from components.maps.atlas import Scene
from components.palette import ACCENT
from components.scenes.world import world

KINDS = {
    "sat": {"colour": "var(--ink)", "weight": 3},
    "missing": {"colour": ACCENT, "weight": 3, "dash": "7 7"},
}
BEND = 0.12  # how far a line bows, as a share of its length
STEPS = 24
MOST = 60


def scene(lines: Sequence[Sequence[str]] = (), places: Sequence[str] = ()) -> Scene:
    """Places of `gd.places()` and lines (from, to, kind of `KINDS`). Raises LookupError."""
    if len(lines) + len(places) > MOST:
        raise ValueError(f"A map shows at most {MOST} lines and places.")
    say = words("story")["ties"]
    table = gd.places().set_index("place_id")
    ends = [place for first, second, _ in lines for place in (first, second)]
    for place in (*ends, *places):
        if place not in table.index:
            raise LookupError(f"There is no place {place!r}.")
    for *_, kind in lines:
        if kind not in KINDS:
            raise LookupError(f"There is no kind of line {kind!r}; there are: {', '.join(KINDS)}.")
    at = {place: (table["lat"][place], table["lon"][place]) for place in {*ends, *places}}
    drawn = [{"path": _bow(at[a], at[b]), **KINDS[kind]} for a, b, kind in lines]
    kinds = [kind for kind in KINDS if any(line[2] == kind for line in lines)]
    rows = [
        {"text": say[kind], "colour": KINDS[kind]["colour"], "kind": _sign(kind)} for kind in kinds
    ]
    found = [layers.lines(drawn)]
    if rows:
        found.append(layers.legend(say["title"], rows))
    named = ", ".join(table["name"][place] for place in dict.fromkeys([*ends, *places]))
    view = {"lat": 35, "lon": 10, "km": 7000, "name": "ties"}
    return Scene(view, say["label"].format(places=named), (world(),), tuple(found))


def _sign(kind: str) -> str:
    return "dash" if "dash" in KINDS[kind] else "line"


def _bow(start: Sequence[float], end: Sequence[float]) -> list[list[Any]]:
    """A bent line from start to end (lat, lon), so that lines from one place part."""
    middle = [(a + b) / 2 for a, b in zip(start, end, strict=True)]
    away = [middle[0] + BEND * abs(end[1] - start[1]), middle[1]]
    path = []
    for i in range(STEPS + 1):
        t = i / STEPS
        weights = ((1 - t) ** 2, 2 * t * (1 - t), t**2)
        path.append(
            [
                round(sum(w * p[k] for w, p in zip(weights, (start, away, end), strict=True)), 3)
                for k in (0, 1)
            ]
        )
    return path
