"""Citations: every figure leads to its source in one click and says how firm it is."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

import geodata as gd
from components.text.markdown import plain
from components.text.words import words


def ids(cell: object) -> list[str]:
    """The source ids of a table's cell, where `;` stands between several."""
    return list(gd.split(cell)) if isinstance(cell, str) else []


def links(source_ids: object) -> str:
    """Markdown links to the sources' own rows on the sources page."""
    titles = gd.sources().set_index("source_id")["title"]
    found: Iterable[str] = ids(source_ids)
    return " · ".join(f"[{plain(titles[one])}](sources?source={quote(one)})" for one in found)


def cite(source_ids: object, firmness: str | None = None, paragraphs: object = None) -> str:
    """One small line of markdown: how firm, which paragraph, which sources."""
    parts = []
    if isinstance(firmness, str) and firmness:
        parts.append(f"**{words('common')['firmness'][firmness]}**")
    if isinstance(paragraphs, str) and paragraphs:
        parts.append("¶" + ", ".join(ids(paragraphs)))
    if ids(source_ids):
        parts.append(links(source_ids))
    return f":small[{' — '.join(parts)}]" if parts else ""
