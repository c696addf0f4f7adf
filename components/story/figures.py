"""Figures of the story by name. A figure is computed or read from a table, never typed into it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import pandas as pd

import geodata as gd
from components.text.numbers import interval, people, quantity, share, short
from geodata.optimum import shipped
from geodata.tables.read import read_table

IRAQ = "iraq-2005"
TREATMENTS = ("low", "middle", "high")
_PLACEHOLDER = re.compile(r"\{([a-z0-9_]+(?::[A-Za-z0-9_]+)?)\}")


class UnknownFigure(LookupError):
    """The story asks for a figure that nothing computes."""


def fill(text: str) -> str:
    """`text` with every {name} or {table:row} replaced by its figure. Raises UnknownFigure."""
    return _PLACEHOLDER.sub(lambda match: figure(match.group(1)), text)


@cache
def figure(name: str) -> str:
    """One figure as it is written on the screen. Raises UnknownFigure."""
    table, _, row = name.partition(":")
    if row and table in TABLES:
        return TABLES[table](row)
    if name not in COMPUTED:
        raise UnknownFigure(f"The story asks for the figure {{{name}}}, which nothing computes.")
    return COMPUTED[name]()


def wrong(territory_id: str, plan_id: str) -> gd.Evaluation:
    """A territory under a registered plan, middle treatment."""
    return gd.evaluate(gd.territory(territory_id), gd.plan(territory_id, plan_id))


@cache
def iraq_variants(treatments: tuple[str, ...]) -> tuple[float, float]:
    """Least and most of everyone on the wrong side over the four plans with Baghdad counted."""
    plans = [gd.plan(IRAQ, name) for name in gd.territory(IRAQ).plans]
    shares = [
        gd.evaluate(gd.territory(IRAQ, treatment), plan).wrong_share
        for plan in plans
        if not any(side.shared for side in plan.sides.values())
        for treatment in treatments
    ]
    return min(shares), max(shares)


@cache
def iraq_by_unit() -> pd.Series:
    """People on the wrong side of the three regions, governorate by governorate, most first."""
    return wrong(IRAQ, "three-regions").by_unit.sort_values(ascending=False)


def srebrenica_killed() -> tuple[float, float]:
    """Least and most men and boys killed, by the tribunal's range and the memorial's names."""
    rows = read_table("place_figures").query("place_id == 'srebrenica'")
    counts = rows[rows["source_ids"].isin(["icty_krstic_2004", "memorial_2023"])]
    return float(counts["low"].min()), float(counts[["value", "high"]].max().max())


def _range(values: tuple[float, float], digits: int = 1) -> str:
    low, high = (f"{value * 100:.{digits}f}" for value in values)
    return f"{low}–{high}%"


def _row(table: str, key: str, row: str) -> pd.Series:
    found = read_table(table).set_index(key)
    if row not in found.index:
        raise UnknownFigure(f"The story asks for {row!r} of {table}.csv, which has no such row.")
    return found.loc[row]


def _evidence(row: str) -> str:
    found = _row("evidence", "row_id", row)
    text = quantity(found["value"]) if pd.notna(found["value"]) else _bounds(found)
    return text + ("%" if str(found["unit"]).startswith("%") else "")


def _bounds(found: pd.Series) -> str:
    low, high = found["low"], found["high"]
    return (
        quantity(low) if pd.isna(high) else quantity(high) if pd.isna(low) else interval(low, high)
    )


def _proposal(row: str) -> str:
    found = _row("proposals", "proposal_id", row)
    return quantity(found["value"]) if pd.notna(found["value"]) else _bounds(found)


def _force(row: str) -> str:
    found = _row("forces", "force_id", row)
    return interval(found["per_1000_low"], found["per_1000_high"])


TABLES: dict[str, Callable[[str], str]] = {
    "evidence": _evidence,
    "force": _force,
    "proposal": _proposal,
}

COMPUTED: dict[str, Callable[[], str]] = {
    "srebrenica_killed": lambda: interval(*srebrenica_killed()),
    "two_1991": lambda: people(wrong("bosnia-1991", "dayton").wrong_side),
    "two_2013": lambda: people(wrong("bosnia-2013", "dayton").wrong_side),
    "two_1991_share": lambda: share(wrong("bosnia-1991", "dayton").wrong_share),
    "two_2013_share": lambda: share(wrong("bosnia-2013", "dayton").wrong_share),
    "three_1991_share": lambda: share(wrong("bosnia-1991", "bosnia-in-three").wrong_share),
    "three_2013_share": lambda: share(wrong("bosnia-2013", "bosnia-in-three").wrong_share),
    "own_1991": lambda: share(gd.mixing(gd.territory("bosnia-1991")).own_majority_share),
    "own_2013": lambda: share(gd.mixing(gd.territory("bosnia-2013")).own_majority_share),
    "iraq_least": lambda: short(wrong(IRAQ, "three-regions").wrong_side),
    "iraq_range": lambda: _range(iraq_variants(("middle",))),
    "iraq_widest": lambda: _range(iraq_variants(TREATMENTS), 0),
    "baghdad_wrong": lambda: short(float(iraq_by_unit()["baghdad"])),
    "baghdad_share": lambda: share(float(iraq_by_unit()["baghdad"] / iraq_by_unit().sum())),
    "baghdad_people": lambda: share(
        float(gd.territory(IRAQ).population["baghdad"] / gd.territory(IRAQ).everyone)
    ),
    "five_share": lambda: share(float(iraq_by_unit().head(5).sum() / iraq_by_unit().sum())),
    "five_people": lambda: short(float(iraq_by_unit().head(5).sum())),
    "shared_share": lambda: share(wrong(IRAQ, "biden-gelb").wrong_share),
    "least_1991": lambda: people(least(contiguous=False)),
    "least_joined_1991": lambda: people(least(contiguous=True)),
    "dayton_above": lambda: share(brcko_joined() / least(contiguous=True) - 1),
    "brcko_joined": lambda: people(brcko_joined()),
}


def least(*, contiguous: bool) -> float:
    """Fewest people of 1991 that any two-sided line leaves on the wrong side, Brčko on a side."""
    return shipped("bosnia-1991", "two-sides", contiguous=contiguous).wrong_side


def brcko_joined() -> float:
    """People of 1991 on the wrong side of Dayton's line with Brčko given to the Federation."""
    t, line = gd.territory("bosnia-1991"), gd.plan("bosnia-1991", "dayton")
    joined = {unit: "federation" for unit, side in line.assignment.items() if side == "brcko"}
    return gd.evaluate(t, line.flips(joined)).wrong_side
