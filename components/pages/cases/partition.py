"""In a case's panel: the people its line left on the wrong side, on the map."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st

import geodata as gd
from components.actions.offer import offer
from components.atlas.library import MapState
from components.atlas.maps import plan as scenes
from components.atlas.maps.partitions import whole
from components.pages.cases.yardstick import read
from components.screen import frame
from components.text.cite import cite
from components.text.markdown import plain
from components.text.numbers import people, share
from components.text.words import words


def lines_of(case_id: str) -> pd.DataFrame:
    """The rows of the yardstick that are this case's; none for most cases."""
    rows = gd.yardstick()
    return rows[rows["case_id"] == case_id].reset_index(drop=True)


def section(case_id: str, rows: pd.DataFrame, height: int) -> None:
    """The map, the figure with how firm it is, what others printed, and the way to the lab."""
    say = words("cases")["partition"]
    st.markdown(f"#### {say['title']}")
    drawn, told = st.columns([7, 5], gap="large")
    with told:
        place = _choice(rows, case_id)
        row = rows.loc[place]
        _figures(row)
    with drawn:
        territory_id, plan_id = row["territory_id"], row["plan_id"]
        frame.show(
            replace(scenes.scene(territory_id, plan_id), view=whole(territory_id)),
            key=f"case-wrong-{territory_id}-{plan_id}",
            height=height,
        )
        state = {"territory": territory_id, "plan": plan_id}
        offer(
            {"cases-wrong": MapState("wrong_side", state)},
            key=f"case-wrong-{territory_id}-{plan_id}-export",
            title=f"{row['title']}: {row['plan']}",
            source_ids=row["source_ids"],
        )


def _choice(rows: pd.DataFrame, case_id: str) -> int:
    """Which line, where a case has several."""
    labels = (rows["title"] + ": " + rows["plan"]).to_dict()
    if len(rows) == 1:
        st.markdown(f"**{plain(labels[0])}**")
        return 0
    say = words("cases")["partition"]["choose"]
    return st.radio(say, list(labels), format_func=labels.get, key=f"case-wrong-{case_id}")


def _figures(row: pd.Series) -> None:
    say = words("cases")["partition"]
    told = [
        say["figure"].format(
            people=people(row["wrong_side"]),
            share=share(row["share"]),
            sides=row["sides"],
            units=row["units"],
        )
    ]
    if row["low"] < row["high"]:
        told.append(say["range"].format(low=share(row["low"]), high=share(row["high"])))
    told += [plain(row["note"]), plain(read(row))]
    st.markdown("  \n".join(one for one in told if one))
    _published(row)
    if not gd.is_measured(row["territory_id"]):
        st.info(say["not_measured"], icon=":material/hub:")
    link = f"lab?territory={row['territory_id']}&start={row['plan_id']}"
    st.markdown(f"**[{say['lab']}]({link})**")
    st.markdown(cite(";".join(row["source_ids"])))


def _published(row: pd.Series) -> None:
    """Totals that others printed, beside the computed one."""
    totals = gd.published_totals(row["territory_id"])
    totals = totals[totals["plan_id"] != "armistice-1949"]
    if totals.empty or pd.isna(row["published_low"]):
        return
    say = words("cases")["partition"]
    lines = [
        say["published_row"].format(label=plain(one.label), people=people(one.wrong_side))
        for one in totals.itertuples()
    ]
    st.markdown(f"**{say['published']}**\n" + "\n".join(f"- {one}" for one in lines))
