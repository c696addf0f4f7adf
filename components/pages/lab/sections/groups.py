"""Who lives where: the largest group of each unit, and how mixed it is, whatever the line."""

from __future__ import annotations

import streamlit as st

from components.actions.offer import offer
from components.atlas.library import MapState, build
from components.atlas.maps.groups import LAYERS
from components.pages.lab.state import Lab
from components.screen import frame, url
from components.text.cite import cite
from components.text.words import words

VIEW = "view-groups"
HEIGHT = 560


def draw(lab: Lab) -> None:
    """The map under one of two layers; it can be exported and put into the briefing."""
    say = words("lab")["groups"]
    st.write(say["intro"])
    layer = st.segmented_control(
        say["layer"],
        LAYERS,
        default=LAYERS[0],
        required=True,
        format_func=say.get,
        key="lab-groups-layer",
    )
    view = url.view_of(st.query_params.get(VIEW, ""))
    state = MapState("territory", {"territory": lab.territory_id, "layer": layer}, view)
    key = f"lab-groups-{lab.territory_id}"
    frame.show(build(state), key=key, height=HEIGHT, view_parameter=VIEW)
    offer(
        {key: state},
        key="lab-groups",
        title=say["title"][layer].format(title=lab.territory.title),
        source_ids=lab.territory.sources,
    )
    st.markdown(cite(";".join(lab.territory.sources), "computed" if layer == "chance" else None))
