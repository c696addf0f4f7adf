"""The section above the map where a person gives files of areas and people."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

import geodata as gd
from components.pages.lab import session
from components.pages.lab.own import loaded, messages
from components.pages.lab.own.given import PACKED, Asked, forget, limits
from components.plans.offered import offered
from components.screen.turns import fragment
from components.text.markdown import QUOTED, plain
from components.text.words import words

EXAMPLE = Path(__file__).parents[4] / "docs" / "examples" / "ireland-1911.geojson"
AREAS = ("geojson", "json", "gpkg", "zip", "parquet", PACKED)
COUNTS = ("csv", "tsv")
TURN, TOLD = "own-turn", "own-told"  # a new turn empties the uploads


def section() -> None:
    """Draw the section; it runs by itself, so that the map above a choice stays as it is."""
    say = words("own")
    if message := st.session_state.pop(TOLD, None):
        st.success(message)
    with st.expander(say["title"], icon=":material/add_location_alt:"):
        fragment(_panel)()


def _panel() -> None:
    say = words("own")
    st.markdown(say["private"])
    most = limits()
    st.caption(
        say["limits"].format(
            megabytes=f"{most.bytes / 1e6:g}",
            units=f"{most.units:,}",
            vertices=f"{most.vertices:,}",
            readable=f"{most.readable:,}",
            groups=most.groups,
        )
    )
    asked = _uploads(say)
    if asked is None:
        st.markdown(say["how"])
        if EXAMPLE.is_file():  # a server may carry the app without its documents
            st.download_button(
                say["example"],
                EXAMPLE.read_bytes(),
                EXAMPLE.name,
                "application/geo+json",
                icon=":material/download:",
                on_click="ignore",
            )
    elif asked.saved:
        _saved(asked)
    else:
        _inspected(asked)
    _save(say)


def _uploads(say: dict) -> Asked | None:
    """The files, and whose people they hold; None as long as there are no areas."""
    turn = st.session_state.setdefault(TURN, 0)
    size = max(1, round(limits().bytes / 1e6))
    first, second = st.columns(2, gap="medium")
    areas = first.file_uploader(
        say["areas"], AREAS, key=f"own-areas-{turn}", max_upload_size=size, help=say["areas_help"]
    )
    people = second.segmented_control(
        say["people"],
        list(say["people_kinds"]),
        default="file",
        required=True,
        format_func=say["people_kinds"].get,
        key=f"own-people-{turn}",
    )
    counts, base = None, None
    if people == "csv":
        counts = second.file_uploader(
            say["counts"], COUNTS, key=f"own-counts-{turn}", max_upload_size=size
        )
    elif people == "shipped":
        base = second.selectbox(
            say["base"],
            offered(),
            format_func=lambda one: gd.territory(one).title,
            key=f"own-base-{turn}",
            help=say["base_help"],
        )
    if areas is None or (people == "csv" and counts is None):
        return None
    key = (areas.file_id, counts and counts.file_id, base)
    return Asked(
        # The end of a name tells the format; every message has the name in it.
        gd.Given(areas.name[-QUOTED:], areas.getvalue()),
        gd.Given(counts.name[-QUOTED:], counts.getvalue()) if counts else None,
        key,
        {"base": base, **messages.chosen(key)},
    )


def _inspected(asked: Asked) -> None:
    say = words("own")
    report = asked.report()
    if isinstance(report, gd.TableError):
        messages.refused([report])
        messages.system(asked.key)  # a system that is named may be what is missing
        return
    messages.report(report, asked.key, asked.choices["base"])
    if st.button(say["load"], type="primary", disabled=report.made is None, icon=":material/map:"):
        _done(loaded.begin(report.territory, asked.choices["base"] or ""))


def _saved(asked: Asked) -> None:
    say = words("own")
    found = asked.opened()
    if isinstance(found, gd.TableError):
        messages.refused([found])
        return
    territory, more = found
    st.markdown(
        say["saved"].format(title=plain(territory.title), units=f"{len(territory.units):,}")
    )
    if st.button(say["load"], type="primary", icon=":material/map:"):
        try:
            _done(loaded.reopened(territory, more))
        except loaded.Refusal as refusal:
            messages.refused([refusal])


def _done(message: str) -> None:
    st.session_state[TOLD] = message
    st.session_state[TURN] += 1
    forget()
    st.rerun()


def _save(say: dict) -> None:
    """The territory on the map as one file, where it is one's own."""
    lab = session.lab()
    if not loaded.here(lab):
        return
    st.divider()
    st.markdown(say["save_intro"])
    st.download_button(
        say["save"],
        loaded.file(lab),
        loaded.file_name(lab),
        "application/gzip" if loaded.packed(lab) else "application/json",
        icon=":material/save:",
        on_click="ignore",
        key="own-save",
    )
