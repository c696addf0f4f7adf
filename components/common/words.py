"""Words that people read, from `components/words/<page>.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[1] / "words"


@cache
def words(page: str) -> dict[str, Any]:
    """The words of a page, as nested dicts and lists. Read only: all sessions share them."""
    with (FOLDER / f"{page}.toml").open("rb") as file:
        return tomllib.load(file)
