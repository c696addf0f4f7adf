"""The first page's two maps as the usual folium page has them: a layer each, drawn by `st_folium`.

Geometry, circles and Leaflet are the app's own, so that only the way of drawing differs. The file
that BENCH_MAPS names is written by the benchmark from the app's own picture.
"""

import json
import os
from math import sqrt
from pathlib import Path

import folium
import streamlit as st
import streamlit.components.v1 as frames
from streamlit_folium import st_folium
from xstatic.pkg import leaflet

LEAFLET = frames.declare_component("leaflet", path=leaflet.BASE_DIR)
HEIGHT = 590
LOOKS = {
    "land": {"color": "#a09a90", "weight": 0.7, "fillColor": "#f4f2ee", "fillOpacity": 1},
    "borders": {"color": "#a09a90", "weight": 1, "fill": False},
    "country": {"color": "#777", "weight": 1, "fillColor": "#dddad3", "fillOpacity": 1},
    "rivers": {"color": "#8fb3cc", "weight": 1.3, "fill": False},
    "lakes": {"color": "#8fb3cc", "weight": 0.7, "fillOpacity": 0.5},
    "seams": {"color": "#fff", "weight": 0.6, "fill": False},
    "line": {"color": "#000", "weight": 2.6, "fill": False},
}


@st.cache_data
def sides() -> list[dict]:
    return json.loads(Path(os.environ["BENCH_MAPS"]).read_text(encoding="utf-8"))


def draw(side: dict, state: str) -> None:
    view = side["view"]
    drawn = folium.Map((view["lat"], view["lon"]), zoom_start=7, tiles=None)
    drawn.default_js = [("leaflet", f"../{LEAFLET.name}/leaflet.js")]
    drawn.default_css = [("leaflet", f"../{LEAFLET.name}/leaflet.css")]
    for name, look in LOOKS.items():
        folium.GeoJson(side[name], style_function=lambda _, look=look: look).add_to(drawn)
    for one in side["states"][state]:
        folium.CircleMarker(
            (one["lat"], one["lon"]),
            radius=47 * sqrt(one["people"] / 1e6),
            color="#fff",
            weight=1,
            fill_color="#8c2d19",
            fill_opacity=0.62,
            tooltip=f"{one['name']}: {one['people']:,}",
        ).add_to(drawn)
    st_folium(drawn, key=side["id"], height=HEIGHT, use_container_width=True, returned_objects=[])


st.title("Bosnia and Iraq")
census = st.radio("Census", ["2013", "1991"], horizontal=True)
for column, side in zip(st.columns(2), sides(), strict=True):
    with column:
        draw(side, census if census in side["states"] else "vote")
