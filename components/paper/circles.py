"""People as circles on paper, at the scale that the screen gives them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from components.atlas.layers import radius
from components.atlas.mercator import Viewport
from components.palette import PAPER, colour
from components.paper import fonts
from components.paper.markup import n, rect, text

SIZE = 13
EDGE = 20  # pixels beyond the viewport within which a circle is still drawn


def discs(content: Mapping[str, Any], viewport: Viewport) -> list[str]:
    """The circles inside the viewport, the largest first."""
    found = []
    for item in sorted(content["items"], key=lambda one: -one["people"]):
        ((x, y),) = viewport.xy([[item["lat"], item["lon"]]])
        r = radius(item["people"], min(viewport.width, viewport.height))
        reach = r + EDGE
        if r and -reach <= x <= viewport.width + reach and -reach <= y <= viewport.height + reach:
            found.append(_disc(x, y, r, content["colour"]))
    return found


def key(content: Mapping[str, Any], viewport: Viewport) -> list[str]:
    """The circle of a round number of people at the bottom right, if the layer has a key."""
    told = content.get("key")
    if not told:
        return []
    r, words = radius(told["people"], min(viewport.width, viewport.height)), str(told["text"])
    wide, high = 2 * r + 26 + fonts.width(words, SIZE), max(2 * r, 17) + 10
    x, y = viewport.width - wide - 10, viewport.height - high - 30
    return [
        rect(x, y, wide, high, PAPER, ' fill-opacity="0.93" rx="6"'),
        _disc(x + 9 + r, y + high / 2, r, content["colour"]),
        text(x + 2 * r + 17, y + high / 2 + 4.5, words, SIZE),
    ]


def _disc(x: float, y: float, r: float, fill: object) -> str:
    return (
        f'<circle cx="{n(x)}" cy="{n(y)}" r="{n(r)}" fill="{colour(fill)}" fill-opacity="0.62" '
        f'stroke="{PAPER}" stroke-width="1"/>'
    )
