"""Have the chains mixed? The usual checks on a figure followed along several chains."""

import numpy as np
from numpy.typing import NDArray


def split_r_hat(chains: NDArray[np.float64]) -> float:
    """Split R-hat of `chains` x steps: near 1 if halves of chains agree; above 1.01 is a warning.

    Square root of the pooled variance over the mean variance within half chains (Gelman et al.
    2013, Bayesian Data Analysis, 11.4). 1 where nothing varies.
    """
    half = chains.shape[1] // 2
    parts = np.concatenate([chains[:, :half], chains[:, -half:]])
    within = parts.var(axis=1, ddof=1).mean()
    if within == 0:
        return 1.0 if np.ptp(parts) == 0 else float("inf")
    between = half * parts.mean(axis=1).var(ddof=1)
    return float(np.sqrt(((half - 1) / half * within + between / half) / within))


def autocorrelation(chains: NDArray[np.float64]) -> NDArray[np.float64]:
    """Autocorrelation by lag from 0, averaged over `chains` x steps; 0 where nothing varies."""
    steps = chains.shape[1]
    centred = chains - chains.mean()
    padded = np.fft.rfft(centred, 2 * steps, axis=1)
    found = np.fft.irfft(np.abs(padded) ** 2, axis=1)[:, :steps].mean(axis=0)
    return found / found[0] if found[0] else np.zeros(steps)


def effective_size(chains: NDArray[np.float64]) -> float:
    """How many independent draws the steps are worth: N / (1 + 2 x the sum of autocorrelations).

    Summed in pairs of lags until a pair is no longer positive (Geyer 1992); at most N.
    """
    rho = autocorrelation(chains)
    pairs = rho[1:-1:2] + rho[2::2]
    ends = np.flatnonzero(pairs <= 0)
    total = pairs[: ends[0] if len(ends) else len(pairs)].sum()
    return float(min(chains.size, chains.size / (1 + 2 * total)))


def apart(first: NDArray[np.float64], second: NDArray[np.float64]) -> float:
    """The largest gap between the two distribution functions (Kolmogorov and Smirnov), 0 to 1."""
    values = np.unique(np.concatenate([first.ravel(), second.ravel()]))
    shares = [
        np.searchsorted(np.sort(sample.ravel()), values, side="right") / sample.size
        for sample in (first, second)
    ]
    return float(np.abs(shares[0] - shares[1]).max())
