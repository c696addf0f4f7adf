"""Puts a scene on the page, with a table and a text beside it."""

from __future__ import annotations

import folium
import pandas as pd
import streamlit as st
from streamlit_folium import st_folium

from components.maps.atlas import AtlasMap, Scene
from components.maps.layers import view


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
        base.add_child(fixture)
    group = folium.FeatureGroup(name="layers")
    for layer in (*scene.layers, view(scene.view, scene.label, linked=linked, smooth=smooth)):
        group.add_child(layer)
    told = st_folium(
        base,
        key=key,
        height=height,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=[group],
    )
    count = (told or {}).get("count", 0)
    seen = f"{key}-clicks"
    if count == st.session_state.get(seen, 0):
        return None
    st.session_state[seen] = count
    return told.get("clicked") if count else None


def alternatives(text: str, table: pd.DataFrame, *, title: str) -> None:
    """The same content for those who do not see or use the map."""
    with st.expander(title):
        st.write(text)
        st.dataframe(table, hide_index=True, width="stretch")
