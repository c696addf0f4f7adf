"""Small pieces of HTML that the ledger and the cards share. All text is escaped here."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from urllib.parse import quote

import pandas as pd

import geodata as gd
from components.text.cite import ids
from components.text.words import words


def sources(cell: str, titles: Mapping[str, str]) -> str:
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


def judged(row: pd.Series) -> str:
    """What a row is rated by: its verdict, or that it is something the article does not say."""
    return row["verdict"] if row["kind"] == "claim" else row["kind"]


def labels() -> dict[str, str]:
    """What `judged` gives -> its words."""
    say = words("claims")
    return {**say["verdict"], **say["kind"]}


def badge(row: pd.Series) -> str:
    """The rating of a row in its colour; the word carries the meaning."""
    one = judged(row)
    return f'<span class="verdict {escape(one)}">{escape(labels()[one])}</span>'
