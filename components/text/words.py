"""Words that people read. They lie beside what shows them: `words.toml` of a page, or by name."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import geodata as gd

COMPONENTS = Path(__file__).parents[1]


class Words(dict[str, Any]):
    """A part of a file of words, whose name and place are told when a key is missing."""

    where = ""

    def __missing__(self, key: str) -> Any:
        raise gd.TableError(f"{self.where}: lacks the words {key!r}; it has: {', '.join(self)}")


@cache
def files() -> dict[str, Path]:
    """Name -> file: `words.toml` has the name of its folder, any other file its own."""
    found = sorted(COMPONENTS.rglob("*.toml"))
    return {file.parent.name if file.stem == "words" else file.stem: file for file in found}


def words(name: str) -> Words:
    """The words of a page or part, as nested dicts and lists. Read only: all sessions share them.

    A file that an editor has changed is read again. Raises KeyError where no file has that name,
    TableError where the file or a key is broken.
    """
    file = files()[name]
    return _read(file, file.stat().st_mtime_ns)


@lru_cache(maxsize=64)
def _read(file: Path, changed: int) -> Words:
    return _placed(gd.load_toml(file), str(file.relative_to(file.parents[1])))


def _placed(data: Any, where: str) -> Any:
    if isinstance(data, dict):
        placed = Words({key: _placed(value, f"{where}, {key}") for key, value in data.items()})
        placed.where = where
        return placed
    return [_placed(value, where) for value in data] if isinstance(data, list) else data
