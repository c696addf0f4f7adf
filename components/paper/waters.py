"""Rivers and lakes on paper, as quiet as the screen draws them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from components.atlas.mercator import Viewport
from components.paper.markup import text

WATER, WATER_NAME = "#6f9fc4", "#2f5f86"  # as in atlas.css


def drawn(lakes: Iterable[str], rivers: Iterable[str]) -> list[str]:
    """Lakes and rivers from their paths in pixels."""
    return [
        *(
            f'<path d="{d}" fill="{WATER}" fill-opacity="0.5" stroke="{WATER}" stroke-width="0.7"/>'
            for d in lakes
        ),
        *(
            f'<path d="{d}" fill="none" stroke="{WATER}" stroke-width="1.3" stroke-opacity="0.85" '
            'stroke-linejoin="round"/>'
            for d in rivers
        ),
    ]


def names(
    labels: Iterable[Mapping[str, Any]], viewport: Viewport, inside: Callable[[float, float], bool]
) -> list[str]:
    """The names of waters that lie inside the viewport."""
    found = []
    for label in labels:
        ((x, y),) = viewport.xy([[label["lat"], label["lon"]]])
        if inside(x, y):
            found.append(text(x + 6, y + 4, label["text"], 12, fill=WATER_NAME))
    return found
