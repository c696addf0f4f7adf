"""Puts a map on the page: the frame, the layers that change in place, table and text beside it."""

from __future__ import annotations

from collections.abc import Sequence

import folium
import pandas as pd
import streamlit as st
from streamlit_folium import st_folium

from components.maps.atlas import AtlasMap, Fixture, Layer


def show(
    base: AtlasMap,
    fixtures: Sequence[Fixture],
    layers: Sequence[Layer],
    *,
    key: str,
    height: int = 560,
) -> str | None:
    """Draw `base` with its `fixtures`, and `layers` that repaint in the same frame.

    Returns the id that was clicked since the last run, else None. Pan and zoom cause no rerun:
    nothing of the view is asked for, and a click is told by the map itself.
    """
    for fixture in fixtures:
        base.add_child(fixture)
    group = folium.FeatureGroup(name="layers")
    for layer in layers:
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


def alternatives(text: str, table: pd.DataFrame, *, title: str = "Table and description") -> None:
    """The same content for those who do not see or use the map."""
    with st.expander(title):
        st.write(text)
        st.dataframe(table, hide_index=True, width="stretch")


