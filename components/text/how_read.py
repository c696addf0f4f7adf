"""How far the rows of a table behind a figure were read."""

from __future__ import annotations

from collections.abc import Mapping

from components.text.words import words


def how_read(shares: Mapping[str, float]) -> str:
    """A sentence from shares of people, 0 to 1, in rows read whole (yes), in part, or not (no).

    Nothing is said where all of them were read whole.
    """
    say = words("common")["read"]
    if shares["yes"] >= 1:
        return ""
    if shares["no"] >= 1:
        return say["nothing"]
    told = [
        say[how].format(share=f"{shares[how]:.0%}") for how in ("yes", "part", "no") if shares[how]
    ]
    return say["some"].format(parts=", ".join(told))
