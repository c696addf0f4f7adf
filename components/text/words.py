"""Words that people read. They lie beside what shows them: `words.toml` of a page, or by name."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

COMPONENTS = Path(__file__).parents[1]


@cache
def files() -> dict[str, Path]:
    """Name -> file: `words.toml` has the name of its folder, any other file its own."""
    found = sorted(COMPONENTS.rglob("*.toml"))
    return {file.parent.name if file.stem == "words" else file.stem: file for file in found}


@cache
def words(name: str) -> dict[str, Any]:
    """The words of a page or part, as nested dicts and lists. Read only: all sessions share them.

    Raises KeyError where no file has that name.
    """
    with files()[name].open("rb") as file:
        return tomllib.load(file)
