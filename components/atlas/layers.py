"""What can lie on a map. Each function turns plain data into a layer; none draws by itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely

import geodata as gd
from components.atlas.scene import Fixture, Layer
from components.palette import ACCENT, GROUPS

Item = Mapping[str, Any]
Bounds = gd.shapes.Bounds

AROUND = 5  # degrees of land beyond what a map is about, for a small one on the widest screen


def base(bounds: Bounds, labels: Iterable[Item] = (), beyond: Bounds | None = None) -> Fixture:
    """Land and borders inside `bounds` (west, south, east, north) in degrees.

    As far as `beyond` too, where it is given: more coarsely, if no finer shapes cover all of it.
    """
    ground = land(bounds, beyond)
    ground = ground[~ground.geometry.is_empty]  # an island has no border, the open sea no land
    parts = (ground[ground.index == part].to_geo_dict() for part in ("land", "border"))
    content = dict(zip(("land", "borders"), parts, strict=True))
    return Fixture("base", {**content, "labels": list(labels), "bounds": list(beyond or bounds)})


def land(bounds: Bounds, beyond: Bounds | None = None) -> gpd.GeoDataFrame:
    """What `base` draws: geometry, indexed by layer (land, border)."""
    ground = gd.basemap(bounds).set_index("layer")
    if beyond:
        rest = gd.basemap(beyond).set_index("layer").difference(shapely.box(*bounds))
        ground = ground.set_geometry(ground.union(rest))
    return ground


def wider(bounds: Bounds) -> Bounds:
    """The bounds, AROUND further on every side, as far as the world goes."""
    west, south, east, north = bounds
    return (
        max(west - AROUND, -180.0),
        max(south - AROUND, -58.0),
        min(east + AROUND, 180.0),
        min(north + AROUND, 83.0),
    )


def waters(bounds: Bounds) -> Fixture:
    """Rivers and lakes inside `bounds` (west, south, east, north) in degrees, with their names."""
    west, south, east, north = bounds
    names = gd.water_labels()
    inside = names["lon"].between(west, east) & names["lat"].between(south, north)
    rows = names[inside].rename(columns={"name": "text"})[["text", "lat", "lon"]]
    return drawn_waters(gd.waters(bounds), rows.to_dict("records"))


def drawn_waters(areas: gpd.GeoDataFrame, labels: Iterable[Item]) -> Fixture:
    """Waters of `areas` (layer river or lake, geometry) as a fixture."""
    rivers, lakes = (
        areas.loc[areas["layer"] == layer, ["geometry"]].to_geo_dict(drop_id=True)
        for layer in ("river", "lake")
    )
    return Fixture("waters", {"rivers": rivers, "lakes": lakes, "labels": list(labels)})


def shapes(name: str, geometry: gpd.GeoSeries, *, passive: bool = False) -> Fixture:
    """Areas to be painted later by `paint(name, …)`; the index gives their ids.

    Passive areas let clicks and tooltips through to what lies under them.
    """
    return Fixture("shapes", {"name": name, "geojson": _features(geometry), "passive": passive})


def outline(
    name: str, geometry: gpd.GeoSeries, colour: str, weight: float = 2, dash: str | None = None
) -> Fixture:
    """A line that stays: the inter-entity line, a province."""
    return Fixture(
        "shapes",
        {
            "name": name,
            "geojson": _features(geometry),
            "line": True,
            "colour": colour,
            "weight": weight,
            "dash": dash,
        },
    )


def names(items: Iterable[Item]) -> Fixture:
    """Names of regions in small capitals: text, lat, lon."""
    return Fixture("names", {"items": list(items)})


def area(name: str, geometry: gpd.GeoSeries, fill: str, stroke: str) -> Fixture:
    """An area that stays and hears nothing: a country as quiet ground."""
    look = {"passive": True, "fill": fill, "stroke": stroke}
    return Fixture("shapes", {"name": name, "geojson": _features(geometry), **look})


def _features(geometry: gpd.GeoSeries) -> dict[str, Any]:
    areas = gpd.GeoDataFrame({"id": geometry.index.astype(str)}, geometry=list(geometry.values))
    return areas.to_geo_dict(drop_id=True)


def paint(name: str, units: Mapping[str, Item], *, clickable: bool = False) -> Layer:
    """Colours and labels for areas: unit id -> fill, text, optionally opacity, stroke, weight."""
    return Layer("paint", {"name": name, "units": dict(units), "clickable": clickable})


def dots(points: pd.DataFrame, radius: float = 1.9) -> Layer:
    """One dot a row of `points` (group, lat, lon)."""
    groups = [
        {
            "colour": GROUPS[group],
            "points": rows[["lat", "lon"]].round(3).to_numpy().ravel().tolist(),
        }
        for group, rows in points.groupby("group", sort=False)
    ]
    return Layer("dots", {"groups": groups, "radius": radius})


def callouts(items: Iterable[Item]) -> Layer:
    """Numbered marks: id, number, lat, lon, text, optionally direction, pressed."""
    return Layer("callouts", {"items": list(items)})


def pins(items: Iterable[Item]) -> Layer:
    """Places: id, lat, lon, text, colour, optionally size, hollow, label, pressed."""
    return Layer("pins", {"items": list(items)})


MILLION = 0.08  # radius of the circle of a million people, as a share of the shorter side


def circles(items: Iterable[Item], key: Item | None = None, colour: str = ACCENT) -> Layer:
    """People as circles: id, lat, lon, people, optionally text (a tooltip).

    The area is proportional to the people; the radius in pixels is `MILLION` x the map's shorter
    side x sqrt(people / 1,000,000) at any zoom, so that maps of one size have one circle scale.
    `key` (people, text) is drawn beside the map as the circle of so many people.
    """
    content = {"items": list(items), "million": MILLION, "colour": colour, "key": key}
    return Layer("circles", content)


def radius(people: float, shorter: float) -> float:
    """The radius in pixels of so many people on a map whose shorter side is `shorter` pixels."""
    return MILLION * shorter * (people / 1e6) ** 0.5


def lines(items: Iterable[Item]) -> Layer:
    """Lines: path [[lat, lon], …], colour, optionally weight, dash, text."""
    return Layer("lines", {"items": list(items)})


def legend(
    title: str, items: Iterable[Item], note: str = "", position: str = "bottomleft"
) -> Layer:
    """The key on the map: items of text, colour and kind (square, ramp, disc, ring, line, dash)."""
    return Layer(
        "legend", {"title": title, "items": list(items), "note": note, "position": position}
    )


def view(view: Item, label: str, *, linked: bool = True, smooth: bool = False) -> Layer:
    """Moves the map when the view's name is new; otherwise leaves it where a person put it.

    `label` is the text alternative that a screen reader hears of the map.
    """
    return Layer("view", {**view, "label": label, "linked": linked, "smooth": smooth})


def tiles(provider: str = "OpenStreetMap.Mapnik") -> Layer:
    """An online street map (xyzservices) below the shapes; empty without a network."""
    import xyzservices.providers as providers

    found = providers.query_name(provider)
    return Layer("tiles", {"url": found.build_url(), "credit": found.attribution})
