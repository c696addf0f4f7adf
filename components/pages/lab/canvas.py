"""What the painter is given: a territory's canvas, once, and how a lab has painted it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import numpy as np
import shapely

import geodata as gd
from components.atlas import layers
from components.atlas.maps.own import around, rounded
from components.pages.lab.painter import Canvas, Paint
from components.pages.lab.state import Lab
from components.plans.territories import find, is_own, kept
from components.text.groups import named
from components.text.words import words

DOT_RADIUS = 26  # pixels of the largest dot
MARGIN = 0.6  # of the territory's extent shown around it


@kept()
def canvas(territory_id: str) -> Canvas:
    """The areas, their people and the ground around them."""
    territory = find(territory_id)
    say = words("lab")
    own = is_own(territory_id)
    family = "own" if own else territory.family
    west, south, east, north = territory.units.total_bounds
    x, y = MARGIN * (east - west), MARGIN * (north - south)
    bounds = (west - x, south - y, east + x, north + y)
    window = around(*territory.units.total_bounds) if own else bounds
    ground = layers.land(window, None if own else layers.wider(window))
    waters = gd.waters(window)
    areas = territory.units[["geometry"]].rename_axis("id").reset_index()
    if own:
        areas["geometry"] = areas.geometry.map(rounded)
    drawn = territory.country == "bosnia" and not own  # it fits the areas that are shipped
    line = [gd.shapes.entity_line()[["geometry"]]] if drawn else []
    middles = territory.units.geometry.representative_point().to_numpy()
    seats = np.column_stack([shapely.get_y(middles), shapely.get_x(middles)])
    largest = territory.counts.sum(axis=1).max()
    return Canvas(
        geometry={
            "units": areas.to_geo_dict(drop_id=True),
            "land": _plain(ground.loc[["land"]]),
            "borders": _plain(ground.loc[["border"]]),
            "lakes": _plain(waters[waters["layer"] == "lake"]),
            "rivers": _plain(waters[waters["layer"] == "river"]),
            "outlines": [_plain(one) for one in line],
        },
        units=[
            {"id": unit, "name": name, "region": region, "people": counts, "seat": seat}
            for unit, name, region, counts, seat in zip(
                territory.units.index,
                territory.units["name"],
                territory.units["region"],
                territory.counts.to_numpy(dtype=float).round().astype(int).tolist(),
                seats.round(4).tolist(),
                strict=True,
            )
        ],
        groups=[named(territory.groups)[group] for group in territory.groups],
        outlines=[say["outline"]["dayton"]] if line else [],
        names=[] if own else _names(say["names"].get(territory.country, ())),
        attribution=say["attribution"].get(family, say["attribution"]["partition"]),
        dot_people=float(largest),
        dot_radius=DOT_RADIUS,
        sample=_round_number(largest / 4),
        said=say["painter"],
    )


def _names(place_ids: Iterable[str]) -> list[dict[str, Any]]:
    places = gd.places().set_index("place_id").loc[list(place_ids)]
    return [{"name": row["name"], "at": [row["lat"], row["lon"]]} for _, row in places.iterrows()]


def _plain(areas: Any) -> dict:
    """GeoJSON of the geometry alone."""
    return json.loads(areas[["geometry"]].to_json(drop_id=True))


def _round_number(value: float) -> float:
    """The largest 1, 2 or 5 times a power of ten that is not above `value`."""
    power = 10 ** (len(str(int(value))) - 1)
    return next((step * power for step in (5, 2, 1) if step * power <= value), 1)


def paint(lab: Lab) -> Paint:
    """The lab's draft as the painter draws it; the middle treatment gives the dots."""
    plan = lab.draft.plan
    names = named(lab.territory.groups)
    evaluations = lab.evaluations
    middle = evaluations[len(evaluations) // 2]
    return Paint(
        sides=[
            {
                "name": side.name,
                "owners": owners_of(side, names),
                "colour": lab.draft.colours[side_id],
            }
            for side_id, side in plan.sides.items()
        ],
        plan=middle.plan.codes.tolist(),
        wrong=[round(n) for n in middle.by_unit],
        ack=lab.ack,
        can_undo=lab.can_undo,
        can_redo=lab.can_redo,
    )


def owners_of(side: gd.Side, names: dict[str, str]) -> str:
    """Whose side it is, in words."""
    say = words("lab")["owners"]
    if side.shared:
        return say["shared"]
    return ", ".join(names[group] for group in names if group in side.owners) or say["nobody"]
