"""Sentences of the record, with every figure that can be computed filled in from the data.

In a table `{name}` stands for a figure of `FIGURES`; nothing computed is typed into a sentence.
"""

import re
from collections.abc import Callable
from functools import cache

import pandas as pd

from geodata import counted, findings
from geodata.evaluation import Evaluation
from geodata.measures import mixing
from geodata.readings import readings
from geodata.tables.read import read_table
from geodata.territory import territory

NAMES = re.compile(r"\{([a-z0-9_]+)\}")
DECIDED = 0.9  # a governorate is one group's if more than this part of its people belong to it
SOUTH = (
    *("babil", "karbala", "najaf", "qadisiyah", "muthanna", "dhi_qar", "maysan", "basra", "wasit"),
)


class UnknownFigure(LookupError):
    """A sentence asks for a figure that nothing computes."""


def read_filled(name: str) -> pd.DataFrame:
    """The table `name` with the figures in its sentences; a fresh copy each time.

    Raises TableError, UnknownFigure.
    """
    return _filled(name).copy(deep=False)


@cache
def _filled(name: str) -> pd.DataFrame:
    return filled(read_table(name))


def filled(table: pd.DataFrame) -> pd.DataFrame:
    """The table with the figures written into its sentences. Raises UnknownFigure."""
    text = {name: table[name].map(fill) for name in table.select_dtypes("str").columns}
    return table.assign(**text)


def fill(text: str) -> str:
    """One sentence with its figures. Raises UnknownFigure."""
    return NAMES.sub(lambda match: figure(match[1]), text) if "{" in text else text


@cache
def figure(name: str) -> str:
    """A figure as a sentence writes it, without its unit. Raises UnknownFigure."""
    if name not in FIGURES:
        raise UnknownFigure(f"A sentence asks for {{{name}}}, which nothing computes.")
    return FIGURES[name]()


def _two(year: int) -> Evaluation:
    return readings(f"bosnia-{year}", "dayton").middle


def _three(territory_id: str) -> Evaluation:
    return readings(territory_id, "bosnia-in-three").middle


def _people(value: float) -> str:
    return f"{value:,.0f}"


def _percent(share: float, digits: int = 1) -> str:
    return f"{100 * share:.{digits}f}"


def _percents(shares: tuple[float, float], digits: int = 1) -> str:
    return "–".join(_percent(share, digits) for share in shares)


def _millions(people: tuple[float, float]) -> str:
    return "–".join(f"{value / 1e6:.1f}" for value in people)


def _in_millions(territory_id: str, plan_id: str) -> str:
    return f"{readings(territory_id, plan_id).middle.wrong_side / 1e6:.2f}"


def _everyone() -> float:
    return territory(findings.VOTE).everyone


def _of_everyone(shares: tuple[float, float]) -> tuple[float, float]:
    return shares[0] * _everyone(), shares[1] * _everyone()


def _by_map(year: int) -> tuple[float, float]:
    low, high = findings.map_range(year)
    return low / _everyone(), high / _everyone()


def _baghdad_shared_on_map() -> tuple[float, float]:
    """Least and largest share by the map over the plans in which everyone shares Baghdad."""
    shares = [readings(findings.MAP, one).middle.wrong_share for one in findings.shared_variants()]
    return min(shares), max(shares)


def _baghdad(by_unit: pd.Series) -> str:
    return _percent(by_unit["baghdad"] / by_unit.sum(), 0)


def _decided(counts: pd.DataFrame) -> str:
    return str(int((counts.max(axis=1) / counts.sum(axis=1) > DECIDED).sum()))


def _votes(bloc: str, units: tuple[str, ...]) -> pd.Series:
    table = read_table("iraq_2005").set_index("unit_id").loc[list(units)]
    return table[bloc] / table["valid_votes"]


def _anbar_on_map(group: str) -> str:
    people = counted.drawn(2003)[0].loc["anbar"]
    return _percent(people[group] / people.sum(), 0)


def _south() -> str:
    shares = _votes("shia", SOUTH)
    return _percents((shares.min(), shares.max()), 0)


def _on_the_other_side(year: int, *groups: str) -> str:
    return _people(_two(year).by_group["wrong_side"][list(groups)].sum())


def _own_on_109() -> str:
    """People of 1991 whose group holds over half of their municipality as it was then."""
    table = read_table("municipalities_1991")
    groups = table[["bosniak", "serb", "croat"]]
    own = groups.where(groups.gt(table["total"] / 2, axis=0), 0).to_numpy().sum()
    return _percent(own / table["total"].sum())


def _article(row: str) -> float:
    rows = read_table("displacement").set_index("row_id")
    value = rows.loc[row, "value"]
    return float(rows.loc[row, "high"] if pd.isna(value) else value)


def _implied() -> float:
    """The pre-war population that the article's own two figures imply."""
    return _article("article_more") / (_article("article_more_share") / 100)


def _uprooted() -> str:
    return _percent((_article("article_abroad") + _article("article_inside")) / _implied(), 0)


def _soldiers(force: str) -> str:
    row = read_table("forces").set_index("force_id").loc[force]
    low, high = (1000 * row[end] / row["population"] for end in ("force_low", "force_high"))
    return f"{high:.1f}" if low == high else f"{low:.1f}–{high:.1f}"


FIGURES: dict[str, Callable[[], str]] = {
    "bosnia_everyone_1991": lambda: _people(territory("bosnia-1991").everyone),
    "bosnia_everyone_2013": lambda: _people(territory("bosnia-2013").everyone),
    "bosnia_unplaced": lambda: _people(territory("bosnia-1991").unplaced.sum()),
    "two_1991": lambda: _percent(_two(1991).wrong_share),
    "two_2013": lambda: _percent(_two(2013).wrong_share),
    "two_1991_people": lambda: _people(_two(1991).wrong_side),
    "two_2013_people": lambda: _people(_two(2013).wrong_side),
    "allies_1991": lambda: _on_the_other_side(1991, "bosniak", "croat"),
    "allies_2013": lambda: _on_the_other_side(2013, "bosniak", "croat"),
    "serbs_1991": lambda: _on_the_other_side(1991, "serb"),
    "serbs_2013": lambda: _on_the_other_side(2013, "serb"),
    "three_1991": lambda: _percent(_three("bosnia-1991").wrong_share),
    "three_2013": lambda: _percent(_three("bosnia-2013").wrong_share),
    "three_1991_people": lambda: _people(_three("bosnia-1991").wrong_side),
    "three_2013_people": lambda: _people(_three("bosnia-2013").wrong_side),
    "regions_1991": lambda: _percent(_three("bosnia-1991-regions").wrong_share),
    "regions_2013": lambda: _percent(_three("bosnia-2013-regions").wrong_share),
    "regions_1991_people": lambda: _people(_three("bosnia-1991-regions").wrong_side),
    "regions_2013_people": lambda: _people(_three("bosnia-2013-regions").wrong_side),
    "own_1991": lambda: _percent(mixing(territory("bosnia-1991")).own_majority_share),
    "own_2013": lambda: _percent(mixing(territory("bosnia-2013")).own_majority_share),
    "own_1991_on_109": _own_on_109,
    "iraq_everyone_millions": lambda: f"{_everyone() / 1e6:.1f}",
    "vote": lambda: _percents(findings.variants()),
    "vote_millions": lambda: _millions(_of_everyone(findings.variants())),
    "vote_treated": lambda: _percents(findings.variants(treated=True), 0),
    "vote_treated_millions": lambda: _millions(_of_everyone(findings.variants(treated=True))),
    "map_2003_shared": lambda: _percents(_baghdad_shared_on_map()),
    "map_2003": lambda: _percents(_by_map(2003)),
    "map_2003_millions": lambda: _millions(findings.map_range(2003)),
    "map_2003_least": lambda: _people(findings.map_range(2003)[0]),
    "map_2003_usual": lambda: _people(findings.map_range(2003)[1]),
    "map_1992": lambda: _percents(_by_map(1992)),
    "map_1992_millions": lambda: _millions(findings.map_range(1992)),
    "map_1992_least": lambda: _people(findings.map_range(1992)[0]),
    "map_1992_usual": lambda: _people(findings.map_range(1992)[1]),
    "map_2003_baghdad_millions": lambda: f"{findings.by_governorate_on_map()['baghdad'] / 1e6:.2f}",
    "least_millions": lambda: _in_millions(findings.VOTE, findings.REGIONS),
    "shared_millions": lambda: _in_millions(findings.VOTE, "biden-gelb"),
    "map_2003_usual_millions": lambda: _in_millions(findings.MAP, findings.REGIONS),
    "shared_map_millions": lambda: _in_millions(findings.MAP, "biden-gelb"),
    "five": lambda: _percent(findings.top_five_share(), 0),
    "five_on_map": lambda: _percent(findings.top_five_share_on_map(), 0),
    "baghdad_part": lambda: _baghdad(findings.iraq_by_governorate()),
    "baghdad_part_on_map": lambda: _baghdad(findings.by_governorate_on_map()),
    "decided": lambda: _decided(counted.votes("middle")[0]),
    "decided_on_map": lambda: _decided(counted.drawn(2003)[0]),
    "anbar_sunni": lambda: _percent(_votes("sunni_arab", ("anbar",)).iloc[0], 0),
    "anbar_sunni_on_map": lambda: _anbar_on_map("sunni_arab"),
    "south_shia": _south,
    "implied_millions": lambda: f"{_implied() / 1e6:.0f}",
    "more_of_2005": lambda: _percent(_article("article_more") / _everyone()),
    "uprooted": _uprooted,
    "ifor": lambda: _soldiers("ifor"),
    "ifor_most": lambda: _soldiers("ifor").rpartition("–")[2],
    "americans_1996": lambda: _soldiers("us_bosnia_1996"),
    "planners": lambda: _soldiers("planners"),
}
