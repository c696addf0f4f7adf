"""The ground under the partitions that are neither Bosnia nor Iraq: land, names and areas."""

from __future__ import annotations

from functools import cache
from typing import Any

import geopandas as gpd

import geodata as gd
from components.atlas import layers
from components.atlas.maps.cases import view
from components.atlas.scene import Fixture, Scene

MARGIN = 0.8  # of the territory's extent, drawn around it so that a pan shows land
CLEAR = 0.05  # of the territory's height, within which no country of today is named
NAMES = 8


@cache
def ground(territory_id: str) -> Scene:
    """A territory's areas, unpainted, on the land around them; the view holds all of them."""
    territory = gd.territory(territory_id)
    areas = layers.shapes("units", territory.units.geometry)
    return Scene(whole(territory_id), territory.title, (*_land(territory_id), areas), ())


@cache
def whole(territory_id: str) -> dict[str, Any]:
    """The view that holds a whole territory, with room for the legend below."""
    return {"name": territory_id, **view(gd.territory(territory_id).units)}


def _land(territory_id: str) -> tuple[Fixture, ...]:
    units = gd.territory(territory_id).units
    west, south, east, north = units.total_bounds
    pad = MARGIN * max(east - west, north - south)
    bounds = west - pad, max(south - pad, -58.0), east + pad, min(north + pad, 83.0)
    names = gd.shapes.labels().sort_values("rank").rename(columns={"name": "text"})
    near = names["lon"].between(bounds[0], bounds[2]) & names["lat"].between(bounds[1], bounds[3])
    points = gpd.GeoSeries.from_xy(names["lon"], names["lat"], crs=units.crs)
    near &= ~points.within(units.geometry.union_all().buffer(CLEAR * (north - south)))
    shown = names.loc[near, ["text", "lat", "lon"]].head(NAMES)
    land = layers.base(bounds, shown.to_dict("records"), layers.wider(bounds))
    return land, layers.waters(bounds)
