"""The pair of maps at one ground scale, their controls and the points that they make."""

from __future__ import annotations

from typing import Any

import streamlit as st

import geodata as gd
from components.common import url
from components.common.numbers import share
from components.common.words import words
from components.contrast import points
from components.maps import frame, layers
from components.maps.atlas import Layer
from components.scenes import territory

HEIGHT = 620
IRAQ = "iraq-2005"


@st.fragment
def pair() -> None:
    """Controls, both maps and the point-by-point panel; a switch reruns only this part."""
    say = words("contrast")
    known = [str(point["number"]) for point in say["points"]]
    url.check(
        "contrast",
        {
            "layer": territory.LAYERS,
            "year": list(say["years"]),
            "look": list(territory.VIEWS),
            "point": known,
            "linked": ("true", "false"),
            "coherent": ("true", "false"),
            "view": None,
        },
    )
    at = _copied_view()
    choice = _controls(say)
    bosnia = f"bosnia-{choice['year']}"
    point = st.session_state.get("point")
    found = {}
    for column, territory_id in zip(st.columns(2, gap="small"), (bosnia, IRAQ), strict=True):
        side = territory.country(territory_id)
        with column:
            st.subheader(say["heads"][territory_id])
            found[side] = frame.show(
                territory.scene(
                    territory_id,
                    choice["layer"],
                    view=choice["look"],
                    coherent=choice["coherent"],
                    marks=_marks(side, point, choice["tiles"]),
                    at=at if side == "bosnia" else None,
                ),
                key=f"contrast-{side}",
                height=HEIGHT,
                link="contrast",
                linked=choice["linked"],
            )
            st.caption(_under(territory_id))
    with st.expander(say["table"]["title"]):
        st.write(say["table"]["text"])
        for territory_id in (bosnia, IRAQ):
            st.write(f"**{say['heads'][territory_id]}**")
            st.dataframe(territory.table(territory_id), hide_index=True)
    clicked = next((one for one in found.values() if one), None)
    if clicked:
        st.session_state["point-clicked"] = None if clicked == point else clicked
        st.rerun(scope="fragment")
    points.panel()


def _copied_view() -> dict[str, float] | None:
    """The view of a copied link, if the URL has one that can be read."""
    text = st.query_params.get("view")
    if text is None:
        return None
    view = url.view_of(text)
    if view is None:
        url.refuse("contrast", "view", text)
    return view


def _controls(say: dict[str, Any]) -> dict[str, Any]:
    names = say["controls"]
    if "point-clicked" in st.session_state:
        st.session_state["point"] = st.session_state.pop("point-clicked")
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        return {
            "layer": st.segmented_control(
                names["layer"],
                list(territory.LAYERS),
                default="group",
                required=True,
                format_func=say["layers"].get,
                key="layer",
                bind="query-params",
            ),
            "year": st.segmented_control(
                names["year"],
                list(say["years"]),
                default="1991",
                required=True,
                format_func=say["years"].get,
                key="year",
                bind="query-params",
            ),
            "look": st.segmented_control(
                names["view"],
                list(territory.VIEWS),
                default="close",
                required=True,
                format_func=say["views"].get,
                key="look",
                bind="query-params",
            ),
            "coherent": st.toggle(
                names["coherent"],
                help=names["coherent_help"],
                key="coherent",
                bind="query-params",
            ),
            "linked": st.toggle(
                names["linked"],
                value=True,
                help=names["linked_help"],
                key="linked",
                bind="query-params",
            ),
            "tiles": st.toggle(names["tiles"], help=names["tiles_help"], key="tiles"),
        }


def _marks(side: str, chosen: str | None, tiles: bool) -> tuple[Layer, ...]:
    """Numbered callouts of one side, the same numbers as in the panel."""
    places = gd.places().set_index("place_id")
    items = [
        {
            "id": str(point["number"]),
            "number": point["number"],
            "lat": places["lat"][point[side]],
            "lon": places["lon"][point[side]],
            "text": places["name"][point[side]],
            "aria": f"{point['number']}: {places['name'][point[side]]}",
            "direction": point[f"{side}_direction"],
            "pressed": str(point["number"]) == chosen,
        }
        for point in words("contrast")["points"]
    ]
    marks = [layers.callouts(items)]
    return (*marks, layers.tiles()) if tiles else tuple(marks)


def _under(territory_id: str) -> str:
    """One computed sentence under a map."""
    text = words("contrast")["under"][territory_id]
    t = gd.territory(territory_id)
    if territory_id != IRAQ:
        return text.format(own=share(gd.mixing(t).own_majority_share))
    wrong = gd.evaluate(t, gd.plan(IRAQ, "three-regions")).by_unit
    return text.format(five=share(wrong.nlargest(5).sum() / wrong.sum()))
