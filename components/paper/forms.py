"""A fixture's GeoJSON as geometry."""

from __future__ import annotations

from functools import lru_cache

import shapely
from shapely.geometry import shape

from components.atlas.scene import Fixture

Forms = dict[str, list[tuple[str, shapely.Geometry]]]


def forms_of(fixture: Fixture) -> Forms:
    """By part of the fixture: each feature's id and its geometry, kept unless it is private."""
    return _forms.__wrapped__(fixture) if fixture.private else _forms(fixture)


@lru_cache(maxsize=64)
def _forms(fixture: Fixture) -> Forms:
    """A fixture's GeoJSON as geometry: parsed once, however many steps it is drawn in."""
    return {
        part: [
            (str(one.get("properties", {}).get("id", "")), shape(one["geometry"]))
            for one in fixture.content[part].get("features", [{"geometry": fixture.content[part]}])
        ]
        for part in ("land", "borders", "rivers", "lakes", "geojson")
        if part in fixture.content
    }
