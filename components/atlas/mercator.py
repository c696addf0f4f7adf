"""Web Mercator at ground scale for a viewport of a given size, as `atlas.js` does it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

EARTH = 40_075_016.686  # metres around the equator, as in Leaflet's EPSG:3857


@dataclass(frozen=True)
class Viewport:
    """A view (lat, lon in degrees, km across the shorter side) on `width` x `height` pixels.

    A view may ask for `across` kilometres over the width as well; the coarser scale is used.
    """

    lat: float
    lon: float
    km: float
    width: float
    height: float
    across: float = 0

    @classmethod
    def of(cls, view: Mapping[str, Any], width: float, height: float) -> Viewport:
        """The viewport in which a scene's view fills `width` x `height`."""
        across = view.get("across") or 0
        return cls(view["lat"], view["lon"], view["km"], width, height, across)

    @cached_property
    def metres_per_pixel(self) -> float:
        """Ground metres a pixel at the centre."""
        return 1000 * max(self.km / min(self.width, self.height), self.across / self.width)

    @cached_property
    def world(self) -> float:
        """Pixels around the whole equator at this scale."""
        return EARTH * math.cos(math.radians(self.lat)) / self.metres_per_pixel

    def xy(self, lat_lon: ArrayLike) -> NDArray[np.float64]:
        """Pixels (x right, y down from the top left) of n rows of latitude and longitude."""
        lat_lon = np.asarray(lat_lon, dtype=float).reshape(-1, 2)
        x = (lat_lon[:, 1] - self.lon) / 360 * self.world + self.width / 2
        y = (_north(self.lat) - _north(lat_lon[:, 0])) * self.world + self.height / 2
        return np.column_stack([x, y])

    def bounds(self, margin: float = 0.05) -> tuple[float, float, float, float]:
        """West, south, east, north of what is seen and a margin (a share of the sides)."""
        across = 360 * self.width / self.world * (0.5 + margin)
        up = self.height / self.world * (0.5 + margin)
        here = _north(self.lat)
        return (
            max(self.lon - across, -360.0),
            _latitude(here - up),
            min(self.lon + across, 360.0),
            _latitude(here + up),
        )


def _north(lat: Any) -> Any:
    """Mercator's northing as a share of the world's width."""
    return np.log(np.tan(np.pi / 4 + np.radians(np.clip(lat, -85.05, 85.05)) / 2)) / (2 * np.pi)


def _latitude(north: float) -> float:
    return math.degrees(2 * math.atan(math.exp(2 * math.pi * north)) - math.pi / 2)
