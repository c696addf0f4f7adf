"""Text from data on its way into markdown."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|$~:])")


def plain(text: object) -> str:
    """Text that markdown shows as it stands: no markup, formula, directive or line of code."""
    return _SPECIAL.sub(r"\\\1", " ".join(str(text).split()))
