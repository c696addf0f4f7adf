"""What several pages say, computed once: each finding is a small function without arguments."""

from dataclasses import replace
from functools import cache

import pandas as pd

from geodata import counted
from geodata.evaluation import Evaluation, evaluate
from geodata.like_with_like import Compared, Comparison
from geodata.optimum.shipped import shipped
from geodata.plan import plan
from geodata.readings import readings
from geodata.territory import Territory, plan_ids, territory

VOTE, MAP = "iraq-2005", "iraq-2003-map"
REGIONS = "three-regions"  # the plan of the vote; no other leaves fewer people by it
REGIONS_BY_MAP = "three-regions-by-map"  # the same for the map of 2003
FEW = 5


def iraq_by_governorate() -> pd.Series:
    """People on the wrong side of the three regions by the vote, most first."""
    return readings(VOTE, REGIONS).middle.by_unit.sort_values(ascending=False)


def by_governorate_on_map() -> pd.Series:
    """The same by the map of 2003, under the plan that suits it best."""
    return readings(MAP, REGIONS_BY_MAP).middle.by_unit.sort_values(ascending=False)


def top_five() -> pd.Series:
    """The five governorates with most people on the wrong side; their part is `top_five_share`."""
    return iraq_by_governorate().head(FEW)


def top_five_share() -> float:
    """The share of those on the wrong side who live in the five governorates, 0 to 1."""
    return float(top_five().sum() / iraq_by_governorate().sum())


def top_five_share_on_map() -> float:
    """The same by the map of 2003, whose five are not all the same: Anbar is one of them."""
    found = by_governorate_on_map()
    return float(found.head(FEW).sum() / found.sum())


@cache
def counted_variants(territory_id: str = VOTE) -> tuple[str, ...]:
    """Plans in three regions that count Baghdad; those that also vary with the map apart."""
    whole = [
        one
        for one in plan_ids(territory_id)
        if not any(side.shared for side in plan(territory_id, one).sides.values())
    ]
    return tuple(one for one in whole if one != REGIONS_BY_MAP)


@cache
def shared_variants() -> tuple[str, ...]:
    """Plans in three regions by the vote in which everyone shares Baghdad."""
    found = {one: plan(VOTE, one).sides.values() for one in plan_ids(VOTE)}
    return tuple(
        one for one, sides in found.items() if len(sides) > 1 and any(side.shared for side in sides)
    )


def variants(territory_id: str = VOTE, *, treated: bool = False) -> tuple[float, float]:
    """Least and largest share of everyone over the four plans that count Baghdad.

    With `treated` over low, middle and high readings too.
    """
    found = [readings(territory_id, one) for one in counted_variants(territory_id)]
    each = [one.all if treated else (one.middle,) for one in found]
    shares = [evaluation.wrong_share for row in each for evaluation in row]
    return min(shares), max(shares)


def by_map(map_year: int = 2003) -> float:
    """People outside their region if each governorate goes to its largest group on the map.

    `map_year` is 2003 or 1992: the fewest that three regions of whole governorates can leave.
    """
    counts, _ = counted.drawn(map_year)
    return float((counts.sum(axis=1) - counts.max(axis=1)).sum())


@cache
def on_map(map_year: int = 2003) -> Territory:
    """Iraq's people of 2005 as the map of 2003 or 1992 is drawn; that of 1992 has no id of its
    own."""
    t, (counts, _) = territory(MAP), counted.drawn(map_year)
    title = t.title.replace(str(t.year), str(map_year))
    return replace(t, title=title, year=map_year, counts=counts.loc[t.counts.index])


@cache
def map_range(map_year: int = 2003) -> tuple[float, float]:
    """People outside their region by a drawn map: the fewest possible, and by the plan that leaves
    fewest by the vote. `map_year` is 2003 or 1992."""
    return by_map(map_year), evaluate(on_map(map_year), plan(MAP, REGIONS)).wrong_side


def brcko_joined() -> Evaluation:
    """Dayton's line on the people of 1991 with Brčko given to the Federation."""
    t, line = territory("bosnia-1991"), plan("bosnia-1991", "dayton")
    joined = {unit: "federation" for unit, side in line.assignment.items() if side == "brcko"}
    return evaluate(t, line.flips(joined))


def dayton_above_best() -> float:
    """How far Dayton's line, Brčko joined, lies above the best connected line, as a share of it.

    Both along municipalities that were themselves cut along Dayton's line.
    """
    best = shipped("bosnia-1991", "two-sides").wrong_side
    return brcko_joined().wrong_side / best - 1


def two_sides() -> Comparison:
    """Like with like: Dayton's line on the 142 municipalities, people of 1991 and of 2013."""
    return Comparison.of(
        Compared.of(one, readings(one, "dayton").middle, "municipalities")
        for one in ("bosnia-1991", "bosnia-2013")
    )


def least_lines() -> Comparison:
    """Like with like: two sides with Brčko on one of them, people of 1991.

    Rows dayton, contiguous (the best line with each side in one piece), scattered (the best line).
    """
    dayton = Compared.of("dayton", brcko_joined(), "municipalities")
    found = {
        label: shipped("bosnia-1991", "two-sides", contiguous=joined).wrong_side
        for label, joined in (("contiguous", True), ("scattered", False))
    }
    return Comparison.of(
        [dayton, *(replace(dayton, label=one, wrong_side=n) for one, n in found.items())]
    )


def iraq_ranges() -> Comparison:
    """Like with like: three regions on 18 governorates, by who is counted and by which proxy.

    Rows widest (low and high over four plans and three treatments), middle (over the four plans),
    shared (Baghdad shared by all), map (as in `three_sides`).
    """
    vote = Compared.of("middle", readings(VOTE, REGIONS).middle, "governorates")
    shared = Compared.of("shared", readings(VOTE, "biden-gelb").middle, "governorates")
    drawn = next(row for row in three_sides().rows if row.label == "iraq-map")
    low, high = variants()
    least, most = variants(treated=True)
    return Comparison.of(
        [
            replace(vote, label="widest", low=least, high=most),
            replace(vote, low=low, high=high),
            shared,
            replace(drawn, label="map"),
        ]
    )


def three_sides() -> Comparison:
    """Like with like: three sides on 18 regions of Bosnia and 18 governorates of Iraq.

    Rows bosnia-1991, bosnia-2013, iraq-vote (low and high over the four plans) and iraq-map (low
    is the plan that suits the map best, high that which suits the vote best).
    """
    low, high = variants()
    least, most = (people / territory(MAP).everyone for people in map_range())
    vote, drawn = readings(VOTE, REGIONS).middle, readings(MAP, REGIONS_BY_MAP).middle
    return Comparison.of(
        [
            Compared.of("bosnia-1991", _in_three("bosnia-1991-regions"), "regions"),
            Compared.of("bosnia-2013", _in_three("bosnia-2013-regions"), "regions"),
            Compared.of("iraq-vote", vote, "governorates", low=low, high=high),
            Compared.of("iraq-map", drawn, "governorates", low=least, high=most),
        ]
    )


def three_sides_fine() -> Comparison:
    """Like with like on the 142 municipalities: three sides, 1991 and 2013."""
    rows = {"bosnia-1991": "bosnia-1991", "bosnia-2013": "bosnia-2013"}
    return Comparison.of(
        Compared.of(label, _in_three(one), "municipalities") for label, one in rows.items()
    )


def iraq_times_bosnia() -> float:
    """How many times as many people three regions by the vote leave in the minority in Iraq as
    three sides did in Bosnia in 1991, on 18 units each."""
    return three_sides().ratio("iraq-vote", "bosnia-1991")


def five_times_bosnia() -> tuple[float, float]:
    """How many times as many live in the five governorates alone as three sides left in Bosnia in
    1991: on its 18 regions, which is like with like, and on its 142 municipalities."""
    five = float(top_five().sum())
    fine = _in_three("bosnia-1991").wrong_side
    return five / _in_three("bosnia-1991-regions").wrong_side, five / fine


def _in_three(territory_id: str) -> Evaluation:
    return readings(territory_id, "bosnia-in-three").middle
