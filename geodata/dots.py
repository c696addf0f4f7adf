"""Dot density: where people live, one dot for so many of them."""

from __future__ import annotations

import numpy as np
import pandas as pd

from geodata.territory import Territory


def dots(territory: Territory, per: int = 5_000, seed: int = 1995) -> pd.DataFrame:
    """One row a dot: group, unit_id, lat, lon (degrees); a dot stands for `per` people of a group.

    Dots fall at random inside their unit, the same on every call. Counts are rounded cumulatively
    over the units, so that a group's dots add up to its people to within one dot. People of no
    listed group have no dot. Raises ValueError if `per` is not positive.
    """
    if per <= 0:
        raise ValueError(f"A dot must stand for at least one person, not {per}.")
    parts = []
    for number, group in enumerate(territory.groups):
        running = np.floor(territory.counts[group].cumsum() / per + 0.5)
        size = running.diff().fillna(running).astype(int)
        drawn = territory.units.geometry[size > 0].sample_points(
            size[size > 0].to_numpy(), rng=seed + number
        )
        points = drawn.explode(index_parts=False)
        parts.append(
            pd.DataFrame(
                {"group": group, "unit_id": points.index, "lat": points.y, "lon": points.x}
            )
        )
    return pd.concat(parts, ignore_index=True)
