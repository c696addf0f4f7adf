"""A plan as a bare outline: where its lines run, and nothing about the people."""

from __future__ import annotations

from functools import lru_cache

import geopandas as gpd

import geodata as gd
from components.atlas import layers
from components.atlas.maps import territory as maps
from components.atlas.scene import Scene
from components.palette import THEME_INK
from components.text.words import words

GREY = {"fill": "var(--ink)", "opacity": 0.08, "stroke": "var(--ink)", "weight": 0}
WIDTH = 3
TOLERANCE = 0.01  # degrees; a pixel of the question's map


@lru_cache(maxsize=16)
def scene(territory_id: str, plan_id: str) -> Scene:
    """The country as one area, and the lines between a plan's sides. Raises LookupError."""
    say = words("outline")
    territory, line = gd.territory(territory_id), gd.plan(territory_id, plan_id)
    base = maps.scene(territory_id)
    kept = [one for one in base.fixtures if one.call != "shapes" or one.content["name"] == "units"]
    painted = {
        unit: {**GREY, "text": line.sides[side].name} for unit, side in line.assignment.items()
    }
    legend = layers.legend(say["legend"].format(plan=line.title), [], say["note"])
    return Scene(
        base.view,
        say["label"].format(plan=line.title, territory=territory.title),
        (*kept, layers.outline("regions", lines(territory, line), THEME_INK, WIDTH)),
        (layers.paint("units", painted), legend),
    )


def lines(territory: gd.Territory, line: gd.Plan) -> gpd.GeoSeries:
    """The lines between the sides of a plan, as one geometry."""
    units = territory.units[["geometry"]].assign(side=line.assignment)
    joined = units.dissolve("side").geometry
    return gpd.GeoSeries(
        [gd.shapes.shared_lines(joined).simplify(TOLERANCE)], index=["lines"], crs=units.crs
    )
