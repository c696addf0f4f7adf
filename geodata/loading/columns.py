"""Which column is taken for what: guessed from names and contents, each changeable."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

# Usual names, and those of geoBoundaries, GADM, OCHA (of old and of now) and ESOC.
ID = (
    *("unit_id", "id", "code", "geoid", "fid", "pcode", "shapeid"),
    *("adm3_pcode", "adm2_pcode", "gid_3", "gid_2", "adm3code"),
)
NAME = (
    *("name", "unit", "shapename", "name_3", "name_2", "adm3_en", "adm2_en"),
    *("adm3_name", "adm2_name", "adm3name", "label", "title"),
)
REGION = ("region", "province", "entity", "name_1", "adm1_en", "adm1_name", "adm2name", "county")
EVERYONE = ("everyone", "total", "population", "people", "pop", "total_pop", "all")
MOSTLY = 0.5
# Numbers that are no people.
NO_PEOPLE = ("area", "lat", "lon", "shape", "perim", "objectid", "fid", "year", "unplaced", "km")


@dataclass(frozen=True)
class Columns:
    """The columns that a territory is made from; "" where there is none.

    `id` identifies a unit, `name` and `region` are shown, `groups` count people of each group,
    `everyone` all people; `key` joins a separate table of counts to `id`.
    """

    id: str = ""
    name: str = ""
    region: str = ""
    groups: tuple[str, ...] = ()
    everyone: str = ""
    key: str = ""

    def with_(self, **chosen: Any) -> Columns:
        """The same with what a person chose; None leaves the guess."""
        return replace(self, **{k: v for k, v in chosen.items() if v is not None})


def guess(areas: pd.DataFrame, counts: pd.DataFrame | None, most_groups: int) -> Columns:
    """The columns taken unless a person says otherwise."""
    people = areas if counts is None else counts
    id_ = _named(areas, ID, unique=True) or _named(areas, NAME, unique=True)
    id_ = id_ or _first_unique(areas)
    key = "" if counts is None else _key(areas, counts, id_)
    if counts is not None and id_ and key:
        id_ = _best_match(areas, counts[key]) or id_
    name = _named(areas, NAME) or id_
    everyone = _named(people, EVERYONE)
    taken = {id_, key, name, everyone}
    groups = [
        column
        for column in people
        if column not in taken
        and _counts(people[column])
        and not column.lower().startswith(NO_PEOPLE)
    ]
    return Columns(
        id=id_,
        name=name,
        region=_named(areas, REGION),
        groups=tuple(groups[:most_groups]),
        everyone=everyone,
        key=key,
    )


def _named(table: pd.DataFrame, names: Iterable[str], *, unique: bool = False) -> str:
    by_name = {column.lower(): column for column in reversed(table.columns)}
    for name in names:
        column = by_name.get(name)
        if column is not None and (not unique or _unique(table[column])):
            return column
    return ""


def _first_unique(table: pd.DataFrame) -> str:
    return next((column for column in table if _unique(table[column])), "")


def _unique(column: pd.Series) -> bool:
    return bool(column.notna().all() and column.is_unique)


def _key(areas: pd.DataFrame, counts: pd.DataFrame, id_: str) -> str:
    """The column of the counts that shares most values with a column of the areas."""
    if id_ in counts and _unique(counts[id_]):
        return id_
    scored = [
        (max((counts[key].isin(areas[one]).sum() for one in areas), default=0), key)
        for key in counts
    ]
    best = max(scored, default=(0, ""))
    return best[1] if best[0] else _named(counts, ID) or (next(iter(counts), ""))


def _best_match(areas: pd.DataFrame, key: pd.Series) -> str:
    known = set(key.dropna())
    found = {one: areas[one].isin(known).sum() for one in areas if _unique(areas[one])}
    return max(found, key=lambda one: found[one]) if found and max(found.values()) else ""


def _counts(column: pd.Series) -> bool:
    """Whether most cells that are filled are numbers of people; the contract names the others."""
    numbers = pd.to_numeric(column.dropna(), errors="coerce")
    return bool(len(numbers) and (numbers >= 0).mean() > MOSTLY)
