"""Areas as a coverage: where they overlap or leave gaps, who borders whom, and the repair."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

LEAST_KM = 0.001  # a shorter common border is a touch
SLIVER_KM2 = 0.01  # smaller overlaps and gaps are drawing, not a dispute
NAMED = 8


@dataclass(frozen=True)
class Topology:
    """`overlaps` and `gaps` in km²; the units of the largest; `alone` have no neighbour."""

    overlaps: float
    overlapping: tuple[tuple[str, str], ...]
    gaps: float
    invalid: tuple[str, ...]
    alone: tuple[str, ...]

    @property
    def overlap(self) -> bool:
        """Whether areas overlap by more than a sliver."""
        return self.overlaps >= SLIVER_KM2

    @property
    def gap(self) -> bool:
        """Whether areas leave more than a sliver between them."""
        return self.gaps >= SLIVER_KM2

    @property
    def clean(self) -> bool:
        """Whether the areas are a coverage."""
        return not (self.overlap or self.gap or self.invalid)


def flat(areas: gpd.GeoSeries) -> gpd.GeoSeries:
    """The areas on a plane in metres, equal in area, centred on themselves."""
    west, south, east, north = areas.total_bounds
    centre = f"+lat_0={(south + north) / 2:.3f} +lon_0={(west + east) / 2:.3f}"
    return areas.to_crs(f"+proj=laea {centre} +datum=WGS84 +units=m")


def examine(plane: gpd.GeoSeries, neighbours: pd.DataFrame | None) -> Topology:
    """What is wrong with areas on a plane (metres); none is alone where neighbours are unknown."""
    valid = plane.is_valid
    sound = plane[valid]
    forms, units = sound.to_numpy(), list(map(str, sound.index))
    covers = shapely.coverage_is_valid(forms)  # then nothing overlaps, and a union is quick
    a, b = _close(forms) if not covers else (np.array([], int), np.array([], int))
    inner = shapely.relate_pattern(forms[a], forms[b], "T********")
    a, b = a[inner], b[inner]
    shared = shapely.area(shapely.intersection(forms[a], forms[b])) / 1e6
    order = np.argsort(-shared)
    named = [(units[a[i]], units[b[i]]) for i in order if shared[i] > 0]
    whole = (shapely.coverage_union_all if covers else shapely.union_all)(forms)
    holes = (
        [shapely.Polygon(ring) for part in shapely.get_parts(whole) for ring in part.interiors]
        if not whole.is_empty
        else []
    )
    bordered = set(plane.index)
    if neighbours is not None:
        bordered = set(neighbours["unit_a"]) | set(neighbours["unit_b"])
    return Topology(
        overlaps=float(shared.sum()),
        overlapping=tuple(named[:NAMED]),
        gaps=float(sum(hole.area for hole in holes) / 1e6),
        invalid=tuple(str(unit) for unit in plane.index[~valid]),
        alone=tuple(str(unit) for unit in plane.index if unit not in bordered),
    )


def repaired(plane: gpd.GeoSeries) -> tuple[gpd.GeoSeries, pd.Series]:
    """The areas as a clean coverage, and how many km² of each moved, largest first."""
    sound = plane.make_valid().map(_areas_only)
    cleaned = gpd.GeoSeries(
        shapely.coverage_clean(sound.to_numpy()), index=plane.index, crs=plane.crs
    )
    moved = sound.symmetric_difference(cleaned).area / 1e6
    return cleaned, moved[moved > SLIVER_KM2].sort_values(ascending=False)


def simplified(plane: gpd.GeoSeries, most: int) -> gpd.GeoSeries:
    """The coverage with at most `most` vertices; neighbours keep one border."""
    tolerance = 50.0
    while shapely.get_num_coordinates(plane.to_numpy()).sum() > most:
        plane = plane.simplify_coverage(tolerance)
        tolerance *= 2
        if tolerance > 1e6:
            break
    return plane


def common_borders(plane: gpd.GeoSeries) -> pd.DataFrame:
    """Pairs of units with a common border: unit_a < unit_b, km. Borders are measured, not drawn."""
    sound = plane[plane.is_valid]
    edges, units = sound.boundary.to_numpy(), list(map(str, sound.index))
    left, right = _close(edges)
    km = shapely.length(shapely.intersection(edges[left], edges[right])) / 1000
    rows = [
        (*sorted((units[a], units[b])), round(float(length), 3))
        for a, b, length in zip(left, right, km, strict=True)
        if length >= LEAST_KM
    ]
    return pd.DataFrame(sorted(rows), columns=["unit_a", "unit_b", "km"])


def _close(forms: NDArray) -> tuple[NDArray, NDArray]:
    """Places of the pairs of forms whose boxes meet, each pair once."""
    left, right = shapely.STRtree(forms).query(forms)
    return left[left < right], right[left < right]


def _areas_only(form: shapely.Geometry) -> shapely.Geometry:
    parts = [
        part
        for part in shapely.get_parts(form)
        if part.geom_type in ("Polygon", "MultiPolygon") and not part.is_empty
    ]
    return shapely.union_all(parts) if parts else shapely.Polygon()
