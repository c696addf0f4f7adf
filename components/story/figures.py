"""Figures of the story by name. A figure is computed or read from a table, never typed into it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import pandas as pd

import geodata as gd
from components.text.numbers import interval, people, quantity, share, short

IRAQ, MAP = gd.findings.VOTE, gd.findings.MAP
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


def published(place_id: str, label: str, year: int | None = None) -> pd.Series:
    """One row of place_figures.csv, by its place and label, and the year where two share both.

    Raises UnknownFigure.
    """
    rows = gd.place_figures()
    found = rows[(rows["place_id"] == place_id) & (rows["label"] == label)]
    if year is not None:
        found = found[found["year"] == year]
    if len(found) != 1:
        raise UnknownFigure(f"{place_id}: {len(found)} figures are called {label!r}, not one.")
    return found.iloc[0]


def iraq_map() -> tuple[float, float]:
    """Shares on the wrong side by the CIA map of 2003: by the plan that suits it best, and by that
    of the vote."""
    low, high = gd.findings.map_range()
    return low / gd.territory(MAP).everyone, high / gd.territory(MAP).everyone


def _published(place_id: str, label: str, year: int | None = None) -> str:
    row = published(place_id, label, year)
    text = quantity(row["value"]) if pd.notna(row["value"]) else _bounds(row)
    return text + ("%" if str(row["unit"]).startswith("%") else "")


def _baghdad(by_unit: pd.Series) -> float:
    return float(by_unit["baghdad"] / by_unit.sum())


def _diyala() -> str:
    """Share of Diyala in the minority in the region of its largest bloc, low to high treatment."""
    shares = []
    for treatment in ("low", "high"):
        t = gd.territory(IRAQ, treatment)
        found = gd.evaluate(t, gd.plan(IRAQ, gd.findings.REGIONS))
        shares.append(float(found.by_unit["diyala"] / t.population["diyala"]))
    return percents((shares[0], shares[1]), 0)


def _tuzla(*groups: str) -> str:
    """Share of Tuzla's people of 1991 in `groups`; without any, in none of the three groups."""
    t = gd.territory("bosnia-1991")
    counts, everyone = t.counts.loc["tuzla"], t.population["tuzla"]
    people_of = counts[list(groups)].sum() if groups else everyone - counts.sum()
    return share(float(people_of / everyone))


def percents(values: tuple[float, float], digits: int = 1) -> str:
    """Two shares of 0 to 1 as a range in per cent."""
    low, high = (f"{value * 100:.{digits}f}" for value in values)
    return f"{low}–{high}%"


def _row(name: str, table: pd.DataFrame, key: str, row: str) -> pd.Series:
    found = table.set_index(key)
    if row not in found.index:
        raise UnknownFigure(f"The story asks for {row!r} of {name}.csv, which has no such row.")
    return found.loc[row]


def _evidence(row: str) -> str:
    found = _row("evidence", gd.evidence(), "row_id", row)
    text = quantity(found["value"]) if pd.notna(found["value"]) else _bounds(found)
    return text + ("%" if str(found["unit"]).startswith("%") else "")


def _bounds(found: pd.Series) -> str:
    low, high = found["low"], found["high"]
    return (
        quantity(low) if pd.isna(high) else quantity(high) if pd.isna(low) else interval(low, high)
    )


def _proposal(row: str) -> str:
    found = _row("proposals", gd.proposals(), "proposal_id", row)
    text = quantity(found["value"]) if pd.notna(found["value"]) else _bounds(found)
    return text + ("%" if str(found["unit"]).startswith("%") else "")


def _force(row: str) -> str:
    found = _row("forces", gd.forces(), "force_id", row)
    return interval(found["per_1000_low"], found["per_1000_high"])


TABLES: dict[str, Callable[[str], str]] = {
    "evidence": _evidence,
    "force": _force,
    "proposal": _proposal,
}

COMPUTED: dict[str, Callable[[], str]] = {
    "srebrenica_tribunal": lambda: _published("srebrenica", "Men killed, tribunal on appeal"),
    "srebrenica_missing": lambda: _published(
        "srebrenica", "Missing from Srebrenica and Žepa, ICMP"
    ),
    "srebrenica_names": lambda: _published("srebrenica", "Names on the memorial"),
    "two_1991": lambda: people(wrong("bosnia-1991", "dayton").wrong_side),
    "two_2013": lambda: people(wrong("bosnia-2013", "dayton").wrong_side),
    "two_1991_share": lambda: share(wrong("bosnia-1991", "dayton").wrong_share),
    "two_2013_share": lambda: share(wrong("bosnia-2013", "dayton").wrong_share),
    "three_1991_share": lambda: share(wrong("bosnia-1991", "bosnia-in-three").wrong_share),
    "three_2013_share": lambda: share(wrong("bosnia-2013", "bosnia-in-three").wrong_share),
    "three_1991_regions": lambda: share(
        wrong("bosnia-1991-regions", "bosnia-in-three").wrong_share
    ),
    "three_2013_regions": lambda: share(
        wrong("bosnia-2013-regions", "bosnia-in-three").wrong_share
    ),
    "two_1995": lambda: _published("bosnia", "People on the other side of the line, share", 1995),
    "three_1995": lambda: _published("bosnia", "People on the wrong side, share, at most", 1995),
    "own_1991": lambda: share(gd.mixing(gd.territory("bosnia-1991")).own_majority_share),
    "own_2013": lambda: share(gd.mixing(gd.territory("bosnia-2013")).own_majority_share),
    "iraq_least": lambda: short(wrong(IRAQ, gd.findings.REGIONS).wrong_side),
    "iraq_range": lambda: percents(gd.findings.variants()),
    "iraq_widest": lambda: percents(gd.findings.variants(treated=True), 0),
    "iraq_map": lambda: percents(iraq_map()),
    "iraq_displaced": lambda: _published(
        "iraq", "Already displaced, article, share of its 25 million"
    ),
    "deaths_us": lambda: _published("iraq", "Fall in civilian deaths, US military data"),
    "iraq_times": lambda: (
        f"{gd.territory(IRAQ).everyone / gd.territory('bosnia-1991').everyone:.1f}"
    ),
    "diyala_wrong": _diyala,
    "bosnia_unplaced": lambda: people(float(gd.territory("bosnia-1991").unplaced.sum())),
    "samarra_killed": lambda: _published("samarra", "Killed in the days after the bombing"),
    "tuzla_rest": _tuzla,
    "tuzla_serbs_croats": lambda: _tuzla("serb", "croat"),
    "cases_shown": lambda: f"{len(gd.cases())} cases",
    "baghdad_wrong": lambda: short(float(gd.findings.iraq_by_governorate()["baghdad"])),
    "baghdad_share": lambda: share(_baghdad(gd.findings.iraq_by_governorate())),
    "baghdad_share_map": lambda: share(_baghdad(gd.findings.by_governorate_on_map())),
    "baghdad_wrong_map": lambda: short(float(gd.findings.by_governorate_on_map()["baghdad"])),
    "baghdad_people": lambda: share(
        float(gd.territory(IRAQ).population["baghdad"] / gd.territory(IRAQ).everyone)
    ),
    "five_share": lambda: share(gd.findings.top_five_share()),
    "five_share_map": lambda: share(gd.findings.top_five_share_on_map()),
    "five_people": lambda: short(float(gd.findings.top_five().sum())),
    "five_people_map": lambda: short(float(gd.findings.by_governorate_on_map().head(5).sum())),
    "five_times": lambda: f"{gd.findings.five_times_bosnia()[1]:.1f}",
    "five_times_regions": lambda: f"{gd.findings.five_times_bosnia()[0]:.1f}",
    "three_1991": lambda: people(wrong("bosnia-1991", "bosnia-in-three").wrong_side),
    "shared_share": lambda: share(wrong(IRAQ, "biden-gelb").wrong_share),
    "shared_share_map": lambda: share(wrong(MAP, "biden-gelb").wrong_share),
    "least_1991": lambda: people(least(contiguous=False)),
    "least_joined_1991": lambda: people(least(contiguous=True)),
    "dayton_above": lambda: share(gd.findings.dayton_above_best()),
    "brcko_joined": lambda: people(gd.findings.brcko_joined().wrong_side),
}


def least(*, contiguous: bool) -> float:
    """Fewest people of 1991 that any two-sided line leaves on the wrong side, Brčko on a side."""
    return gd.shipped("bosnia-1991", "two-sides", contiguous=contiguous).wrong_side
