"""The list, the map and the panel of a place: three ways into the same places."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from components.actions.offer import offer
from components.atlas.library import MapState
from components.atlas.maps import places as scenes
from components.pages.places import baghdad, choice, dayton, drina, one_place
from components.screen import frame, url
from components.screen.alternatives import alternatives
from components.screen.turns import fragment
from components.text.cite import ids
from components.text.markdown import plain
from components.text.words import words

HEIGHT, INSET, WORLD = 640, 350, 400
WIDTH = 225  # of a control: all of them stand in one row on a laptop
CLOSE_UPS = {"srebrenica": drina.section, "dayton": dayton.section, "baghdad": baghdad.section}


@fragment
def section() -> None:
    """Controls, list, maps and panel; choosing a place reruns only this part."""
    say = words("places")
    choice.check()
    shown = _controls(say)
    chosen = choice.chosen()
    names, rest = st.columns([3, 15.5], gap="medium")
    with names:
        _list(shown, chosen, say)
    with rest:
        if chosen in CLOSE_UPS:
            with st.container(key="places-closeup"):
                CLOSE_UPS[chosen]()
        ground, beside = st.columns([9, 6.5] if chosen else [11, 5], gap="medium")
        with ground:
            _maps(shown, chosen, say)
        with beside:
            if chosen:
                one_place.story(chosen)
            else:
                _start(say["start"])
    if chosen:
        with st.container(key="places-evidence"):
            one_place.evidence(chosen)


def _maps(shown: list[str], chosen: str | None, say: dict[str, Any]) -> None:
    """Bosnia beside Iraq and the world below; once a place or an area is asked for, one map."""
    opening = choice.view() == choice.OPENING
    both, view = opening and not chosen, "world" if opening else choice.view()
    clicked = None
    if both:
        for column, side in zip(st.columns(2, gap="small"), choice.INSETS, strict=True):
            with column:
                st.markdown(f"**{say['views'][side]}**")
                clicked = _map(shown, side, f"places-{side}", INSET) or clicked
    with st.container(key="places-world"):
        clicked = _map(shown, view, "places-map", WORLD if both else HEIGHT) or clicked
    alternatives(say["map"]["text"], _table(say), title=say["map"]["table"])
    offer(
        {"places-map": MapState("places", {"chosen": chosen, "shown": shown})},
        key="places-export",
        title=say["title"],
        table=_table(say),
        source_ids=("geonames", "natural_earth", "shanker_2007"),
    )
    if clicked and clicked != chosen:
        choice.choose(clicked)
        st.rerun(scope="fragment")


def _map(shown: list[str], view: str, key: str, height: int) -> str | None:
    """One map of the places; the place that was clicked on it."""
    at = choice.copied("view") if key == "places-map" else None
    scene = scenes.everywhere(shown, choice.chosen(), view=view, at=at)
    if height == INSET:  # the key stands once, on the map of the world
        scene = replace(scene, layers=tuple(one for one in scene.layers if one.call != "legend"))
    return frame.show(scene, key=key, height=height, smooth=True)


def _controls(say: dict[str, Any]) -> list[str]:
    """Search, filters and the area to look at; returns the places that are left."""
    names = say["controls"]
    looks = choice.view() if choice.view() in say["views"] else None
    st.session_state[choice.AREA] = looks
    with st.container(
        horizontal=True, vertical_alignment="bottom", gap="medium", key="places-controls"
    ):
        query = url.search(
            names["search"],
            "q",
            placeholder=names["search_hint"],
            width=WIDTH,
            live=True,
            on_change=choice.from_search,
        )
        roles = url.choose_many(st.multiselect, names["role"], say["roles"], "role", width=WIDTH)
        cases = {choice.ANY: names["any"], **choice.case_names()}
        case = url.choose(st.selectbox, names["case"], cases, "of", choice.ANY, width=WIDTH)
        st.segmented_control(
            names["look"],
            list(say["views"]),
            format_func=say["views"].get,
            key=choice.AREA,
            on_change=choice.from_area,
        )
    default = None if choice.chosen() else choice.OPENING
    url.publish("area", st.session_state[choice.AREA], default)
    return choice.shown(query, roles, case)


def _list(shown: list[str], chosen: str | None, say: dict[str, Any]) -> None:
    places = choice.table()
    st.markdown(f":small[{say['count'].format(shown=len(shown), all=len(places))}]")
    if not shown:
        st.info(say["none"], icon=":material/search_off:")
    if len(shown) < len(places):
        st.button(say["all"], on_click=choice.clear, key="places-all")
    if not shown:
        return
    st.session_state[choice.LIST] = chosen if chosen in shown else None
    with st.container(key="places-names", border=True):
        st.radio(
            say["controls"]["list"],
            shown,
            index=None,
            format_func=lambda place: plain(places["name"][place]),
            key=choice.LIST,
            on_change=choice.from_list,
            label_visibility="collapsed",
        )


def _start(say: dict[str, Any]) -> None:
    """What stands beside the map while no place is chosen."""
    st.markdown(f"### {say['title']}")
    st.write(say["text"])
    places = choice.table()
    for place, text in say["cards"].items():
        with st.container(border=True):
            st.markdown(f"#### {plain(places['name'][place])}\n{text}")
            st.button(
                say["open"].format(place=plain(places["name"][place])),
                key=f"places-start-{place}",
                on_click=choice.choose,
                args=(place,),
            )


def _table(say: dict[str, Any]) -> pd.DataFrame:
    places, heads = choice.table(), say["columns"]
    cases = choice.case_names()
    named = [
        say["mention"][row["mention"]].format(paragraphs="¶" + ", ".join(ids(row["paragraphs"])))
        for _, row in places.iterrows()
    ]
    return pd.DataFrame(
        {
            heads["name"]: places["name"],
            heads["country"]: places["country"],
            heads["role"]: places["role"],
            heads["group"]: places["role_group"].map(say["roles"]),
            heads["case"]: places["case_id"].map(cases),
            heads["named"]: named,
            heads["lat"]: places["lat"],
            heads["lon"]: places["lon"],
        }
    )
