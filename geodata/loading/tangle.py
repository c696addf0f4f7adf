"""Areas that lie across each other, found before anything is measured on them.

Where two borders cross a few thousand times each, what GEOS makes of them takes minutes and
gigabytes, and nothing can stop it; a map of areas side by side has hardly a crossing. Borders are
cut into short runs, whose boxes are looked up in a tree; only runs that come near each other are
compared, line by line.
"""

from __future__ import annotations

from collections.abc import Iterator

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray

from geodata.loading.limits import Limits
from geodata.tables.problems import TableError

RUN = 8  # lines in a run
AT_ONCE = 1_000_000  # boxes looked up, and pairs of lines compared, at a time
MEETS, LEAST = 50, 200_000  # runs that a run may come near, on average, and how many always may


def refuse_tangles(file: str, plane: gpd.GeoSeries, limits: Limits) -> None:
    """Raise TableError where too many areas, or too many of their borders, cross each other."""
    forms = plane.to_numpy()
    met = 0
    for left, right in _near(forms):
        met += int((left < right).sum())
        if met > limits.meetings:
            raise TableError(
                f"{file}: more than {limits.meetings:,} pairs of areas lie on one another or close "
                "by; a map of areas side by side has a few for each area."
            )
    points, owner = _runs(forms)
    found, near = 0, 0
    for left, right in _near(shapely.linestrings(points)):
        once = left <= right
        left, right = left[once], right[once]
        near += len(left)
        size = AT_ONCE // RUN**2
        for start in range(0, len(left), size):
            a, b = left[start : start + size], right[start : start + size]
            crossed = _crossed(points[a], points[b])
            found += int(crossed.sum())
            if found > limits.crossings or near > MEETS * len(points) + LEAST:
                first = int(np.argmax(crossed))
                names = [str(plane.index[owner[one[first]]])[:40] for one in (a, b)]
                which = " and ".join(repr(name) for name in dict.fromkeys(names))
                raise TableError(
                    f"{file}: borders cross each other more than {limits.crossings:,} times (as "
                    f"those of {which} do). These are no areas side by side: mend the file first."
                )


def _near(forms: NDArray) -> Iterator[tuple[NDArray, NDArray]]:
    """Pairs of forms whose boxes meet, each both ways and each with itself, a few at a time."""
    tree = shapely.STRtree(forms)
    step = max(1, AT_ONCE // max(len(forms), 1))
    for start in range(0, len(forms), step):
        left, right = tree.query(forms[start : start + step])
        yield left + start, right


def _runs(forms: NDArray) -> tuple[NDArray[np.float64], NDArray[np.intp]]:
    """Every ring as runs of RUN lines: run × (RUN + 1) × (x, y), and the place of its area."""
    parts, of_form = shapely.get_parts(forms, return_index=True)
    rings, of_part = shapely.get_rings(parts, return_index=True)
    xy, of_ring = shapely.get_coordinates(rings, return_index=True)
    lengths = np.bincount(of_ring, minlength=len(rings))
    first = np.concatenate([[0], np.cumsum(lengths)[:-1]]).astype(int)
    counts = -(-np.maximum(lengths - 1, 0) // RUN)
    ring = np.repeat(np.arange(len(rings)), counts)
    within = np.arange(len(ring)) - np.repeat(np.cumsum(counts) - counts, counts)
    start, last = first[ring] + within * RUN, first[ring] + lengths[ring] - 1
    places = np.minimum(start[:, None] + np.arange(RUN + 1), last[:, None])
    return xy[places], of_form[of_part[ring]]


def _crossed(one: NDArray[np.float64], other: NDArray[np.float64]) -> NDArray[np.intp]:
    """How often the lines of each run cross those of the other; a touch at an end is none."""
    a, b = one[:, :-1, None], one[:, 1:, None]
    c, d = other[:, None, :-1], other[:, None, 1:]
    apart = _turn(a, b, c) * _turn(a, b, d) < 0
    return (apart & (_turn(c, d, a) * _turn(c, d, b) < 0)).sum(axis=(1, 2))


def _turn(a: NDArray, b: NDArray, c: NDArray) -> NDArray:
    """On which side of the line from a to b c lies: the sign tells."""
    (ax, ay), (bx, by), (cx, cy) = (np.moveaxis(one, -1, 0) for one in (a, b, c))
    return np.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax))
