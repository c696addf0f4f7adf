"""People who live where their own group is more than half of all residents (this project)."""

from geodata.measures.shares import Floats


def own_majority_share(counts: Floats, unplaced: Floats) -> float:
    """Their share of everyone, people of no listed group included on both sides.

    `counts` is units x groups, `unplaced` one number a unit. NaN if nobody lives anywhere.
    """
    residents = counts.sum(axis=1) + unplaced
    if residents.sum() == 0:
        return float("nan")
    own = counts[counts > residents[:, None] / 2]
    return float(own.sum() / residents.sum())
