"""How unevenly the groups are spread: Theil's information index.

Theil, H. and Finizza, A. J. (1971), A note on the measurement of racial integration of schools by
means of informational concepts, Journal of Mathematical Sociology 1, 187-193; Reardon, S. F. and
Firebaugh, G. (2002), Measures of multigroup segregation, Sociological Methodology 32, 33-67.
"""

import numpy as np

from geodata.measures.shares import Floats, shares


def _entropy(p: Floats) -> Floats:
    """-sum p ln p along the last axis, with 0 ln 0 = 0."""
    return -(p * np.log(p, out=np.zeros_like(p), where=p > 0)).sum(axis=-1)


def theil_h(counts: Floats) -> float:
    """H = sum_i T_i (E - E_i) / (T E) of `counts` (units x groups).

    From 0 (every unit is the whole in small) to 1 (every unit of one group). 0 if there is only
    one group, which cannot be uneven; NaN if nobody lives anywhere.
    """
    totals, within, overall = shares(counts)
    whole = float(_entropy(overall))
    if totals.sum() == 0:
        return float("nan")
    if whole == 0:
        return 0.0
    return float((totals * (whole - _entropy(within))).sum() / (totals.sum() * whole))
