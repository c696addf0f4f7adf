"""How mixed a territory is, as a whole and place by place."""

from dataclasses import dataclass

import pandas as pd

from geodata.measures.chance_differ import chance_differ, chance_differ_by_unit
from geodata.measures.dissimilarity import dissimilarity
from geodata.measures.own_majority import own_majority_share
from geodata.measures.theil_h import theil_h
from geodata.territory import Territory


@dataclass(frozen=True, eq=False)
class Mixing:
    """The indices of one territory; all but `own_majority_share` over the listed groups only.

    `by_unit`, indexed by unit_id: `chance_differ`, `largest_group`, `largest_share` (of everyone
    there, people of no listed group included) and `population`. Where nobody of a listed group
    lives the first three are empty.
    """

    chance_differ: float
    theil_h: float
    dissimilarity: float
    own_majority_share: float
    by_unit: pd.DataFrame


def mixing(territory: Territory) -> Mixing:
    """Every measure of mixture of `territory`. Units of another size give other values."""
    counts = territory.counts.to_numpy(dtype=float)
    settled = territory.counts.sum(axis=1) > 0
    by_unit = pd.DataFrame(
        {
            "chance_differ": chance_differ_by_unit(counts),
            "largest_group": territory.counts.idxmax(axis=1).where(settled),
            "largest_share": (territory.counts.max(axis=1) / territory.population).where(settled),
            "population": territory.population,
        },
        index=territory.counts.index,
    )
    return Mixing(
        chance_differ=chance_differ(counts),
        theil_h=theil_h(counts),
        dissimilarity=dissimilarity(counts),
        own_majority_share=own_majority_share(counts, territory.unplaced.to_numpy(dtype=float)),
        by_unit=by_unit,
    )
