"""The figures of the first page: what a choice counts, and what is said under each map."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import floor, log10
from typing import Any

import geodata as gd
from components.story.figures import fill
from components.text.numbers import share
from components.text.words import words
from geodata import findings

TREATMENTS = ("low", "high")
REGIONS = ("bosnia-1991-regions", "bosnia-2013-regions")


def asked(name: str, choice: Sequence[str]) -> tuple[str, str]:
    """The territory and the plan that the chosen options of a side stand for."""
    say = words("contrast")
    territory = next(say["territories"][one] for one in choice if one in say["territories"])
    return territory, next(say["plans"][one] for one in choice if one in say["plans"])


def known(name: str, option: str) -> bool:
    """Whether the ground floor has what an option stands for."""
    say = words("contrast")
    if option in say["territories"]:
        return say["territories"][option] in gd.territory_ids()
    return say["plans"][option] in gd.territory(words("minority")["family"][name]).plans


@cache
def line(territory: str, plan: str) -> gd.Plan:
    """A plan as this page counts it: Bosnia's lines of the war in two, so that all are alike."""
    found = gd.plan(territory, plan)
    return gd.two_way(found) if plan in gd.lines().index else found


@cache
def wrong(territory: str, plan: str, treatment: gd.Treatment = "middle") -> gd.Evaluation:
    """What a plan does to a territory's people."""
    return gd.evaluate(gd.territory(territory, treatment), line(territory, plan))


def big(value: float) -> str:
    """A figure for a headline, rounded to three digits: 4.12 million, 258,000."""
    if value < 1000:
        return f"{value:,.0f}"
    step = 10 ** (floor(log10(value)) - 2)
    rounded = round(value / step) * step
    return f"{rounded / 1e6:.3g} million" if rounded >= 1e6 else f"{rounded:,.0f}"


def per_cent(value: float) -> str:
    """A share of 0 to 1 in whole per cent."""
    return f"{value:.0%}"


def sentences(name: str, choice: Sequence[str]) -> dict[str, str]:
    """The sentence beside the large number, and the range or the second count after it."""
    return _bosnia(choice) if name == "bosnia" else _iraq(choice)


def _bosnia(choice: Sequence[str]) -> dict[str, str]:
    say = words("contrast")
    territory, plan = asked("bosnia", choice)
    year = gd.territory(territory).year
    other = next(one for one in ("1991", "2013") if one != str(year))
    line = say["said"][next(one for one in choice if one in say["plans"])]
    count = wrong(say["territories"][other], plan).wrong_side
    estimate = fill(say["more"]["estimate"]) if plan == "dayton" else ""
    return {
        "said": say["said"]["bosnia"].format(
            line=line, year=year, share=share(wrong(territory, plan).wrong_share)
        ),
        "more": say["more"]["bosnia"].format(other=big(count), year=other, estimate=estimate),
    }


def _iraq(choice: Sequence[str]) -> dict[str, str]:
    say = words("contrast")
    territory, plan = asked("iraq", choice)
    result = wrong(territory, plan)
    five = result.by_unit.nlargest(5).sum() / result.wrong_side
    shared = any(side.shared for side in result.plan.sides.values())
    how = next(one for one in choice if one in say["territories"])
    return {
        "said": say["said"]["iraq"].format(
            shared=say["said"]["shared"] if shared else "",
            how=say["said"][how],
            share=share(result.wrong_share),
            five=per_cent(five),
        ),
        "more": _range(plan, how),
    }


def _range(plan: str, how: str) -> str:
    """The range of the vote's figure, and the other way to count."""
    say = words("contrast")
    vote = say["territories"]["vote"]
    low, high = (wrong(vote, plan, one).wrong_side for one in TREATMENTS)
    bounds = {"low": big(low).removesuffix(" million"), "high": big(high)}
    if how == "map":
        middle = wrong(vote, plan)
        return say["more"]["iraq_map"].format(
            people=big(middle.wrong_side), share=share(middle.wrong_share), **bounds
        )
    other = ""
    if known("iraq", "map"):
        drawn = wrong(say["territories"]["map"], plan)
        other = say["more"]["iraq_vote_other"].format(
            people=big(drawn.wrong_side), share=share(drawn.wrong_share)
        )
    return say["more"]["iraq_vote"].format(other=other, **bounds)


@cache
def alike() -> dict[str, Any]:
    """Shares with three sides on eighteen areas: Bosnia before and after, Iraq by vote and map."""
    say = words("contrast")
    rows = findings.three_sides().table()
    drawn = ""
    if known("iraq", "map"):
        drawn = say["how_map"].format(map=fill("{iraq_map}"))
    return {
        "before": share(rows.loc["bosnia-1991", "share"]),
        "after": share(rows.loc["bosnia-2013", "share"]),
        "low": share(rows.loc["iraq-vote", "low"]).removesuffix("%"),
        "high": share(rows.loc["iraq-vote", "high"]),
        "map": drawn,
    }
