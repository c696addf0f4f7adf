"""Puts a scene on the page: the only file that knows folium.

folium loads its libraries from five hosts. Streamlit serves any declared component's folder, so
the same files come from Python packages instead, at a path relative to the map's own frame.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, ClassVar

import folium
import streamlit as st
import streamlit.components.v1 as frames
from branca.element import MacroElement
from folium.template import Template
from streamlit.components.v1.custom_component import CustomComponent
from streamlit_folium import st_folium

from components.atlas.assets import LEAFLET, SCRIPTS, STATIC, as_json
from components.atlas.layers import view
from components.atlas.scene import CREDIT, Fixture, Layer, Scene
from components.text.words import words

_leaflet = frames.declare_component("leaflet", path=str(LEAFLET))
_atlas = frames.declare_component("atlas", path=str(STATIC))


def _url(component: CustomComponent, file: str) -> str:
    """Where the map's frame finds a file of a component's folder, under any base path."""
    return f"../{component.name}/{file}"


class AtlasMap(folium.Map):
    """A Leaflet map at ground scale; `view` is lat, lon, km across the shorter side, and a name.

    Maps with the same `link` pan and zoom together; by its `name` a map is asked for its view.
    Libraries are set on this class: folium's own lists are shared by all maps.
    """

    default_js: ClassVar = [  # type: ignore[misc]  # folium's are an instance's
        ("leaflet", _url(_leaflet, "leaflet.js")),
        *((f"atlas-{script}", _url(_atlas, script)) for script in SCRIPTS),
    ]
    default_css: ClassVar = [  # type: ignore[misc]  # folium's are an instance's
        ("leaflet", _url(_leaflet, "leaflet.css")),
        ("atlas-face", _url(_atlas, "fonts/face.css")),
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
                "words": words("common")["map"],
            }
        )


class PairMap(AtlasMap):
    """Two maps in one frame: the second, the switches and the panels are made by pair.js."""

    default_js: ClassVar = [  # type: ignore[misc]  # folium's are an instance's
        *AtlasMap.default_js,
        ("pair", _url(_atlas, "pair.js")),
        ("pair-notes", _url(_atlas, "pair-notes.js")),
        ("pair-card", _url(_atlas, "pair-card.js")),
    ]
    default_css: ClassVar = [  # type: ignore[misc]  # folium's are an instance's
        *AtlasMap.default_css,
        ("pair", _url(_atlas, "pair.css")),
    ]

    _template = Template("""
        {% macro header(this, kwargs) %}{% endmacro %}
        {% macro html(this, kwargs) %}
            <div class="folium-map" id={{ this.get_name()|tojson }} ></div>
        {% endmacro %}
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = atlas.pair(
                {{ this.get_name()|tojson }}, {{ this.data }}, {{ this.picture }}
            );
        {% endmacro %}
    """)

    def __init__(self, view: Mapping[str, Any], picture: str, name: str) -> None:
        super().__init__(view, name=name)
        self.picture = picture


@lru_cache(maxsize=64)
def _json(part: Fixture) -> str:
    """A fixture's content, written once: it is the same object as long as its scene is."""
    return as_json(part.content)


class _Call(MacroElement):
    """One call of atlas.js. folium writes into its elements, so each draw makes its own."""

    def __init__(self, part: Fixture | Layer) -> None:
        super().__init__()
        self._name, self.call = type(part).__name__, part.call
        shared = isinstance(part, Fixture) and not part.private
        self.data = _json(part) if shared else as_json(part.content)


class _Fixture(_Call):
    _template = Template("""
        {% macro script(this, kwargs) %}
            atlas.{{ this.call }}({{ this._parent.get_name() }}, {{ this.data }});
        {% endmacro %}
    """)


class _Layer(_Call):
    _template = Template("""
        {% macro script(this, kwargs) %}
            {{ this._parent.get_name() }}.addLayer(atlas.{{ this.call }}({{ this.data }}));
        {% endmacro %}
    """)


def show(
    scene: Scene,
    *,
    key: str,
    height: int = 560,
    link: str | None = None,
    linked: bool = True,
    smooth: bool = False,
    view_parameter: str = "view",
) -> str | None:
    """Draw a scene; a rerun with the same fixtures repaints in the same frame, the view unmoved.

    Returns the id that was clicked since the last run, else None. Pan and zoom cause no rerun:
    nothing of the view is asked for, and a click is told by the map itself. Scenes with the same
    `link` pan and zoom together while `linked`. A link copied from the map carries its view as the
    URL's `view_parameter`.
    """
    first = st.session_state.setdefault(f"{key}-first-view", scene.view)
    base = AtlasMap(first, name=key, link=link, view_parameter=view_parameter)
    for fixture in scene.fixtures:
        base.add_child(_Fixture(fixture))
    group = folium.FeatureGroup(name="layers")
    for layer in (*scene.layers, view(scene.view, scene.label, linked=linked, smooth=smooth)):
        group.add_child(_Layer(layer))
    # Streamlit shows a map's frame, folds it away while it loads, and shows it again.
    with st.container(key=f"place-of-{key}", height=height, border=False):
        return _clicked(base, group, key, height)


def pair(
    picture: str, *, view: Mapping[str, Any], key: str, height: int
) -> tuple[Mapping[str, Any] | None, bool]:
    """Draw two linked maps in one frame from `picture`, the JSON that pair.js reads.

    Switches and panels need no server. Returns the link of the app that was clicked since the last
    run (page and query) or None, and whether the maps have been painted in this session.
    """
    group = folium.FeatureGroup(name="layers")
    link = _clicked(PairMap(view, picture, key), group, key, height)
    painted = f"{key}-painted"
    if (st.session_state.get(key) or {}).get("painted"):
        st.session_state[painted] = True
    return link, st.session_state.get(painted, False)


def _clicked(base: AtlasMap, group: folium.FeatureGroup, key: str, height: int) -> Any:
    """Put a map on the page; what was clicked since the last run, else None."""
    heard = st_folium(
        base,
        key=key,
        height=height,
        use_container_width=True,
        render=False,  # st_folium renders the map once more in any case
        returned_objects=[],
        feature_group_to_add=[group],
    )
    count = (heard or {}).get("count", 0)
    seen = f"{key}-clicks"
    if count == st.session_state.get(seen, 0):
        return None
    st.session_state[seen] = count
    return heard.get("clicked") if count else None
