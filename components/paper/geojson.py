"""What a map shows as GeoJSON: painted areas and marked places, with their words and colours."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from components.atlas.scene import CREDIT, Scene


def geojson(scenes: Iterable[Scene]) -> bytes:
    """One feature collection (EPSG:4326) of everything painted, pinned or called out."""
    features = [feature for scene in scenes for feature in _features(scene)]
    data = {"type": "FeatureCollection", "credit": CREDIT, "features": features}
    return json.dumps(data, ensure_ascii=False, allow_nan=False).encode()


def _features(scene: Scene) -> Iterable[dict[str, Any]]:
    areas = {
        one.content["name"]: one.content["geojson"]["features"]
        for one in scene.fixtures
        if one.call == "shapes"
    }
    for layer in scene.layers:
        if layer.call == "paint":
            for area in areas.get(layer.content["name"], ()):
                unit = str(area["properties"]["id"])
                look = layer.content["units"].get(unit)
                if look:
                    told = {"layer": layer.content["name"], "id": unit, "fill": look["fill"]}
                    yield _feature(area["geometry"], told | {"text": look.get("text", "")})
        elif layer.call in ("pins", "callouts"):
            for item in layer.content["items"]:
                point = {"type": "Point", "coordinates": [item["lon"], item["lat"]]}
                told = {"layer": layer.call, "id": str(item.get("id", ""))}
                yield _feature(point, told | {"text": str(item["text"])})


def _feature(geometry: dict[str, Any], properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "Feature", "geometry": geometry, "properties": properties}
