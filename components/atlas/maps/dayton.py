"""Who sat at the table in Dayton, and who met over Iraq without becoming a partner."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
from pyproj import Geod

import geodata as gd
from components.atlas import layers
from components.atlas.maps.world import world
from components.atlas.scene import Scene
from components.palette import THEME_INK
from components.text.words import words

VIEW = {"name": "dayton", "lat": 43.0, "lon": -15.0, "km": 4_300, "across": 12_600}
TABLES = ("dayton", "baghdad")
DASH = "3 8"
STEPS = 40


def scene(*, at: Mapping[str, float] | None = None) -> Scene:
    """Solid lines lead to Dayton, dashed ones from Iraq's neighbours to Baghdad.

    `at` (lat, lon, km) replaces the usual view, as when a link to a view was copied.
    """
    say = words("places")["dayton"]
    view = {**at, "name": f"link {at}"} if at else VIEW
    key = [
        {"text": say["key"]["sat"], "colour": THEME_INK, "kind": "line"},
        {"text": say["key"]["missing"], "colour": THEME_INK, "kind": "dash"},
    ]
    drawn = (
        layers.lines([_line(seat) for seat in say["seats"]]),
        layers.pins(_pins(say)),
        layers.legend(say["legend"], key),
    )
    return Scene(view, say["label"], (world(),), drawn)


def _line(seat: Mapping[str, Any]) -> dict[str, Any]:
    places = gd.places().set_index("place_id")
    start, end = places.loc[seat["from"]], places.loc[seat["to"]]
    return {
        "path": arc((start["lat"], start["lon"]), (end["lat"], end["lon"])),
        "colour": THEME_INK,
        "weight": 2.5,
        "dash": None if seat["sat"] else DASH,
        "text": seat["who"],
    }


def arc(start: tuple[float, float], end: tuple[float, float]) -> list[list[float]]:
    """The shortest way over the globe between two points (lat, lon), as [lat, lon] pairs."""
    between = Geod(ellps="WGS84").npts(start[1], start[0], end[1], end[0], STEPS)
    path = [start, *((lat, lon) for lon, lat in between), end]
    return [[round(float(lat), 3), round(float(lon), 3)] for lat, lon in path]


def _pins(say: Mapping[str, Any]) -> list[dict[str, Any]]:
    places = gd.places().set_index("place_id")
    seats = {seat["from"]: seat for seat in say["seats"]}
    found = []
    for place in (*seats, *TABLES):
        row, seat = places.loc[place], seats.get(place)
        sat = seat["sat"] if seat else place == TABLES[0]
        found.append(
            {
                "id": place,
                "lat": row["lat"],
                "lon": row["lon"],
                "text": seat["label"] if seat else say["tables"][place],
                "aria": f"{row['name']}: {seat['who'] if seat else say['tables'][place]}",
                "colour": THEME_INK,
                "size": 15 if seat else 20,
                "hollow": not sat,
                "label": True,
                "direction": say["directions"][place],
            }
        )
    return found


def land_held() -> pd.DataFrame:
    """The share of Bosnia in Bosnian Serb hands over time: date, share (%), title, source_ids."""
    events = gd.events().set_index("event_id")
    rows = events.loc[list(words("places")["dayton"]["land_events"])]
    return rows.reset_index()[["date", "value", "title", "source_ids"]].rename(
        columns={"value": "share"}
    )
