"""Maps of a line and of the people in the minority on their side of it, as circles."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

import geopandas as gpd
import numpy as np
import shapely

import geodata as gd
from components.atlas import layers
from components.atlas.maps import territory as maps
from components.atlas.scene import Fixture, Scene
from components.palette import MINORITY, THEME_INK
from components.text.numbers import people
from components.text.words import words

BOUNDS = {"bosnia": (3.0, 38.6, 32.6, 49.4), "iraq": (34.0, 26.4, 54.6, 41.0)}
GROUND = "var(--ground)"
COLOUR = MINORITY
TOLERANCE = 0.004  # degrees; some 400 m, half a pixel at the scale of the first page


def view(side: str) -> dict[str, Any]:
    """The view of a country at the one ground scale of the pair."""
    return {**words("minority")["view"][side], "name": f"minority {side}"}


@cache
def ground(side: str) -> tuple[Fixture, ...]:
    """Quiet land: neighbours, the country in grey, its areas told apart by thin seams."""
    units = gd.territory(words("minority")["family"][side]).units.geometry
    whole = gpd.GeoSeries([_whole(units)], index=[side])
    seams = gpd.GeoSeries([gd.shapes.shared_lines(units)], index=[side])
    water = gd.waters(tuple(words("minority")["waters"][side]))
    water = water.set_geometry([_rounded(form) for form in water.geometry], crs=4326)
    return (
        layers.base(BOUNDS[side]),
        layers.area(side, whole, GROUND, "var(--coast)"),
        layers.drawn_waters(water, ()),
        layers.outline("seams", seams, "var(--paper)", 0.6),
        layers.names(words("minority")["names"][side]),
    )


def line(territory_id: str, plan_id: str) -> gpd.GeoSeries:
    """The line itself: where areas of two sides of a plan meet, merged."""
    return line_of(territory_id, gd.plan(territory_id, plan_id))


@lru_cache(maxsize=32)
def line_of(territory_id: str, plan: gd.Plan) -> gpd.GeoSeries:
    """The same of a plan that is no registered one, such as a line with allies counted as one."""
    units = gd.territory(territory_id).units.geometry
    side_of = plan.assignment
    sides = units.groupby(side_of.reindex(units.index)).agg(
        lambda part: shapely.coverage_union_all(part.to_numpy())
    )
    met = gd.shapes.shared_lines(gpd.GeoSeries(sides, crs=4326))
    return gpd.GeoSeries([_rounded(met)], index=[plan.id], crs=4326)


def circles(
    territory_id: str, plan_id: str, treatment: gd.Treatment = "middle"
) -> list[dict[str, Any]]:
    """One item an area: id, name, lat, lon and its people in the minority on their side."""
    return circles_of(territory_id, gd.plan(territory_id, plan_id), treatment)


@lru_cache(maxsize=32)
def circles_of(
    territory_id: str, plan: gd.Plan, treatment: gd.Treatment = "middle"
) -> list[dict[str, Any]]:
    """The same of a plan that is no registered one."""
    territory = gd.territory(territory_id, treatment)
    wrong = gd.evaluate(territory, plan).by_unit
    where = seats(maps.country(territory_id))
    return [
        {
            "id": unit,
            "name": str(territory.units["name"][unit]),
            "lat": where[unit][0],
            "lon": where[unit][1],
            "people": round(float(wrong[unit])),
        }
        for unit in territory.units.index
    ]


@cache
def seats(side: str) -> dict[str, tuple[float, float]]:
    """Where the circle of an area is drawn: its chief city if we know it, else a point inside."""
    say = words("minority")
    units = gd.territory(say["family"][side]).units.geometry
    found = {
        unit: (round(point.y, 3), round(point.x, 3))
        for unit, point in units.representative_point().items()
    }
    places = gd.places().set_index("place_id")
    for unit, place in say["seats"].get(side, {}).items():
        found[unit] = (float(places["lat"][place]), float(places["lon"][place]))
    return found


def scene(territory_id: str, plan_id: str) -> Scene:
    """The quiet map with one plan's line and its circles, for a briefing or an export."""
    say, side = words("minority"), maps.country(territory_id)
    territory, plan = gd.territory(territory_id), gd.plan(territory_id, plan_id)
    items = [
        {**item, "text": say["tip"].format(name=item["name"], people=people(item["people"]))}
        for item in circles(territory_id, plan_id)
    ]
    key = {"people": say["key"]["people"], "text": _key_text()}
    return Scene(
        view(side),
        say["label"].format(plan=plan.title, territory=territory.title),
        (*ground(side), layers.outline("line", line(territory_id, plan_id), THEME_INK, 2.6)),
        (
            layers.circles([item for item in items if item["people"]], key, COLOUR),
            layers.legend(
                say["legend"].format(territory=territory.title),
                [{"text": plan.title, "colour": THEME_INK, "kind": "line"}],
                say["note"][side],
            ),
        ),
    )


def _key_text() -> str:
    """What the circle of the key stands for."""
    key = words("minority")["key"]
    return key["text"].format(people=people(key["people"]))


def _whole(units: gpd.GeoSeries) -> shapely.Geometry:
    return _rounded(shapely.coverage_union_all(units.to_numpy()))


def _rounded(form: shapely.Geometry) -> shapely.Geometry:
    return shapely.transform(form.simplify(TOLERANCE), lambda xy: np.round(xy, 3))
