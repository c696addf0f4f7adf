"""Under any map: the map as it stands as a file, and as a step of the briefing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

import pandas as pd
import streamlit as st

import geodata as gd
from components.actions import in_hand, jobs
from components.actions.making import picture
from components.actions.view_reader import View, reader
from components.atlas.library import MapState, build
from components.paper.geojson import geojson
from components.plans.territories import carry
from components.story import files
from components.story.model import Figure
from components.text.markdown import plain
from components.text.slug import file_name
from components.text.words import words

SCALES = {"png": 1.0, "png2": 2.0, "print": 4.0}  # 4800 x 3200 pixels: A3 at 290 dots an inch

SIZES = {
    "png": "1x",
    "png2": "2x",
    "print": "print",
}  # in a file's name, so that none replaces another


def offer(
    maps: Mapping[str, MapState],
    *,
    key: str,
    title: str,
    table: pd.DataFrame | None = None,
    source_ids: Sequence[str] = (),
    figure: Figure | None = None,
) -> None:
    """Two buttons: export the maps of the page as they stand, add them to the briefing.

    `maps`: one or two maps by the key that `frame.show` has for them; `table`: what they show;
    `figure`: the number that goes with them into the briefing.
    """
    say = words("briefing")["view"]
    kept, told = f"{key}-views", f"{key}-told"

    def exported(views: list[View | None]) -> None:
        st.session_state[kept] = views

    def added(views: list[View | None]) -> None:
        step = files.added(
            title[: files.LONGEST["title"]], _states(maps, views), tuple(source_ids), figure
        )
        try:
            in_hand.add(step)
        except files.Refusal as refusal:
            st.session_state[told] = say["refused"].format(reason=plain(refusal))
            return
        st.session_state[told] = say["added"].format(n=len(in_hand.current().steps))

    with st.container(horizontal=True, gap="small"):
        reader(say["export"], list(maps), exported, key=f"{key}-export", help=say["export_help"])
        reader(say["add"], list(maps), added, key=f"{key}-add", help=say["export_help"])
    if told in st.session_state:
        st.toast(st.session_state.pop(told))
    if kept in st.session_state:
        downloads(
            _states(maps, st.session_state[kept]),
            key=key,
            title=title,
            table=table,
            source_ids=source_ids,
        )


def _states(maps: Mapping[str, MapState], views: Sequence[View | None]) -> tuple[MapState, ...]:
    """The maps with the views they had when they were asked; a map that is gone keeps its own."""
    return tuple(
        replace(state, view=view or state.view)
        for state, view in zip(maps.values(), views, strict=True)
    )


def downloads(
    states: Sequence[MapState],
    *,
    key: str,
    title: str,
    table: pd.DataFrame | None = None,
    source_ids: Sequence[str] = (),
) -> None:
    """A row of downloads; each is made when it is asked for."""
    say = words("briefing")["view"]

    def drawn(scale: float | None) -> Callable[[], bytes]:
        return jobs.fetch(picture, tuple(states), title, tuple(source_ids), scale)

    def data() -> bytes:
        return geojson(build(one) for one in states)

    # Drawing is done elsewhere: a picture at the size of print would hold the server up for 4 s.
    kinds: list[tuple[str, str, str, Callable[[], bytes]]] = [
        (kind, "png", "image/png", drawn(scale)) for kind, scale in SCALES.items()
    ]
    kinds.append(("svg", "svg", "image/svg+xml", drawn(None)))
    if table is not None:
        kinds.append(("csv", "csv", "text/csv", lambda: gd.downloads.safe_csv(table)))
    kinds.append(("geojson", "geojson", "application/geo+json", carry(data)))
    with st.container(horizontal=True, gap="small"):
        for kind, suffix, mime, make in kinds:
            st.download_button(
                say[kind],
                make,
                file_name(title, suffix, datetime.now(), SIZES.get(kind, "")),
                mime,
                key=f"{key}-{kind}",
                on_click="ignore",
            )
