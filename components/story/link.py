"""A briefing as a short text for a link, and back: the saved file, compressed."""

from __future__ import annotations

import base64
import binascii
import json
import zlib

from components.story import files
from components.story.model import Briefing

# Longer addresses are cut by mail programs and refused by servers.
LONGEST = 4_000


def encode(briefing: Briefing) -> str | None:
    """The text for the link; None where it would be longer than LONGEST letters."""
    data = json.dumps(json.loads(files.save(briefing)), ensure_ascii=False, separators=(",", ":"))
    packed = zlib.compress(data.encode(), 9)
    text = base64.urlsafe_b64encode(packed).decode().rstrip("=")
    return text if len(text) <= LONGEST else None


def decode(text: str) -> Briefing:
    """The briefing behind a link's text. Raises files.Refusal."""
    try:
        packed = base64.urlsafe_b64decode(text[: 2 * LONGEST] + "=" * (-len(text) % 4))
        # A short text may unpack to gigabytes: no more is unpacked than a file may hold.
        unpacked = zlib.decompressobj()
        content = unpacked.decompress(packed, files.MOST_BYTES + 1)
        if not unpacked.eof and len(content) <= files.MOST_BYTES:
            raise ValueError("cut off")
    except (ValueError, binascii.Error, zlib.error):
        raise files.refuse("link") from None
    return files.load(content)
