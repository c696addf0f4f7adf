"""Small made-up territories, in which every answer can be reckoned by hand."""

from itertools import pairwise

import geopandas as gpd
import numpy as np
import pandas as pd

from geodata.territory import Territory


def toy(
    counts: dict[str, list[float]],
    unplaced: list[float] | None = None,
    pairs: list[tuple[str, str]] | None = None,
) -> Territory:
    """Units a, b, c … in a row (each borders the next, unless `pairs` says otherwise)."""
    size = len(next(iter(counts.values())))
    names = list("abcdefghijklmnopqrstuvwxyz"[:size]) if size <= 26 else _numbered(size)
    index = pd.Index(names, name="unit_id", dtype="str")
    table = pd.DataFrame(counts, index=index, dtype=float)
    rest = pd.Series(unplaced or np.zeros(size), index=index, dtype=float)
    pairs = pairs if pairs is not None else list(pairwise(names))
    points = gpd.GeoSeries.from_xy(range(size), [0] * size, index=index, crs=4326)
    return Territory(
        id="toy",
        title="Toy",
        year=2000,
        units=gpd.GeoDataFrame(
            {"name": names, "region": "all", "area_km2": 10.0}, geometry=points, index=index
        ),
        counts=table,
        unplaced=rest,
        neighbours=pd.DataFrame(pairs, columns=["unit_a", "unit_b"]).assign(km=1.0),
    )


def grid(size=5):
    """A square of units: in the two columns of the west nine tenths are reds, elsewhere one."""
    names = "abcdefghijklmnopqrstuvwxyz"[: size * size]
    east = [(names[i], names[i + 1]) for i in range(len(names) - 1) if (i + 1) % size]
    south = [(names[i], names[i + size]) for i in range(len(names) - size)]
    reds = [90.0 if i % size < 2 else 10.0 for i in range(len(names))]
    return toy({"reds": reds, "blues": [100.0 - n for n in reds]}, pairs=east + south)


def _numbered(size: int) -> list[str]:
    return [f"u{number}" for number in range(size)]
