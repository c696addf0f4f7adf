"""The steps below the first screen: each says what both maps show."""

from __future__ import annotations

from typing import Any

from components.text.words import words


def moves() -> list[dict[str, Any]]:
    """What a step asks of the picture: its states and, if it looks elsewhere, its views."""
    kept = ("id", "states", "views", "shown")
    return [
        {key: step[key] for key in kept if key in step}
        for step in words("contrast").get("steps", ())
    ]
