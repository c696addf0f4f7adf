"""What the ledger and the cards share: the names of sources and places, the rating of a row."""

from __future__ import annotations

import pandas as pd

import geodata as gd
from components.text.words import words


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
