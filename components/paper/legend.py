"""What explains a map: legend, scale bar, north."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from components.palette import PAPER, colour
from components.palette import TEXT as INK
from components.paper import fonts
from components.paper.markup import lines, n, ramp, rect, text

SIZE = 13
NOTE_SIZE = 12
WIDEST = 250  # atlas.css
ROW = 19


def legend_size(content: Mapping[str, Any], widest: float = WIDEST) -> tuple[float, float]:
    """Width and height in pixels of a legend whose lines are at most `widest`."""
    rows = _rows(content, widest)
    wide = max(
        [fonts.width(line, SIZE, 700) for line in rows["title"]]
        + [
            _key_width(item) + 8 + fonts.width(line, SIZE)
            for item, found in rows["items"]
            for line in found
        ]
        + [fonts.width(line, NOTE_SIZE) for line in rows["note"]]
    )
    high = len(rows["title"]) * 17 + 6 + sum(_high(found) for _, found in rows["items"])
    high += len(rows["note"]) * 16 + (4 if rows["note"] else 0)
    return min(wide, widest) + 22, high + 12


def legend(content: Mapping[str, Any], x: float, y: float, widest: float = WIDEST) -> str:
    """The legend with its top left corner at x, y."""
    rows = _rows(content, widest)
    wide, high = legend_size(content, widest)
    parts = [
        rect(x, y, wide, high, PAPER, ' fill-opacity="0.93" rx="6" stroke="#00000022" '),
        lines(x + 11, y + 20, rows["title"], SIZE, weight=700),
    ]
    top = y + 12 + len(rows["title"]) * 17
    for item, found in rows["items"]:
        parts.append(_sign(item, x + 11, top + _high(found) / 2))
        parts.append(lines(x + 11 + _key_width(item) + 8, top + 14, found, SIZE))
        top += _high(found)
    parts.append(lines(x + 11, top + 17, rows["note"], NOTE_SIZE, fill="#4c4a46"))
    return "".join(parts)


def _rows(content: Mapping[str, Any], widest: float) -> dict[str, Any]:
    items = [
        (item, fonts.wrap(str(item["text"]), SIZE, widest - _key_width(item) - 8))
        for item in content["items"]
    ]
    note = str(content.get("note") or "")
    return {
        "title": fonts.wrap(str(content["title"]), SIZE, widest, 700),
        "items": items,
        "note": fonts.wrap(note, NOTE_SIZE, widest) if note else [],
    }


def _high(found: list[str]) -> float:
    return ROW + (len(found) - 1) * SIZE * 1.3


def _key_width(item: Mapping[str, Any]) -> float:
    return 52 if item.get("kind") == "ramp" else 16


def _sign(item: Mapping[str, Any], x: float, y: float) -> str:
    """The small drawing before a legend's row; y is its middle."""
    fill, kind = colour(item.get("colour")), item.get("kind") or "square"
    if kind == "ramp":
        start = colour(item.get("to"), PAPER)
        return rect(x, y - 6, 52, 12, ramp(start, fill), ' rx="2"')
    if kind == "disc":
        return f'<circle cx="{n(x + 8)}" cy="{n(y)}" r="5" fill="{fill}"/>'
    if kind == "ring":
        return (
            f'<circle cx="{n(x + 8)}" cy="{n(y)}" r="5" fill="none" stroke="{fill}" '
            'stroke-width="2"/>'
        )
    if kind == "number":
        return f'<circle cx="{n(x + 8)}" cy="{n(y)}" r="7.5" fill="{INK}" stroke="{PAPER}"/>'
    if kind in ("line", "dash"):
        broken = ' stroke-dasharray="4 3"' if kind == "dash" else ""
        return f'<path d="M{n(x)} {n(y)}h16" stroke="{fill}" stroke-width="3" fill="none"{broken}/>'
    return rect(x, y - 6, 16, 12, fill, ' rx="2"')


def scale_bar(metres_per_pixel: float, x: float, y: float, widest: float = 140) -> str:
    """A bar of a round number of metres or kilometres; y is its foot."""
    metres = round_length(metres_per_pixel * widest)
    wide = metres / metres_per_pixel
    word = f"{metres / 1000:g} km" if metres >= 1000 else f"{metres:g} m"
    return (
        rect(x, y - 17, wide, 17, PAPER, ' fill-opacity="0.8"')
        + f'<path d="M{n(x)} {n(y - 7)}v7h{n(wide)}v-7" fill="none" stroke="{INK}" '
        f'stroke-width="1.6"/>' + text(x + 5, y - 5, word, 12)
    )


def round_length(most: float) -> float:
    """The largest 1, 2, 3 or 5 times a power of ten that is at most `most`."""
    # One power less as well: a logarithm may be rounded up across a power of ten.
    tens = math.floor(math.log10(most))
    lengths = (step * 10.0**power for power in (tens, tens - 1) for step in (5, 3, 2, 1))
    return next(length for length in lengths if length <= most)


def north(x: float, y: float) -> str:
    """An arrow to the north with its middle at x, y."""
    return (
        f'<circle cx="{n(x)}" cy="{n(y)}" r="17" fill="{PAPER}" fill-opacity="0.8"/>'
        f'<path d="M{n(x)} {n(y - 14)}l6 14l-6 -4l-6 4z" fill="{INK}"/>'
        + text(x, y + 13, "N", 12, weight=700, anchor="middle")
    )
