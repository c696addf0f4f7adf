"""The report on a person's files, to be read in half a minute, and what can be chosen in it."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any

import pandas as pd
import streamlit as st

import geodata as gd
from components.text.markdown import plain
from components.text.words import words

COLUMNS = ("id", "name", "region", "everyone", "key")
NEEDED = ("id", "key")
SHOWN = 5  # keys or areas named
CHOICES = (*COLUMNS, "groups", "crs", "repair", "simplify", "title", "year")


def _key(files: Hashable, name: str) -> str:
    return f"own-{name}-{abs(hash(files))}"


def chosen(files: Hashable) -> dict[str, Any]:
    """What has been chosen for these files so far; what nobody touched is left to be guessed."""
    found = {name: st.session_state.get(_key(files, name)) for name in CHOICES}
    return {name: value for name, value in found.items() if value not in (None, [])} | {
        name: value
        for name, value in found.items()
        if name in COLUMNS and value == "" and name not in NEEDED
    }


def report(found: gd.Report, files: Hashable, base: str | None) -> None:
    """The whole report: units, columns, join, topology, refusals."""
    say = words("own")["report"]
    how = "read"
    if found.crs_inferred:
        how = "inferred"
    elif st.session_state.get(_key(files, "crs")):
        how = "chosen"
    st.markdown(
        say["head"].format(
            file=plain(found.file),
            units=f"{found.units:,}",
            vertices=f"{found.vertices:,}",
            system=say[how].format(crs=plain(found.crs)),
        )
    )
    refused(found.refused)
    _columns(found, files, base)
    if found.join is not None:
        _join(found.join, base)
    _topology(found, files)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        system(files)
        st.text_input(
            say["title"],
            placeholder=found.file.rsplit(".", 1)[0][:60],
            max_chars=60,
            key=_key(files, "title"),
            width=300,
        )
        if not base:
            st.number_input(say["year"], 0, 2100, 0, key=_key(files, "year"), width=140)


def refused(errors: Iterable[Exception]) -> None:
    """Why nothing can be loaded, a box a reason."""
    for error in errors:
        lines = [plain(line) for line in str(error).splitlines()]
        st.error("  \n".join(lines), icon=":material/block:")


def system(files: Hashable) -> None:
    """A field for the coordinate system: the file may name none, or a wrong one."""
    say = words("own")["report"]
    st.text_input(
        say["crs"],
        placeholder="EPSG:4326",
        max_chars=40,
        key=_key(files, "crs"),
        help=say["crs_help"],
        width=300,
    )


def _columns(found: gd.Report, files: Hashable, base: str | None) -> None:
    say = words("own")["report"]
    st.markdown(f"**{say['columns']}**")
    areas, counts = found.choices
    asked = [("id", areas), ("name", areas)]
    if not base:
        asked += [("region", areas), ("everyone", counts)]
        asked += [("key", counts)] if found.join is not None or found.columns.key else []
    for (name, options), place in zip(asked, st.columns(len(asked)), strict=True):
        now = getattr(found.columns, name)
        listed = list(options) if name in NEEDED else ["", *options]
        place.selectbox(
            say[name],
            listed,
            index=listed.index(now) if now in listed else None,
            format_func=lambda one: one or say["none"],
            key=_key(files, name),
            placeholder=say["choose"],
        )
    if not base:
        st.multiselect(
            say["groups"],
            list(counts),
            default=[one for one in found.columns.groups if one in counts],
            key=_key(files, "groups"),
            help=say["groups_help"],
            placeholder=say["choose"],
        )


def _join(joined: gd.Join, base: str | None) -> None:
    """One block: how many fit, what does not, and what the keys of both sides look like."""
    say = words("own")["report"]
    st.markdown(f"**{say['join_base' if base else 'join']}**")
    sides = say["base_sides" if base else "sides"]
    rows = [
        (sides["matched"], joined.matched, ""),
        (sides["unmatched"], len(joined.unmatched), _some(joined.unmatched)),
        (sides["unused"], len(joined.unused), _some(joined.unused)),
    ]
    if not base:
        rows.append((sides["twice"], len(joined.twice), _some(joined.twice)))
    table = pd.DataFrame(rows, columns=[sides["kind"], say["number"], say["keys"]])
    st.dataframe(table, hide_index=True, width="stretch")
    st.caption(
        sides["samples"].format(
            areas=plain(_some(joined.areas_sample)), counts=plain(_some(joined.counts_sample))
        )
    )
    if joined.placed:
        with st.expander(say["placed"].format(n=len(joined.placed))):
            columns = [say["placed_file"], say["placed_unit"]]
            pairs = pd.DataFrame(joined.placed, columns=columns)
            st.dataframe(pairs, hide_index=True, width="stretch")


def _topology(found: gd.Report, files: Hashable) -> None:
    say = words("own")["report"]
    st.markdown(f"**{say['topology']}**")
    told = lines(found.topology)
    if found.topology:
        told.append(_neighbours(found))
    st.markdown("\n".join(f"- {line}" for line in told))
    if found.repaired or (found.topology and not found.topology.clean):
        st.checkbox(say["repair"], key=_key(files, "repair"), help=say["repair_help"])
    if found.repaired and len(found.moved):
        with st.expander(say["moved"].format(n=len(found.moved), km2=f"{found.moved.sum():,.2f}")):
            moved = found.moved.round(3).rename(say["km2"]).rename_axis(say["unit"])
            st.dataframe(moved.reset_index(), hide_index=True, width="stretch")
    most = words("own")["report"]["simplify"]
    if found.simplified or any("vertices" in str(one) for one in found.refused):
        st.checkbox(most, key=_key(files, "simplify"), help=say["simplify_help"])


def lines(topology: gd.Topology | None) -> list[str]:
    """What is wrong with the areas, a sentence a kind; as markdown."""
    say = words("own")["report"]
    if topology is None:
        return [say["unmeasured"]]
    found = []
    if topology.invalid:
        found.append(_line("invalid", topology.invalid))
    if topology.overlap:
        pairs = tuple(f"{a} / {b}" for a, b in topology.overlapping)
        found.append(_line("overlaps", pairs, km2=f"{topology.overlaps:,.2f}"))
    if topology.gap:
        found.append(say["gaps"].format(km2=f"{topology.gaps:,.2f}"))
    if not found:
        found.append(say["coverage"])
    if topology.alone:
        found.append(_line("alone", topology.alone))
    return found


def _neighbours(found: gd.Report) -> str:
    say = words("own")["report"]
    if found.neighbours is None:
        return say["neighbours_unknown"]
    key = "neighbours_told" if found.neighbours_told else "neighbours_measured"
    return say[key].format(pairs=f"{found.neighbours:,}")


def _line(key: str, names: tuple[str, ...], **more: str) -> str:
    return words("own")["report"][key].format(n=len(names), names=plain(_some(names)), **more)


def _some(names: tuple[str, ...]) -> str:
    more = len(names) - SHOWN
    return ", ".join(name[:40] for name in names[:SHOWN]) + (f" (+ {more})" if more > 0 else "")
