"""The typefaces of every export, Source Sans 3 and Source Serif 4, with their widths.

The files are Adobe's own, unchanged, under the SIL Open Font License that lies beside them.
"""

from __future__ import annotations

import base64
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from components.atlas.assets import FACE

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

FAMILY = "Source Sans 3"
SERIF = "Source Serif 4"  # one weight, semibold, for headings and large numbers
# What a program without the typeface should take: Arial is a little wider.
FALLBACK = "'Source Sans 3', 'Source Sans Pro', Arial, sans-serif"
WEIGHTS = {400: "Regular", 600: "Semibold", 700: "Bold"}
_MEASURE = 200  # pixels at which widths are read


def folder() -> Path:
    """Where the font files lie."""
    return Path(__file__).parent


def files() -> list[Path]:
    """The TrueType files: the weights of the sans in use, then the serif."""
    return [*(_file(weight) for weight in WEIGHTS), folder() / "SourceSerif4-Semibold.ttf"]


def _file(weight: int) -> Path:
    return folder() / f"SourceSans3-{WEIGHTS[weight]}.ttf"


@cache
def faces() -> str:
    """CSS that carries the typeface inside a file: it looks alike wherever it is opened."""
    letters = base64.b64encode(FACE.read_bytes()).decode()
    return (
        f"@font-face{{font-family:'{FAMILY}';font-weight:200 900;"
        f"src:url(data:font/woff2;base64,{letters}) format('woff2')}}"
    )


@cache
def _font(weight: int) -> FreeTypeFont:
    from PIL import ImageFont

    return ImageFont.truetype(str(_file(weight)), _MEASURE, layout_engine=ImageFont.Layout.BASIC)


def width(text: str, size: float, weight: int = 400) -> float:
    """How wide one line of `text` is at `size`, in the unit of `size`."""
    return _length(text, weight) * size / _MEASURE


@lru_cache(maxsize=4096)  # a text is measured for its room and once more when it is drawn
def _length(text: str, weight: int) -> float:
    return _font(weight).getlength(text)


def wrap(text: str, size: float, limit: float, weight: int = 400) -> list[str]:
    """`text` broken at spaces into lines no wider than `limit`; a longer word is broken inside."""
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        line = ""
        for word in paragraph.split():
            trial = f"{line} {word}".strip()
            if not line or width(trial, size, weight) <= limit:
                line = trial
            else:
                lines.append(line)
                line = word
            while width(line, size, weight) > limit and len(line) > 1:
                cut = next(
                    n
                    for n in range(len(line), 0, -1)
                    if n == 1 or width(line[:n], size, weight) <= limit
                )
                lines.append(line[:cut])
                line = line[cut:]
        lines.append(line)
    return lines
