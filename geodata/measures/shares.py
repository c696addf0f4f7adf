"""The shares every index is made of."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def shares(counts: Floats) -> tuple[Floats, Floats, Floats]:
    """Totals and shares of `counts` (units x groups, people).

    Returns T_i (units), p_ij = n_ij / T_i (units x groups; zeros where nobody lives) and P_j
    (groups; zeros if nobody lives anywhere).
    """
    totals = counts.sum(axis=1)
    everyone = totals.sum()
    within = np.divide(
        counts, totals[:, None], out=np.zeros_like(counts), where=totals[:, None] > 0
    )
    overall = counts.sum(axis=0) / everyone if everyone > 0 else np.zeros(counts.shape[1])
    return totals, within, overall
