"""Where on earth: Srebrenica, Dayton, Baghdad on one map; small maps that place a country."""

from __future__ import annotations

from functools import cache

import geodata as gd
from components.atlas import layers
from components.atlas.maps.dayton import arc
from components.atlas.maps.world import world
from components.atlas.scene import Fixture, Scene
from components.palette import ACCENT, THEME_INK
from components.text.words import words

THREE = ("srebrenica", "dayton", "baghdad")
VIEW = {"name": "locator", "lat": 42.0, "lon": -17.0, "km": 4_600, "across": 13_400}
# Country -> its name in the base map, and the view that places it.
COUNTRIES = {
    "bosnia": (
        "Bosnia and Herz.",
        {"name": "locator bosnia", "lat": 49.5, "lon": 13.5, "km": 3_000},
    ),
    "iraq": ("Iraq", {"name": "locator iraq", "lat": 32.0, "lon": 42.0, "km": 3_600}),
}


def scene() -> Scene:
    """The three places, and a line from Dayton to each of the other two."""
    say = words("locator")
    places = gd.places().set_index("place_id").loc[list(THREE)]
    points = {place: (row["lat"], row["lon"]) for place, row in places.iterrows()}
    lines = [
        {
            "path": arc(points["dayton"], points[place]),
            "colour": THEME_INK,
            "weight": 2.5,
            "dash": None if place == "srebrenica" else "3 8",
        }
        for place in THREE
        if place != "dayton"
    ]
    pins = [
        {
            "id": place,
            "lat": points[place][0],
            "lon": points[place][1],
            "text": say["places"][place],
            "aria": say["places"][place],
            "colour": ACCENT,
            "size": 18,
            "label": True,
            "direction": say["directions"][place],
        }
        for place in THREE
    ]
    return Scene(VIEW, say["label"], (world(),), (layers.lines(lines), layers.pins(pins)))


def country(name: str) -> Scene:
    """A small map with one country (a key of COUNTRIES) in colour. Raises KeyError."""
    title, view = COUNTRIES[name]
    here = layers.paint("country", {"here": {"fill": ACCENT, "opacity": 1}})
    label = words("locator")["label_country"].format(country=title)
    return Scene(view, label, (world(), _area(title)), (here,))


@cache
def _area(title: str) -> Fixture:
    everywhere = gd.shapes.countries()
    area = everywhere.loc[everywhere["name"] == title, ["geometry"]].dissolve().geometry
    return layers.shapes("country", area.simplify(0.05).set_axis(["here"]), passive=True)
