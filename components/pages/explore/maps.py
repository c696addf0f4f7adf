"""The pair of maps at one ground scale, their controls and the points that they make."""

from __future__ import annotations

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

import geodata as gd
from components.actions import offer
from components.atlas import layers
from components.atlas.library import MapState, Mark
from components.atlas.maps import looks, territory
from components.atlas.scene import Layer
from components.pages.explore import points
from components.screen import ahead, frame, url
from components.screen.turns import fragment
from components.text.numbers import share
from components.text.words import words
from geodata import findings

HEIGHT = 620
IRAQ = "iraq-2005"
VIEW_PARAMETERS = tuple(f"view-{side}" for side in territory.BOUNDS)


@fragment
def pair() -> None:
    """Controls, both maps and the point-by-point panel; a switch reruns only this part."""
    say = words("explore")
    url.check(
        "explore",
        {
            "layer": territory.LAYERS,
            "year": list(say["years"]),
            "look": list(territory.VIEWS),
            "point": [str(point["number"]) for point in say["points"]],
            "linked": url.SWITCH,
            "coherent": url.SWITCH,
            **dict.fromkeys(VIEW_PARAMETERS, url.view_of),
        },
    )
    at = _copied_view()
    choice = _controls(say)
    bosnia = f"bosnia-{choice['year']}"
    asked = st.query_params.get("point")
    point = asked if url.asks("point") else st.session_state["point"]
    found = {}
    for column, territory_id in zip(st.columns(2, gap="small"), (bosnia, IRAQ), strict=True):
        side = territory.country(territory_id)
        with column:
            st.subheader(say["heads"][territory_id])
            found[side] = frame.show(
                looks.scene(
                    territory_id,
                    choice["layer"],
                    view=choice["look"],
                    coherent=choice["coherent"],
                    marks=_marks(side, point, choice["tiles"]),
                    at=at and territory.across(at[1], at[0], side),
                ),
                key=f"explore-{side}",
                height=HEIGHT,
                link="explore",
                view_parameter=f"view-{side}",
                linked=choice["linked"],
            )
            st.caption(_under(territory_id))
    with st.expander(say["table"]["title"]):
        st.write(say["table"]["text"])
        for territory_id in (bosnia, IRAQ):
            st.write(f"**{gd.territory(territory_id).title}**")
            st.dataframe(territory.table(territory_id), hide_index=True)
    offer.offer(
        {f"explore-{territory.country(one)}": _state(one, choice) for one in (bosnia, IRAQ)},
        key="explore",
        title=say["title"],
        table=pd.concat([territory.table(one) for one in (bosnia, IRAQ)]),
        source_ids=("census_1991", "census_2013", "ieci_2005_partial", "wfp_2005"),
    )
    ahead.repaint(
        {"layer": list(say["layers"]), "year": list(say["years"]), "coherent": url.SWITCH}
    )
    clicked = next((one for one in found.values() if one), None)
    if clicked:
        st.session_state["point-clicked"] = None if clicked == point else clicked
        st.rerun(scope="fragment")
    points.panel()


def _copied_view() -> tuple[str, dict[str, float]] | None:
    """Which map a copied link showed, and where."""
    for side in territory.BOUNDS:
        if view := url.view_of(st.query_params.get(f"view-{side}", "")):
            return side, view
    return None


def _controls(say: dict[str, Any]) -> dict[str, Any]:
    names = say["controls"]
    if "point-clicked" in st.session_state:
        st.session_state["point"] = st.session_state.pop("point-clicked")
    with st.container(
        key="explore-controls", horizontal=True, vertical_alignment="bottom", gap="small"
    ):
        pick = partial(st.segmented_control, required=True, wrap=True)
        return {
            "layer": url.choose(pick, names["layer"], say["layers"], "layer", "group"),
            "year": url.choose(pick, names["year"], say["years"], "year", "1991"),
            "look": url.choose(
                pick,
                names["view"],
                say["views"],
                "look",
                "close",
                on_change=lambda: url.forget(*VIEW_PARAMETERS),
            ),
            "coherent": url.switch(names["coherent"], "coherent", help=names["coherent_help"]),
            "linked": url.switch(names["linked"], "linked", True, help=names["linked_help"]),
            "tiles": st.toggle(names["tiles"], help=names["tiles_help"], key="tiles"),
        }


def _marks(side: str, chosen: str | None, tiles: bool) -> tuple[Layer, ...]:
    """The callouts, and if asked for the streets below everything."""
    marks = layers.callouts(_items(side, chosen))
    return (marks, layers.tiles()) if tiles else (marks,)


def _items(side: str, chosen: str | None) -> list[dict[str, Any]]:
    """Numbered callouts of one side, the same numbers as in the panel."""
    places = gd.places().set_index("place_id")
    return [
        {
            "id": str(point["number"]),
            "number": point["number"],
            "lat": float(places["lat"][point[side]]),
            "lon": float(places["lon"][point[side]]),
            "text": places["name"][point[side]],
            "aria": f"{point['number']}: {places['name'][point[side]]}",
            "direction": point[f"{side}_direction"],
            "pressed": str(point["number"]) == chosen,
        }
        for point in words("explore")["points"]
    ]


def _state(territory_id: str, choice: dict[str, Any]) -> MapState:
    """One of the maps in words that a briefing and an export understand."""
    callouts = _items(territory.country(territory_id), None)
    return MapState(
        "territory",
        {
            "territory": territory_id,
            "layer": choice["layer"],
            "coherent": choice["coherent"],
        },
        marks=tuple(
            Mark(one["number"], one["lat"], one["lon"], one["text"], one["direction"])
            for one in callouts
        ),
    )


def _under(territory_id: str) -> str:
    """One computed sentence under a map."""
    text = words("explore")["under"][territory_id]
    t = gd.territory(territory_id)
    if territory_id != IRAQ:
        return text.format(own=share(gd.mixing(t).own_majority_share))
    return text.format(
        five=share(findings.top_five_share()), five_map=share(findings.top_five_share_on_map())
    )
