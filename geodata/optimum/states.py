"""What the sweep keeps of plans that agree on the frontier: one row a state."""

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray


@dataclass
class States:
    """Parallel arrays, one row a state; `piece` and `side` have one column a frontier unit.

    A piece is named by the place of its first unit. `closed` has bit k set when side k is complete.
    `surplus` is the part of the price bound beyond the cost so far. `path` holds the sides chosen
    so far, two bits a step.
    """

    piece: NDArray[np.uint8]
    side: NDArray[np.uint8]
    closed: NDArray[np.uint8]
    cost: NDArray[np.float64]
    surplus: NDArray[np.float64]
    path: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.cost)

    def take(self, rows: NDArray | slice) -> "States":
        """The states of these rows (numbers, a mask or a slice)."""
        return States(*(getattr(self, f.name)[rows] for f in fields(self)))
