"""What is kept of random lines: how their figures are spread, and whether there are enough."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from geodata.ensemble import PERCENTS
from geodata.recom.mixing import apart, autocorrelation, effective_size, split_r_hat

BINS = 40


def summary(wrong: NDArray[np.float64], distinct: int, tolerance: float) -> dict[str, Any]:
    """One row of ensembles.json from people on the wrong side, `wrong`: chain x step.

    People are rounded to whole persons.
    """
    chains, steps = wrong.shape
    half = steps // 2
    low, high = np.floor(wrong.min()), np.ceil(wrong.max())
    counts, _ = np.histogram(wrong, BINS, (low, max(high, low + 1)))
    return {
        "tolerance": tolerance,
        "plans": wrong.size,
        "distinct": distinct,
        "mean": round(float(wrong.mean())),
        "percentiles": np.percentile(wrong, PERCENTS).round().astype(int).tolist(),
        "histogram": {"low": low, "high": max(high, low + 1), "plans": counts.tolist()},
        "mixing": {
            "r_hat": round(split_r_hat(wrong), 4),
            "effective": round(effective_size(wrong)),
            "autocorrelation_1": round(float(autocorrelation(wrong)[1]), 3),
            "halves_apart": round(apart(wrong[:, :half], wrong[:, half:]), 3),
            "starts_apart": round(apart(wrong[: chains // 2], wrong[chains // 2 :]), 3),
        },
    }
