"""The map that draws without a network: folium with Leaflet and our own script from this app.

folium loads its libraries from five hosts. Streamlit serves any declared component's folder, so
the same files come from Python packages instead, at a path relative to the map's own frame.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import folium
import streamlit.components.v1 as frames
from branca.element import MacroElement
from folium.template import Template
from streamlit.components.v1.custom_component import CustomComponent
from xstatic.pkg import leaflet

STATIC = Path(__file__).parent / "static"
LEAFLET = Path(leaflet.BASE_DIR)
CREDIT = "Natural Earth · geoBoundaries · GeoNames · © OpenStreetMap contributors"

_leaflet = frames.declare_component("leaflet", path=str(LEAFLET))
_atlas = frames.declare_component("atlas", path=str(STATIC))


def _url(component: CustomComponent, file: str) -> str:
    """Where the map's frame finds a file of a component's folder, under any base path."""
    return f"../{component.name}/{file}"


def as_json(data: object) -> str:
    """JSON that is safe inside a script: `<` cannot close it, line separators cannot break it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


class AtlasMap(folium.Map):
    """A Leaflet map at ground scale; `view` is lat, lon, km across the shorter side, and a name.

    Maps with the same `link` pan and zoom together; by its `name` a map is asked for its view.
    Libraries are set on this class: folium's own lists are shared by all maps.
    """

    default_js: ClassVar = [
        ("leaflet", _url(_leaflet, "leaflet.js")),
        ("atlas", _url(_atlas, "atlas.js")),
    ]
    default_css: ClassVar = [
        ("leaflet", _url(_leaflet, "leaflet.css")),
        ("atlas", _url(_atlas, "atlas.css")),
    ]

    _template = Template("""
        {% macro header(this, kwargs) %}{% endmacro %}
        {% macro html(this, kwargs) %}
            <div class="folium-map" id={{ this.get_name()|tojson }} ></div>
        {% endmacro %}
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = atlas.map({{ this.get_name()|tojson }}, {{ this.data }});
        {% endmacro %}
    """)

    def __init__(
        self,
        view: Mapping[str, Any],
        *,
        name: str = "",
        link: str | None = None,
        view_parameter: str = "view",
    ) -> None:
        super().__init__(location=(view["lat"], view["lon"]), tiles=None)
        self.data = as_json(
            {
                "view": dict(view),
                "name": name,
                "link": link,
                "credit": CREDIT,
                "view_parameter": view_parameter,
            }
        )


class Fixture(MacroElement):
    """Something that stays on a map as long as its frame: base map, geometry to be painted."""

    _template = Template("""
        {% macro script(this, kwargs) %}
            atlas.{{ this.call }}({{ this._parent.get_name() }}, {{ this.data }});
        {% endmacro %}
    """)

    def __init__(self, call: str, data: Mapping[str, Any]) -> None:
        super().__init__()
        self._name, self.call, self.content, self.data = "Fixture", call, data, as_json(data)


class Layer(MacroElement):
    """Something that a rerun may change in place: `atlas.<call>` makes it from plain data."""

    _template = Template("""
        {% macro script(this, kwargs) %}
            {{ this._parent.get_name() }}.addLayer(atlas.{{ this.call }}({{ this.data }}));
        {% endmacro %}
    """)

    def __init__(self, call: str, data: Mapping[str, Any]) -> None:
        super().__init__()
        self._name, self.call, self.content, self.data = "Layer", call, data, as_json(data)


@dataclass(frozen=True)
class Scene:
    """What a map shows: a view, a text alternative, what stays and what may change in place.

    `view` has lat, lon (degrees), km (ground distance across the frame's shorter side) and name.
    """

    view: Mapping[str, Any]
    label: str
    fixtures: tuple[Fixture, ...]
    layers: tuple[Layer, ...]
