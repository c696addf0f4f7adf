"""Words that people read. They lie beside what shows them: `words.toml` of a page, or by name."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

COMPONENTS = Path(__file__).parents[1]


@cache
def files() -> dict[str, Path]:
    """Name -> file: `words.toml` has the name of its folder, any other file its own."""
    found = sorted(COMPONENTS.rglob("*.toml"))
    return {file.parent.name if file.stem == "words" else file.stem: file for file in found}


def words(name: str) -> Mapping[str, Any]:
    """The words of a page or part, as nested dicts and lists. Read only: all sessions share them.

    A file that an editor has changed is read again. Raises KeyError where no file has that name.
    """
    file = files()[name]
    return _read(file, file.stat().st_mtime_ns)


@lru_cache(maxsize=64)
def _read(file: Path, changed: int) -> Mapping[str, Any]:
    with file.open("rb") as opened:
        return tomllib.load(opened)
