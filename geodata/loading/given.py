"""A file as it was given: a name and its bytes, from a disk or from a browser."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from pathlib import Path, PurePath

import pandas as pd
from shapely import Geometry

from geodata.loading.limits import Limits
from geodata.tables.problems import TableError

SHAPES = "a Polygon or MultiPolygon"


@dataclass(frozen=True)
class Given:
    """A file's name and content; `name` is for messages and its ending tells the format."""

    name: str
    content: bytes

    @property
    def suffix(self) -> str:
        """The ending in small letters, without its dot."""
        return PurePath(self.name).suffix.lower().lstrip(".")


UNTOLD = object()  # of neighbours: the file says nothing of them


@dataclass(frozen=True)
class Areas:
    """What a file of areas holds: attributes as text, one geometry a row, the system it names."""

    file: str
    table: pd.DataFrame
    geometry: list[Geometry | None]
    crs: str | None  # as the file names it; None where it names none
    neighbours: object = UNTOLD  # as the file has them


def given(source: Given | str | Path, limits: Limits) -> Given:
    """The file at a path, or the one that was uploaded. Raises TableError."""
    if isinstance(source, Given):
        file = source
    else:
        path = Path(source)
        if not path.is_file():
            raise TableError(f"There is no file {path.name!r}.")
        if path.stat().st_size > limits.bytes:
            raise too_large(path.name, limits)
        file = Given(path.name, path.read_bytes())
    if len(file.content) > limits.bytes:
        raise too_large(file.name, limits)
    if not file.content:
        raise TableError(f"{file.name}: the file is empty.")
    return file


def too_large(name: str, limits: Limits) -> TableError:
    """The refusal of a file that is too large."""
    return TableError(
        f"{name}: the file is larger than {limits.bytes / 1e6:g} MB. Simplify its areas (as a "
        "coverage, so that neighbours keep one border) or leave out columns that are not needed."
    )


def too_many(name: str, vertices: int, limits: Limits) -> TableError:
    """The refusal of areas that have too many vertices even to be simplified here."""
    return TableError(
        f"{name}: {vertices:,} vertices; at most {limits.readable:,} can be simplified here to the "
        f"{limits.vertices:,} that are drawn. Simplify the areas beforehand, as a coverage."
    )


def decoded(file: Given) -> str:
    """The file's text: UTF-8, or UTF-16 where it begins with its mark. Raises TableError."""
    utf16 = file.content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return file.content.decode("utf-16" if utf16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise TableError(
            f"{file.name}: the text is not UTF-8 (byte {error.start + 1}). Save it as UTF-8."
        ) from None
