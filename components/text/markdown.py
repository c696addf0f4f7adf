"""Text from data on its way into markdown or a file."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|$~:])")
# Characters that XML 1.0 has no way to write.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def plain(text: object) -> str:
    """Text that markdown shows as it stands: no markup, formula, directive or line of code."""
    return _SPECIAL.sub(r"\\\1", " ".join(str(text).split()))


def clean(text: object) -> str:
    """Text without the characters that no XML file may hold."""
    return _FORBIDDEN.sub("", str(text))
