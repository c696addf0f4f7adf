"""A country at one date, cut into units: who lived in each and which units are neighbours."""

from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, Literal, get_args

import pandas as pd

from geodata.ids import unknown
from geodata.tables.read import read_table, read_toml

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

Treatment = Literal["low", "middle", "high"]
UNIT_COLUMNS = ["name", "region", "area_km2", "geometry"]
BLOCS = ["shia", "sunni_arab", "kurdish"]
OTHER_LISTS = "other_lists"  # a group that no side owns


@dataclass(frozen=True, eq=False)
class Territory:
    """Units with their people. Shared and cached: treat the tables as read-only.

    `units`: GeoDataFrame (EPSG:4326), `counts`: people, one column a group, `unplaced`: people of
    no listed group; all three share the index unit_id. `units` has name, region and area_km2 (NaN
    where nobody measured it). `neighbours` has unit_a < unit_b and km, the length of their common
    border (NaN where it is not measured). `plans` are the ids that `geodata.plan` knows for this
    territory.
    """

    id: str
    title: str
    year: int
    units: "GeoDataFrame"
    counts: pd.DataFrame
    unplaced: pd.Series
    neighbours: pd.DataFrame
    caveats: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()

    @property
    def groups(self) -> tuple[str, ...]:
        """The listed groups, in the order of the columns of `counts`."""
        return tuple(self.counts.columns)

    @cached_property
    def population(self) -> pd.Series:
        """Everyone in each unit, people of no listed group included."""
        return self.counts.sum(axis=1) + self.unplaced

    @cached_property
    def everyone(self) -> float:
        """Everyone in the whole territory."""
        return float(self.population.sum())

    @cached_property
    def adjacency(self) -> dict[str, set[str]]:
        """unit_id -> the units it has for neighbours."""
        near: dict[str, set[str]] = {unit: set() for unit in self.counts.index}
        for a, b in zip(self.neighbours["unit_a"], self.neighbours["unit_b"], strict=True):
            near[a].add(b)
            near[b].add(a)
        return near


def entry(territory_id: str) -> dict[str, Any]:
    """What territories.toml says of a territory. Raises UnknownId."""
    registry = read_toml("territories")
    if territory_id not in registry:
        raise unknown("territory", territory_id, registry)
    return registry[territory_id]


def territory_ids() -> tuple[str, ...]:
    """Every territory there is, in the order of territories.toml."""
    return tuple(read_toml("territories"))


def territory(territory_id: str, treatment: Treatment = "middle") -> Territory:
    """The territory with this id.

    `treatment` says what becomes of Iraqi votes for secular and small lists, in whose place people
    are counted: "middle" divides them like the rest of their governorate, "low" leaves these people
    unplaced, "high" puts them in a group `other_lists` that no side owns. A census has no such
    choice and is the same under all three. Raises UnknownId.
    """
    if treatment not in get_args(Treatment):
        raise unknown("treatment", treatment, get_args(Treatment))
    if entry(territory_id)["country"] != "iraq":
        treatment = "middle"
    return _territory(territory_id, treatment)


@cache
def _territory(territory_id: str, treatment: Treatment) -> Territory:
    from geodata import shapes  # geopandas is slow to import, and plans need no geometry

    facts = entry(territory_id)
    family = facts["family"]
    table = unit_table(family)
    counts, unplaced = (
        _votes(treatment) if facts["country"] == "iraq" else _census(facts["counts"], family)
    )
    return Territory(
        id=territory_id,
        title=facts["title"],
        year=facts["year"],
        units=shapes.units(family).join(table, how="right").reindex(columns=UNIT_COLUMNS),
        counts=counts.loc[table.index],
        unplaced=unplaced.loc[table.index],
        neighbours=shapes.neighbours(family),
        caveats=tuple(facts["caveats"]),
        sources=tuple(facts["sources"]),
        plans=tuple(read_toml("plans")[facts["country"]]["plans"]),
    )


@cache
def unit_table(family: str) -> pd.DataFrame:
    """Name and region of every unit of a family of shapes, indexed by unit_id."""
    if family == "iraq":
        return read_table("iraq_2005").set_index("unit_id")[["name", "region"]]
    units = read_table("units_bosnia")
    if family == "bosnia":
        return units.set_index("unit_id")[["name", "region"]]
    regions = units.drop_duplicates("region_id").sort_values("region_id")
    regions = regions.assign(unit_id=regions["region_id"], name=regions["region"])
    return regions.set_index("unit_id")[["name", "region"]]


def _census(name: str, family: str) -> tuple[pd.DataFrame, pd.Series]:
    """Counts and unplaced people of a Bosnian census, on municipalities or summed to regions."""
    people = read_table(name).set_index("unit_id")
    if family == "bosnia-regions":
        region = read_table("units_bosnia").set_index("unit_id")["region_id"]
        people = people.groupby(region.rename("unit_id")).sum()
    counts = people.drop(columns="total")
    return counts, (people["total"] - counts.sum(axis=1)).rename("unplaced")


def _votes(treatment: Treatment) -> tuple[pd.DataFrame, pd.Series]:
    """Iraq's people of 2005, divided as each governorate voted that December."""
    table = read_table("iraq_2005").set_index("unit_id")
    base = table[BLOCS].sum(axis=1) if treatment == "middle" else table["valid_votes"]
    counts = table[BLOCS].mul(table["population"] / base, axis=0)
    rest = (table["population"] - counts.sum(axis=1)).clip(lower=0)
    if treatment == "middle":
        rest[:] = 0.0
    if treatment == "high":
        counts[OTHER_LISTS] = rest
        rest = rest * 0
    return counts, rest.rename("unplaced")
