"""A country at one date, cut into units: who lived in each and which units are neighbours."""

from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, Literal, get_args

import pandas as pd

from geodata import counted
from geodata.ids import unknown
from geodata.measured import NotMeasured
from geodata.tables.read import read_table, read_toml

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

Treatment = Literal["low", "middle", "high"]
UNIT_COLUMNS = ["name", "region", "area_km2", "geometry"]


@dataclass(frozen=True, eq=False)
class Territory:
    """Units with their people. Shared and cached: treat the tables as read-only.

    `units`: GeoDataFrame (EPSG:4326), `counts`: people, one column a group, `unplaced`: people of
    no listed group; all three share the index unit_id. `units` has name, region and area_km2 (NaN
    where nobody measured it). `neighbours` has unit_a < unit_b and km, the length of their common
    border (NaN where it is not measured), or is None where nobody measured who borders whom.
    `plans` are the ids that `geodata.plan` knows for this territory, `country` whose plans they
    are; `family` names its units in `geodata.shapes`, and is empty for a territory of one's own.
    """

    id: str
    title: str
    year: int
    units: "GeoDataFrame"
    counts: pd.DataFrame
    unplaced: pd.Series
    neighbours: pd.DataFrame | None
    caveats: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()
    country: str = ""
    family: str = ""

    @property
    def measured(self) -> bool:
        """Whether it is known who borders whom; if not, nothing can be told of contiguity."""
        return self.neighbours is not None

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

    def borders(self) -> pd.DataFrame:
        """`neighbours`, for all that needs contiguity. Raises NotMeasured if there are none."""
        if self.neighbours is None:
            raise NotMeasured(self.title)
        return self.neighbours

    @cached_property
    def adjacency(self) -> dict[str, set[str]]:
        """unit_id -> the units it has for neighbours. Raises NotMeasured."""
        pairs = self.borders()
        near: dict[str, set[str]] = {unit: set() for unit in self.counts.index}
        for a, b in zip(pairs["unit_a"], pairs["unit_b"], strict=True):
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
    choice, nor has a map, and is the same under all three. Raises UnknownId.
    """
    if treatment not in get_args(Treatment):
        raise unknown("treatment", treatment, get_args(Treatment))
    return _territory(territory_id, treatment if "votes" in entry(territory_id) else "middle")


def is_measured(territory_id: str) -> bool:
    """Whether it is known who borders whom in a territory, without loading it. Raises UnknownId."""
    return entry(territory_id).get("measured", True)


def require_measured(territory_id: str) -> None:
    """Raise NotMeasured if nobody measured who borders whom; UnknownId."""
    if not is_measured(territory_id):
        raise NotMeasured(entry(territory_id)["title"])


def plan_ids(territory_id: str) -> tuple[str, ...]:
    """The plans that are registered for a territory, in their order. Raises UnknownId."""
    plans = read_toml("plans")[entry(territory_id)["country"]]["plans"]
    return tuple(
        plan
        for plan, about in plans.items()
        if territory_id in about.get("territories", [territory_id])
    )


def how_read(territory_id: str) -> pd.Series | None:
    """How far the row of each unit was read: yes, part or no; None where every row was.

    Yes: every figure of a group that owns a side was seen on a page; part: some were; no: the row
    stands there from memory or is an estimate. Raises UnknownId.
    """
    about = entry(territory_id)
    return counted.rows(about)["verified"] if "table" in about else None


def verified(territory_id: str) -> pd.Series:
    """Shares of everyone, 0 to 1, who stand in rows read whole, in part or not: yes, part, no.

    The tables of Bosnia and Iraq were read whole. Raises UnknownId.
    """
    told = how_read(territory_id)
    found = pd.Series({"yes": 1.0, "part": 0.0, "no": 0.0}, name="share")
    if told is None:
        return found
    people = counted.rows(entry(territory_id))["total"]
    shares = people.groupby(told).sum() / people.sum()
    return shares.reindex(found.index, fill_value=0.0).rename("share")


@cache
def _territory(territory_id: str, treatment: Treatment) -> Territory:
    from geodata import shapes  # geopandas is slow to import, and plans need no geometry

    facts = entry(territory_id)
    family = facts["family"]
    table = unit_table(family)
    counts, unplaced = counted.people(facts, treatment)
    return Territory(
        id=territory_id,
        title=facts["title"],
        year=facts["year"],
        units=shapes.units(family).join(table, how="right").reindex(columns=UNIT_COLUMNS),
        counts=counts.loc[table.index],
        unplaced=unplaced.loc[table.index],
        neighbours=shapes.neighbours(family) if is_measured(territory_id) else None,
        caveats=tuple(facts["caveats"]),
        sources=tuple(facts["sources"]),
        plans=plan_ids(territory_id),
        country=facts["country"],
        family=family,
    )


@cache
def unit_table(family: str) -> pd.DataFrame:
    """Name and region of every unit of a family of shapes, indexed by unit_id."""
    if family == "iraq":
        return read_table("iraq_2005").set_index("unit_id")[["name", "region"]]
    if not family.startswith("bosnia"):
        own = next(
            facts for facts in read_toml("territories").values() if facts["family"] == family
        )
        return counted.rows(own)[["name", "region"]]
    units = read_table("units_bosnia")
    if family == "bosnia":
        return units.set_index("unit_id")[["name", "region"]]
    regions = units.drop_duplicates("region_id").sort_values("region_id")
    regions = regions.assign(unit_id=regions["region_id"], name=regions["region"])
    return regions.set_index("unit_id")[["name", "region"]]
