"""Where the people on the wrong side live, unit by unit."""

from __future__ import annotations

import numpy as np
import pandas as pd
import streamlit as st

import geodata as gd
from components.pages.lab.state import Lab
from components.screen.charts.ranked_units import chart
from components.screen.charts.theme import legible
from components.text.groups import named
from components.text.numbers import people, share
from components.text.words import words

SHOWN = 15  # bars; the table below has every unit
MOST = 5  # units named in the sentence


def draw(lab: Lab) -> None:
    """A sentence, the ranked bars and the whole table."""
    say = words("lab")["where"]
    evaluations = lab.evaluations
    middle = evaluations[len(evaluations) // 2]
    if middle.wrong_side < 1:
        st.write(say["nobody"])
        return
    st.markdown(sentence(middle))
    ranked = middle.by_unit.sort_values(ascending=False)
    shown = ranked[ranked > 0].index[:SHOWN]
    rows = by_group(middle).loc[shown].reset_index(names="unit_id")
    rows = rows.melt("unit_id", var_name="group", value_name="people")
    names = named(middle.territory.groups)
    rows["name"] = rows["group"].map(names)
    rows["unit"] = rows["unit_id"].map(middle.territory.units["name"])
    rows["total"] = rows["unit_id"].map(middle.by_unit)
    for column, evaluation in (("low", evaluations[0]), ("high", evaluations[-1])):
        one = len(evaluations) == 1
        rows[column] = np.nan if one else rows["unit_id"].map(evaluation.by_unit)
    st.altair_chart(
        legible(chart(rows, names, say["people"])), width="stretch", alt=sentence(middle)
    )
    if len(evaluations) > 1:
        st.caption(say["ranges"])
    with st.expander(say["table"]):
        st.dataframe(table(evaluations), hide_index=True, width="stretch")


def sentence(evaluation: gd.Evaluation) -> str:
    """How concentrated they are, with the names of the units where most of them live."""
    say = words("lab")["where"]
    ranked = evaluation.by_unit.sort_values(ascending=False)
    names = evaluation.territory.units["name"]
    return say["sentence"].format(
        share=share(ranked.iloc[:MOST].sum() / evaluation.wrong_side),
        few=min(MOST, len(ranked)),
        all=len(ranked),
        names=", ".join(names[unit] for unit in ranked.index[:MOST]),
    )


def by_group(evaluation: gd.Evaluation) -> pd.DataFrame:
    """People on the wrong side: unit x group."""
    counts = evaluation.territory.counts
    sides = evaluation.plan.assignment.map(evaluation.plan.sides)
    wrong = [
        [not side.shared and group not in side.owners for group in counts.columns]
        for side in sides.loc[counts.index]
    ]
    return counts.where(np.array(wrong), 0.0)


def table(evaluations: list[gd.Evaluation]) -> pd.DataFrame:
    """Every unit: its side, everyone there, people on the wrong side under each treatment."""
    say = words("lab")["where"]
    middle = evaluations[len(evaluations) // 2]
    heads = [say["wrong"]] if len(evaluations) == 1 else [say[h] for h in ("low", "middle", "high")]
    sides = middle.plan.assignment.map(lambda side: middle.plan.sides[side].name)
    found = pd.DataFrame(
        {
            say["unit"]: middle.territory.units["name"],
            say["region"]: middle.territory.units["region"],
            say["side"]: sides,
            say["everyone"]: middle.territory.population.map(people),
        }
    )
    for head, evaluation in zip(heads, evaluations, strict=True):
        found[head] = evaluation.by_unit.map(people)
    return found.loc[middle.by_unit.sort_values(ascending=False).index]
