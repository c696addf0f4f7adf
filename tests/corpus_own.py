"""Surfaces of a territory of one's own: an input put into one part of a file that is given."""

from __future__ import annotations

import json

import geodata as gd

GROUPS = ("reds", "blues")
HEADER = "code,reds,blues\n"


def _area(number: int, **parts: object) -> dict[str, object]:
    """One of a row of squares, each bordering the next."""
    west, east = 15 + number / 10, 15 + (number + 1) / 10
    ring = [[west, 44], [east, 44], [east, 44.1], [west, 44.1], [west, 44]]
    return {
        "type": "Feature",
        "properties": {"code": f"u{number}", "name": f"Unit {number}", **dict.fromkeys(GROUPS, 9)}
        | parts,
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def file(areas: list[dict[str, object]], name: str = "areas.geojson") -> gd.Given:
    """The areas as a file that a person gives."""
    content = json.dumps({"type": "FeatureCollection", "features": areas})
    return gd.Given(name, content.encode("utf-8", "surrogatepass"))


def named(texts: list[str]) -> gd.Given:
    """One area for each text, named by it."""
    return file([_area(number, name=text) for number, text in enumerate(texts)])


def _told(areas: gd.Given, counts: gd.Given | None = None, **chosen: object) -> str:
    """Why the files are refused, "" if they are not."""
    try:
        return "\n".join(str(one) for one in gd.inspect_territory(areas, counts, **chosen).refused)
    except gd.TableError as error:
        return str(error)


def _last(**parts: object) -> str:
    return _told(file([*map(_area, range(3)), _area(3, **parts)]))


def _column(text: str) -> str:
    return _told(file([_area(number, **{text: 5}) for number in range(4)]), groups=[text, "reds"])


def _plain() -> list[dict[str, object]]:
    return [_area(number) for number in range(4)]


SURFACES = {
    "own-name": lambda text: _last(name=text),
    "own-count": lambda text: _last(reds=text),
    "own-column": _column,
    "own-system": lambda text: _told(file(_plain()), crs=text),
    "own-file-name": lambda text: _told(file(_plain(), text)),
    "own-areas": lambda text: _told(gd.Given("areas.geojson", text.encode())),
    "own-row": lambda text: _told(
        file(_plain()), gd.Given("counts.csv", f"{HEADER}{text}\n".encode())
    ),
}
