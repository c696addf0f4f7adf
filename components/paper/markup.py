"""SVG's alphabet: escaped text, checked colours, paths. Nothing from data reaches markup raw."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.sax.saxutils import quoteattr

import numpy as np
from numpy.typing import NDArray

from components.palette import TEXT as INK
from components.paper import fonts
from components.text.markdown import clean

_RAMP = re.compile(r"url\(#(ramp-([0-9a-f]{3,6})-([0-9a-f]{3,6}))\)")
_DASH = re.compile(r"[0-9 .,]{1,40}\Z")


def esc(text: object) -> str:
    """Text as it may stand between tags."""
    return clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def dash(value: object) -> str:
    """A dash pattern as an attribute, or nothing."""
    return f' stroke-dasharray="{value}"' if isinstance(value, str) and _DASH.match(value) else ""


def n(value: float) -> str:
    """A coordinate with no more digits than a screen can show."""
    return f"{float(value):.1f}".removesuffix(".0")


def path(lines: Iterable[NDArray[np.float64]], closed: bool, least: float = 0.4) -> str:
    """The `d` of lines in pixels; points nearer than `least` pixels to the last are left out."""
    parts = []
    for line in lines:
        points = _thin(line, least)
        if len(points) < (3 if closed else 2):
            continue
        head, *rest = (f"{n(x)} {n(y)}" for x, y in points)
        parts.append(f"M{head}L{' '.join(rest)}{'Z' if closed else ''}")
    return "".join(parts)


def _thin(line: NDArray[np.float64], least: float) -> list[tuple[float, float]]:
    kept: list[tuple[float, float]] = []
    last = len(line) - 1
    for i, (x, y) in enumerate(line.tolist()):
        if not kept or i == last or abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= least:
            kept.append((x, y))
    return kept


def text(
    x: float,
    y: float,
    content: object,
    size: float,
    *,
    weight: int = 400,
    fill: str = INK,
    anchor: str = "start",
    halo: str = "",
    spacing: float = 0,
) -> str:
    """One line of text with its baseline at y."""
    extra = f' font-weight="{weight}"' if weight != 400 else ""
    extra += f' text-anchor="{anchor}"' if anchor != "start" else ""
    extra += f' letter-spacing="{n(spacing)}"' if spacing else ""
    if halo:
        extra += f' stroke="{halo}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"'
    return (
        f'<text x="{n(x)}" y="{n(y)}" font-size="{n(size)}" fill="{fill}"{extra}>'
        f"{esc(content)}</text>"
    )


def lines(
    x: float, y: float, found: list[str], size: float, leading: float = 1.3, **look: object
) -> str:
    """Several lines of text; y is the first baseline."""
    return "".join(
        text(x, y + i * size * leading, line, size, **look) for i, line in enumerate(found)
    )


def rect(x: float, y: float, width: float, height: float, fill: str, more: str = "") -> str:
    """A filled rectangle; `more` holds further attributes."""
    return (
        f'<rect x="{n(x)}" y="{n(y)}" width="{n(width)}" height="{n(height)}" fill="{fill}"{more}/>'
    )


def ramp(start: str, end: str) -> str:
    """A fill from one colour (#rrggbb) to another; `document` writes each that is used, once."""
    return f"url(#ramp-{start[1:].lower()}-{end[1:].lower()})"


def document(
    width: float,
    height: float,
    body: str,
    title: str,
    description: str = "",
    *,
    carry: bool = False,
) -> str:
    """A whole SVG file with its text alternative; the same drawing gives the same file.

    `carry` puts the typeface into the file, for one that leaves the app.
    """
    name = quoteattr(clean(title))
    ramps = "".join(
        f'<linearGradient id="{ramp_id}"><stop stop-color="#{start}"/>'
        f'<stop offset="1" stop-color="#{end}"/></linearGradient>'
        for ramp_id, start, end in sorted(set(_RAMP.findall(body)))
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{n(width)}" height="{n(height)}" '
        f'viewBox="0 0 {n(width)} {n(height)}" role="img" aria-label={name} '
        f'font-family="{fonts.FALLBACK}">'
        f"<title>{esc(title)}</title><desc>{esc(description)}</desc>"
        + (f"<style>{fonts.faces()}</style>" if carry else "")
        + (f"<defs>{ramps}</defs>" if ramps else "")
        + f"{body}</svg>"
    )
