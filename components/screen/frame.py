"""Puts a scene on the page: the only file that knows folium.

folium loads its libraries from five hosts. Streamlit serves any declared component's folder, so
the same files come from Python packages instead, at a path relative to the map's own frame.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import folium
import streamlit as st
import streamlit.components.v1 as frames
import streamlit_folium
from branca.element import MacroElement
from folium.template import Template
from streamlit.components.v1.custom_component import CustomComponent
from streamlit_folium import st_folium

from components.atlas.assets import LEAFLET, SCRIPTS, STATIC, as_json
from components.atlas.layers import view
from components.atlas.scene import CREDIT, Fixture, Scene
from components.screen import made
from components.text.words import words

_leaflet = frames.declare_component("leaflet", path=str(LEAFLET))
_atlas = frames.declare_component("atlas", path=str(STATIC))
FOLIUM = Path(streamlit_folium.__file__).parent / "frontend" / "build"
FOLIUM_PLACE, MAIN = "component/streamlit_folium.st_folium", "static/js/main.*.js"
Part = tuple[CustomComponent, Path]  # a file, and the component whose folder it lies in
PAIR = ("pair.js", "pair-notes.js", "pair-card.js")
LEAST = 4_000  # characters of a fixture below which a file of its own costs more than it saves


def _files(pair: bool) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Scripts and styles of a frame as (name, address): one made file, else all one by one."""
    if made.is_open():
        bundle = _bundle(pair)
        return [("atlas", f"../../{made.keep(f'{_name(bundle)}.js', lambda: bundle)}")], []
    scripts, styles = (
        [(file.stem, _url(component, file)) for component, file in files] for files in _parts(pair)
    )
    return scripts, styles


@cache
def _bundle(pair: bool) -> str:
    """Scripts and styles in one: a map that is drawn before its styles is drawn twice."""
    scripts, styles = _parts(pair)
    css = as_json("\n".join(_with_addresses(*one) for one in styles))
    style = f"Object.assign(document.createElement('style'), {{textContent: {css}}})"
    laid = f"document.body.append({style});"
    return "\n".join([laid, *(file.read_text("utf-8") for _, file in scripts)])


def _parts(pair: bool) -> tuple[list[Part], list[Part]]:
    scripts = [(_leaflet, LEAFLET / "leaflet.js")]
    scripts += [(_atlas, STATIC / one) for one in (*SCRIPTS, "looks.js", *(PAIR if pair else ()))]
    styles = [(_leaflet, LEAFLET / "leaflet.css"), (_atlas, STATIC / "fonts" / "face.css")]
    styles += [(_atlas, STATIC / one) for one in ("atlas.css", *(("pair.css",) if pair else ()))]
    return scripts, styles


def _url(component: CustomComponent, file: Path) -> str:
    """Where the map's frame finds a file of a component's folder, under any base path."""
    return f"../{component.name}/{file.relative_to(component.path or '').as_posix()}"


def _with_addresses(component: CustomComponent, file: Path) -> str:
    """A style sheet whose addresses are told from the frame."""
    folder = _url(component, file).rpartition("/")[0]
    return re.sub(r'url\("?([\w./-]+)"?\)', rf'url("{folder}/\1")', file.read_text("utf-8"))


class AtlasMap(folium.Map):
    """A Leaflet map at ground scale; `view` is lat, lon, km across the shorter side, and a name.

    Maps with the same `link` pan and zoom together; by its `name` a map is asked for its view.
    """

    PAIR = False
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
        # folium's own lists are shared by all maps.
        scripts, styles = _files(self.PAIR)
        self.default_js, self.default_css = [*scripts], [*styles]
        self.parts: dict[str, str] = {}  # name -> JSON of what the frame fetches
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

    def fetched(self, json: str) -> str:
        """How the map's script says `json`: whole, or by its name in a file the frame fetches."""
        if not made.is_open() or len(json) < LEAST:
            return json
        self.parts[_name(json)] = json
        return f"atlasMade.{_name(json)}"

    def addresses(self) -> list[str]:
        """The files that the map is made of, told from the app's own address."""
        scripts, styles = self.default_js, self.default_css
        return [file.removeprefix("../../") for _, file in (*scripts, *styles)]

    def seal(self) -> None:
        """Put all that is fetched into one file."""
        if not self.parts:
            return
        said = (f"{name}:{json}" for name, json in self.parts.items())
        name = _name(" ".join(self.parts))
        address = made.keep(f"{name}.js", lambda: f"self.atlasMade={{{','.join(said)}}};")
        self.default_js.append(("atlas-made", f"../../{address}"))

    def render(self, **kwargs: Any) -> str:
        """Nothing: a page of its own, which folium would write here, is never looked at."""
        return ""


class PairMap(AtlasMap):
    """Two maps in one frame: the second, the switches and the panels are made by pair.js."""

    PAIR = True
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
        self.picture = self.fetched(picture)


@lru_cache(maxsize=64)
def _name(json: str) -> str:
    return f"d{made.digest(json)}"


@lru_cache(maxsize=64)
def _json(part: Fixture) -> str:
    """A fixture's content, written once: it is the same object as long as its scene is."""
    return as_json(part.content)


class _Group(folium.FeatureGroup):
    """Layers that a rerun replaces."""

    def render(self, **kwargs: Any) -> str:
        """Nothing, as for the map; st_folium adds the group to it."""
        return ""


class _Call(MacroElement):
    """One call of atlas.js. folium writes into its elements, so each draw makes its own."""

    def __init__(self, call: str, data: str) -> None:
        super().__init__()
        self._name, self.call, self.data = type(self).__name__.strip("_"), call, data


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
        said = as_json(fixture.content) if fixture.private else base.fetched(_json(fixture))
        base.add_child(_Fixture(fixture.call, said))
    group = _Group(name="layers")
    for layer in (*scene.layers, view(scene.view, scene.label, linked=linked, smooth=smooth)):
        group.add_child(_Layer(layer.call, as_json(layer.content)))
    # Streamlit shows a map's frame, folds it away while it loads, and shows it again.
    with st.container(key=f"place-of-{key}", height=height, border=False):
        return _clicked(base, group, key, height)


def pair(
    picture: str, *, view: Mapping[str, Any], key: str, height: int, page: str
) -> tuple[Mapping[str, Any] | None, bool]:
    """Draw two linked maps in one frame from `picture`, the JSON that pair.js reads.

    Switches and panels need no server. Returns the link of the app that was clicked since the last
    run (page and query) or None, and whether the maps have been painted in this session. `page` is
    the path of the page, whose visitors are told early what to fetch.
    """
    base = PairMap(view, picture, key)
    link = _clicked(base, _Group(name="layers"), key, height)
    _want(page, base)
    painted = f"{key}-painted"
    if (st.session_state.get(key) or {}).get("painted"):
        st.session_state[painted] = True
    return link, st.session_state.get(painted, False)


def _want(page: str, base: AtlasMap) -> None:
    """Let later visitors of `page` fetch what its frame needs while they load the page itself."""
    if made.is_open():
        own = [
            f"{FOLIUM_PLACE}/{file.relative_to(FOLIUM).as_posix()}" for file in FOLIUM.glob(MAIN)
        ]
        made.want(page, [*own, *base.addresses()])


def _clicked(base: AtlasMap, group: folium.FeatureGroup, key: str, height: int) -> Any:
    """Put a map on the page; what was clicked since the last run, else None."""
    base.seal()
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
