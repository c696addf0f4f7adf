"""Files that a map needs in a browser, and how data travel into a script."""

from __future__ import annotations

import json
from pathlib import Path

from xstatic.pkg import leaflet

STATIC = Path(__file__).parent / "static"
LEAFLET = Path(leaflet.BASE_DIR)
# In the order in which a page loads them, after Leaflet.
SCRIPTS = (
    "icons.js",
    "atlas.js",
    "ground.js",
    "areas.js",
    "marks.js",
    "circles.js",
    "controls.js",
    "hands.js",
    "letters.js",
)
ICONS = STATIC / "icons.js"
FACE = STATIC / "fonts" / "SourceSans3VF-Upright.woff2"


def as_json(data: object) -> str:
    """JSON that is safe inside a script: `<` cannot close it, line separators cannot break it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
