"""How unusual is a line: thousands of random lines, with the historic, the best and one's own."""

from __future__ import annotations

import pandas as pd
import streamlit as st

import geodata as gd
from components.pages.lab import questions
from components.pages.lab.state import Lab
from components.screen.charts.ensemble import chart
from components.screen.charts.theme import legible
from components.text.cite import cite
from components.text.markdown import plain
from components.text.numbers import people, share
from components.text.words import words


def draw(lab: Lab) -> None:
    """The histogram, a sentence a line, and how the lines were drawn."""
    say = words("lab")["unusual"]
    first, second = st.columns([3, 2], vertical_alignment="bottom")
    with first:
        asked = questions.choose(lab, "unusual")
    with second:
        treatment = questions.choose_treatment(lab, "unusual")
    lines = gd.ensemble(lab.territory_id, asked.key, treatment)
    shown(lines, marks(lab, asked, treatment))
    if questions.matching(lab) != asked.key:
        st.caption(say["not_alike"])
    how(lines)
    st.markdown(cite(";".join(lab.territory.sources), "computed"))


def shown(lines: gd.Ensemble, drawn: pd.DataFrame) -> None:
    """The histogram with single lines (label, people) on it, and a sentence for each."""
    say = words("lab")["unusual"]
    st.write(say["intro"].format(plans=people(lines.plans), distinct=people(lines.distinct)))
    sentences = [
        say["sentence"].format(share=about(lines.share_below(row.people)), line=row.label)
        for row in drawn.itertuples()
    ]
    picture = chart(lines.histogram, drawn, say["people"], say["lines"])
    st.altair_chart(legible(picture), width="stretch", alt=" ".join(sentences))
    st.markdown("\n".join(f"- {plain(sentence)}" for sentence in sentences))


def how(lines: gd.Ensemble) -> None:
    """How the lines were drawn, whether there are enough, and the histogram as a table."""
    say = words("lab")["unusual"]
    with st.expander(say["how"]):
        st.markdown("\n".join(f"- {plain(note)}" for note in lines.notes))
        st.write(say["tolerance"].format(tolerance=share(lines.tolerance)))
        st.write(
            say["mixing"].format(
                seed=lines.seed,
                chains=lines.chains,
                r_hat=lines.r_hat,
                effective=people(lines.effective),
                autocorrelation=lines.autocorrelation_1,
                halves=lines.halves_apart,
                starts=lines.starts_apart,
            )
        )
    with st.expander(say["table"]):
        table = lines.histogram.map(people)
        heads = {"low": say["from"], "high": say["to"], "plans": say["lines"]}
        st.dataframe(table.rename(columns=heads), hide_index=True)


def about(part: float) -> str:
    """A share in whole per cent: percentiles bear no more."""
    say = words("lab")["unusual"]
    if part == 0:
        return say["none"]
    if part < 0.01:
        return say["under"]
    return say["over"] if part > 0.99 else f"{part:.0%}"


def marks(lab: Lab, asked: gd.Preset, treatment: gd.Treatment) -> pd.DataFrame:
    """The lines that are drawn: label, people on the wrong side under `treatment`."""
    say = words("lab")["unusual"]
    territory = gd.territory(lab.territory_id, treatment)
    historic = gd.evaluate(territory, asked.compared_with)
    name = "historic" if historic.contiguous else "historic_pieces"
    best = gd.shipped(lab.territory_id, asked.key, treatment=treatment)
    rows = [
        (say[name].format(plan=asked.compared_with.title), historic.wrong_side),
        (say["best"], best.wrong_side),
    ]
    if questions.matching(lab) == asked.key:
        rows.append((say["own"], gd.evaluate(territory, lab.draft.plan).wrong_side))
    return pd.DataFrame(rows, columns=["label", "people"])
