"""The chance that two people of a place belong to different groups.

Simpson, E. H. (1949), Measurement of diversity, Nature 163, 688. Known in political science as
fractionalization.
"""

import numpy as np

from geodata.measures.shares import Floats, shares


def chance_differ_by_unit(counts: Floats) -> Floats:
    """F_i = 1 - sum_j p_ij^2 for each row of `counts` (units x groups); NaN where nobody lives."""
    totals, within, _ = shares(counts)
    return np.where(totals > 0, 1 - (within**2).sum(axis=1), np.nan)


def chance_differ(counts: Floats) -> float:
    """The mean of F_i weighted by T_i, from 0 (every unit of one group) towards 1.

    NaN if nobody lives anywhere.
    """
    totals = counts.sum(axis=1)
    lived_in = totals > 0
    if not lived_in.any():
        return float("nan")
    return float(np.average(chance_differ_by_unit(counts)[lived_in], weights=totals[lived_in]))
