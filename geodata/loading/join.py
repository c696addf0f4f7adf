"""Counts joined to areas by a key, with every row on either side accounted for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from geodata.tables.problems import TableError

SAMPLES = 5  # keys shown of each kind


@dataclass(frozen=True)
class Join:
    """How two tables fit: numbers of rows, and a few keys of each kind that does not.

    `unmatched` are areas without counts, `unused` rows of counts without an area, `twice` keys
    that stand in more than one row of counts. `placed` are areas of a shipped territory that were
    found by where they lie: the name in the file, the name of the unit.
    """

    matched: int
    unmatched: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()
    twice: tuple[str, ...] = ()
    areas_sample: tuple[str, ...] = ()
    counts_sample: tuple[str, ...] = ()
    placed: tuple[tuple[str, str], ...] = ()

    @property
    def whole(self) -> bool:
        """Whether every area has its counts and no row of counts is left over or doubled."""
        return not (self.unmatched or self.unused or self.twice)


def join(areas: pd.Series, counts: pd.Series) -> Join:
    """Compare the keys of areas (unique) with those of the counts."""
    known, given = areas.dropna(), counts.dropna()
    twice = given[given.duplicated()].unique()
    return Join(
        matched=int(known.isin(given).sum()),
        unmatched=tuple(known[~known.isin(given)]),
        unused=tuple(given[~given.isin(known)].unique()),
        twice=tuple(twice),
        areas_sample=tuple(known.iloc[:SAMPLES]),
        counts_sample=tuple(given.iloc[:SAMPLES]),
    )


def misfits(joined: Join, areas: str, counts: str) -> list[TableError]:
    """Why a join is not whole, one error a reason; `areas` and `counts` name the two."""
    return [
        TableError(f"{text}: {some(keys)}.")
        for keys, text in (
            (joined.unmatched, f"{counts}: no row for areas of {areas}"),
            (joined.unused, f"{counts}: rows for areas that {areas} does not have"),
            (joined.twice, f"{counts}: more than one row for the same area"),
        )
        if keys
    ]


def some(keys: Sequence[str]) -> str:
    """A few keys, shortened, and how many more there are."""
    more = f" and {len(keys) - SAMPLES} more" if len(keys) > SAMPLES else ""
    return ", ".join(key[:40] for key in keys[:SAMPLES]) + more
