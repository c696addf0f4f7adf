"""Small pieces of HTML that the ledger and the cards share. All text is escaped here."""

from __future__ import annotations

from html import escape
from urllib.parse import quote

import geodata as gd
from components.text.cite import ids


def sources(cell: str, titles: dict[str, str]) -> str:
    """Links to the sources' own rows; `titles` has source_id -> title."""
    return " · ".join(
        f'<a href="sources?source={quote(one)}">{escape(titles[one])}</a>' for one in ids(cell)
    )


def source_titles() -> dict[str, str]:
    """Source id -> title."""
    return gd.sources().set_index("source_id")["title"].to_dict()


def place_names() -> dict[str, str]:
    """Place id -> name."""
    return gd.places().set_index("place_id")["name"].to_dict()


def badge(verdict: str, text: str) -> str:
    """A verdict in its colour; the word carries the meaning."""
    return f'<span class="verdict {escape(verdict)}">{escape(text)}</span>'
