"""How unevenly the groups are spread: the multigroup index of dissimilarity.

Morgan, B. S. (1975), The segregation of socioeconomic groups in urban areas, Urban Studies 12,
47-60; Sakoda, J. M. (1981), A generalized index of dissimilarity, Demography 18, 245-250; Reardon,
S. F. and Firebaugh, G. (2002), Measures of multigroup segregation, Sociological Methodology 32.
"""

import numpy as np

from geodata.measures.shares import Floats, shares


def dissimilarity(counts: Floats) -> float:
    """D = sum_ij T_i |p_ij - P_j| / (2 T I) with I = sum_j P_j (1 - P_j), of units x groups.

    From 0 (every unit is the whole in small) to 1 (every unit of one group). 0 if there is only
    one group, which cannot be uneven; NaN if nobody lives anywhere.
    """
    totals, within, overall = shares(counts)
    diversity = float((overall * (1 - overall)).sum())
    if totals.sum() == 0:
        return float("nan")
    if diversity == 0:
        return 0.0
    gaps = (totals[:, None] * np.abs(within - overall)).sum()
    return float(gaps / (2 * totals.sum() * diversity))
