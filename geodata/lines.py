"""Lines through one country on one yardstick: the plans and the front of 1992 to 1995."""

from functools import cache
from typing import Any

import pandas as pd

from geodata.evaluation import Evaluation, evaluate
from geodata.ids import unknown
from geodata.land import land_by_side
from geodata.plan import Plan, plan
from geodata.tables.read import read_table, read_toml, split
from geodata.territory import Territory, entry, territory

ALLIES = "allies"


def lines(country: str = "bosnia") -> pd.DataFrame:
    """The lines in the order of their dates, one row each, index plan_id. Raises UnknownId.

    `wrong_two_way` counts Serbs against Bosniaks and Croats whatever number of sides a line has,
    so that all can be compared; `wrong_three_way` is empty but for lines with three sides and is
    never to be set beside it. `share` is of everyone, `low` and `high` are how far the two-way
    figure may be off or the range of its readings (empty if neither applies). `exact_two_way` and
    `exact_three_way` stand on the `exact_units` that the line was drawn by, the municipalities of
    1991, and are empty for lines that were not. `land` is side id ->
    per cent of the land, to about a point. `alike` are the lines too close to be ranked with this
    one: fewer than `attrs["apart"]` people lie between them in one of their forms.
    """
    return _lines(country).copy()


@cache
def _lines(country: str) -> pd.DataFrame:
    rule = _rule(country)
    table = read_table("lines").set_index("plan_id")
    table = table[[entry(one)["country"] == country for one in table["territory_id"]]]
    found = pd.DataFrame([_measured(row, rule) for row in table.itertuples()], index=table.index)
    found = found.join(table[["date", "low", "high", "firmness", "note"]])
    found.attrs["apart"] = rule["apart"]
    found["source_ids"] = table["source_ids"].map(split)
    found["alike"] = [
        tuple(other for other in found.index if other != one and not ranked(found, one, other))
        for one in found.index
    ]
    return found


def ranked(table: pd.DataFrame, one: str, other: str) -> bool:
    """Whether two lines of `lines` lie far enough apart to be ranked, in whichever form."""
    forms = table[["wrong_two_way", "exact_two_way"]]
    gaps = [abs(a - b) for a in forms.loc[one].dropna() for b in forms.loc[other].dropna()]
    return bool(min(gaps) >= table.attrs["apart"])


def two_way(line: Plan, country: str = "bosnia") -> Plan:
    """The same line with the sides of allies counted as one; two sides stay as they are."""
    allies = set(_rule(country)["allies"])
    mine = [s for s, side in line.sides.items() if not side.shared and side.owners <= allies]
    if len(mine) < 2:
        return line
    return line.merged(mine, ALLIES, " · ".join(line.sides[side].name for side in mine))


def evaluate_two_way(t: Territory, line: Plan) -> Evaluation:
    """The evaluation of a line in two: Serbs against Bosniaks and Croats."""
    return evaluate(t, two_way(line, t.country))


def not_established(country: str = "bosnia") -> pd.DataFrame:
    """Plans for which no figure can be given: title, dates, what is known, and why. Raises
    UnknownId."""
    _rule(country)
    table = read_table("plans_not_established").set_index("proposal")
    table = table[table["country"] == country].drop(columns="country")
    return table.assign(source_ids=table["source_ids"].map(split))


def _rule(country: str) -> dict[str, Any]:
    rules = {name: about["lines"] for name, about in read_toml("plans").items() if "lines" in about}
    if country not in rules:
        raise unknown("country with a sequence of lines", country, rules)
    return rules[country]


def _measured(row: Any, rule: dict[str, Any]) -> dict[str, Any]:
    t, line = territory(row.territory_id), plan(row.territory_id, row.Index)
    owned = [side for side in line.sides.values() if not side.shared]
    wrong = evaluate_two_way(t, line)
    return {
        "title": line.title,
        "sides": len(owned),
        "units": len(t.counts),
        "wrong_two_way": wrong.wrong_side,
        "share": wrong.wrong_share,
        "wrong_three_way": evaluate(t, line).wrong_side if len(owned) > 2 else float("nan"),
        **_exact(line),
        "land": (100 * land_by_side(t, line)["share"]).to_dict(),
    }


def _exact(line: Plan) -> dict[str, float]:
    """A line on the municipalities of 1991 it was drawn by; nothing known if it was not."""
    table = read_table("municipalities_1991").set_index("unit_id")
    if line.id not in table:
        return dict.fromkeys(("exact_units", "exact_two_way", "exact_three_way"), float("nan"))
    drawn = Plan.of(table[line.id], line.sides)
    return {
        "exact_units": float(len(table)),
        "exact_two_way": _wrong(table, two_way(drawn)),
        "exact_three_way": _wrong(table, drawn) if len(line.sides) > 2 else float("nan"),
    }


def _wrong(table: pd.DataFrame, line: Plan) -> float:
    """People of `table` whose group does not own their side; no side is shared."""
    groups = frozenset().union(*(side.owners for side in line.sides.values()))
    here = {side_id: table.loc[line.assignment == side_id] for side_id in line.sides}
    return float(
        sum(
            here[side_id][sorted(groups - side.owners)].to_numpy().sum()
            for side_id, side in line.sides.items()
        )
    )
