"""An app whose every text is hostile: what reaches a map must stay text."""

import geopandas as gpd
import streamlit as st
from shapely.geometry import box

from components.atlas import layers
from components.atlas.scene import Scene
from components.screen import frame

HOSTILE = '<img src=x onerror="window.hacked=1"> `${window.hacked=2}` </script><script>hacked=3'

areas = gpd.GeoSeries({"a": box(17, 43, 18, 45)})
view = {"lat": 44, "lon": 18, "km": 300, "name": HOSTILE}
scene = Scene(
    view,
    HOSTILE,
    (
        layers.base((16, 42, 20, 46), [{"lat": 44, "lon": 19, "text": HOSTILE}]),
        layers.shapes("u", areas),
    ),
    (
        layers.paint("u", {"a": {"fill": "#009E73", "text": HOSTILE}}, clickable=True),
        layers.callouts([{"id": "c", "number": 1, "lat": 44, "lon": 18, "text": HOSTILE}]),
        layers.pins([{"id": "p", "lat": 43.5, "lon": 18.5, "text": HOSTILE, "colour": "#000"}]),
        layers.lines([{"path": [[43, 17], [45, 19]], "colour": "#000", "text": HOSTILE}]),
        layers.legend(HOSTILE, [{"text": HOSTILE, "colour": "#000"}], HOSTILE),
    ),
)
st.title("Hostile")
clicked = frame.show(scene, key="hostile")
st.write("clicked", clicked)
