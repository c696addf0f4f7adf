"""The story's charts by id: rows from the same figures that stand in its messages."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial

import pandas as pd

import geodata as gd
from components.palette import ACCENT, GROUPS, MIXED, SHARED, WAR
from components.story import figures
from components.story.bars import Bar, Chart
from components.text.numbers import interval, people, share, short
from components.text.words import words

# A colour means one thing in all charts: a country, another partition, the rest or the article.
BOSNIA, IRAQ, OTHER, REST = WAR["no"], ACCENT, SHARED, MIXED
KEY = {BOSNIA: "bosnia", IRAQ: "iraq", OTHER: "other"}


@cache
def chart(chart_id: str) -> Chart:
    """The chart with this id. Raises KeyError."""
    say = words("story")["charts"][chart_id]
    bars = tuple(CHARTS[chart_id](say["rows"]))
    return Chart(figures.fill(say["title"]), bars, figures.fill(say.get("note", "")), _key(bars))


def _key(bars: tuple[Bar, ...]) -> tuple[tuple[str, str], ...]:
    """What the colours mean, where there are several countries."""
    names = words("story")["chart_key"]
    found = [(shade, names[name]) for shade, name in KEY.items() if _has(bars, shade)]
    return tuple(found) if len(found) > 1 else ()


def _has(bars: tuple[Bar, ...], shade: str) -> bool:
    return any(bar.colour == shade for bar in bars)


def _land(rows: dict[str, str]) -> list[Bar]:
    """Land held by one side before the line was fixed, from the evidence table."""
    table = gd.evidence().set_index("row_id")["value"]
    return [
        Bar(rows[row], float(table[row]), float(table[row]), f"{table[row]:.0f}%", GROUPS["serb"])
        for row in ("c1_bo_05", "c1_bo_06", "c1_bo_07")
    ]


def _compared(chart_id: str, rows: dict[str, str]) -> list[Bar]:
    """A bar a row of a comparison, which refuses rows with other sides or units of another size."""
    return [_bar(chart_id, rows[row.label], row) for row in COMPARED[chart_id]().rows]


def _bar(chart_id: str, label: str, row: gd.Compared) -> Bar:
    colour = BOSNIA if row.kind != "governorates" else IRAQ
    if chart_id == "price":
        return Bar(label, row.wrong_side, row.wrong_side, people(row.wrong_side), colour)
    low, high = (row.share if one is None else one for one in (row.low, row.high))
    if chart_id == "widest" and row.label == "map":
        colour = REST
    digits = 0 if row.label == "widest" else 1
    text = share(row.share) if row.low is None else figures.percents((low, high), digits)
    return Bar(label, low, high, text, colour)


def _five(rows: dict[str, str]) -> list[Bar]:
    """The five governorates with most people on the wrong side, and the other thirteen."""
    found = gd.findings.iraq_by_governorate()
    names = gd.territory(figures.IRAQ).units["name"]
    bars = [
        Bar(rows.get(unit, names[unit]), n, n, people(n), number=number)
        for number, (unit, n) in enumerate(found.head(5).items(), start=1)
    ]
    rest = float(found.iloc[5:].sum())
    return [*bars, Bar(rows["rest"], rest, rest, people(rest), REST)]


def _killed(rows: dict[str, str]) -> list[Bar]:
    """Three series of the dead, so that none stands for all."""
    found = []
    for row, label, year in (
        ("ap_2006", "Killed each day, AP count", 2006),
        ("ap_2007", "Killed each day, AP count", 2007),
        ("ibc", "Killed each day, Iraq Body Count", 2007),
        ("un", "Killed each day, United Nations count", 2006),
    ):
        one = figures.published("iraq", label, year)
        low, high = (one["low"], one["high"]) if pd.isna(one["value"]) else (one["value"],) * 2
        colour = IRAQ if row.startswith("ap") else REST
        found.append(Bar(rows[row], float(low), float(high), interval(low, high), colour))
    return found


def _forces(rows: dict[str, str]) -> list[Bar]:
    table = gd.forces().set_index("force_id")
    found = []
    for row, label in rows.items():
        low, high = table.loc[row, ["per_1000_low", "per_1000_high"]]
        high = low if pd.isna(high) else high
        colour = BOSNIA if table.loc[row, "case_id"] == "bosnia_1995" else IRAQ
        found.append(Bar(label, float(low), float(high), interval(low, high), colour))
    return found


def _moved(rows: dict[str, str]) -> list[Bar]:
    """People displaced in some partitions, as ranges."""
    table = gd.cases().set_index("case_id")
    found = []
    for row, label in rows.items():
        low, high = table.loc[row, ["displaced_low", "displaced_high"]].astype(float)
        low, high = (high if pd.isna(low) else low), (low if pd.isna(high) else high)
        text = short(high) if low == high else f"{_short(low)}–{short(high)}"
        colour = {"bosnia_1995": BOSNIA, "iraq_2007": IRAQ}.get(row, OTHER)
        found.append(Bar(label, low, high, text, colour))
    return found


def _short(value: float) -> str:
    return f"{value / 1e6:.2f}" if value >= 1e6 else people(value)


def _polls(rows: dict[str, str]) -> list[Bar]:
    table = gd.proposals().set_index("proposal_id")["value"]
    colours = {"shia": GROUPS["shia"], "sunni": GROUPS["sunni_arab"], "kurd": GROUPS["kurdish"]}
    return [
        Bar(
            label,
            float(table[row]),
            float(table[row]),
            f"{table[row]:.0f}%",
            colours[row.split("_")[1]],
        )
        for row, label in rows.items()
    ]


# Charts of people on the wrong side: like with like, by the rule of geodata.
COMPARED: dict[str, Callable[[], gd.Comparison]] = {
    "bosnia": gd.findings.two_sides,
    "three_sides": gd.findings.three_sides,
    "price": gd.findings.least_lines,
    "widest": gd.findings.iraq_ranges,
}

CHARTS: dict[str, Callable[[dict[str, str]], list[Bar]]] = {
    "land": _land,
    **{name: partial(_compared, name) for name in COMPARED},
    "five": _five,
    "killed": _killed,
    "moved": _moved,
    "polls": _polls,
    "forces": _forces,
}
