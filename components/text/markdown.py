"""Text from data on its way into markdown or a file."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|$~:])")
# Characters that XML 1.0 has no way to write.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

QUOTED = 80  # letters of what somebody gave that a message repeats
MESSAGE = 1000  # letters of a whole message that quotes several such things
# Where an address begins: a scheme's colon and the dot after www, and the sign in a mail address;
# and where a name between colons would become a picture.
_ADDRESS = re.compile(r"(?i)[a-z]:(?=/)|www(?=\.)|mailto(?=:)|xmpp(?=:)|\S(?=@)|:(?=[\w/+-]+:)")


def plain(text: object) -> str:
    """Text that markdown shows as it stands: no markup, formula, directive or line of code.

    Nothing in it becomes a link: markdown makes addresses clickable even where they are escaped,
    so an invisible word joiner parts what they are known by.
    """
    parted = _ADDRESS.sub("\\g<0>\u2060", " ".join(str(text).split()))
    return _SPECIAL.sub(r"\\\1", parted)


def inert(text: object, most: int = QUOTED) -> str:
    """`plain` text that a person or link gave, as a message quotes it: never long."""
    return plain(quoted(text, most))


def quoted(text: object, most: int = QUOTED) -> str:
    """What somebody gave as a message repeats it: on one line, cut, and fit for any encoding."""
    # Only so much is looked at: a value of a megabyte is cut, not searched.
    short = " ".join(str(text)[: 4 * most].split())
    short = short if len(short) <= most else short[: most - 1] + "…"
    return short.encode("utf-8", "replace").decode()


def clean(text: object) -> str:
    """Text without the characters that no XML file may hold."""
    return _FORBIDDEN.sub("", str(text))
