"""File names that say what a file is and when it was made."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime

LONGEST = 60


def file_name(what: str, suffix: str, when: datetime, variant: str = "") -> str:
    """`what` as a plain name with the date and time: carved-or-commingled-2026-11-22-0915.pptx.

    `variant` tells files of one thing apart: map-2x-2026-11-22-0915.png.
    """
    letters = unicodedata.normalize("NFKD", what.replace("đ", "d").replace("Đ", "D"))
    ascii_only = letters.encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")[:LONGEST].strip("-")
    return f"{slug or 'map'}{variant and f'-{variant}'}-{when:%Y-%m-%d-%H%M}.{suffix}"
