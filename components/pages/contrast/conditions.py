"""Three conditions × two cases: the article's finding, and what the record adds."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

import geodata as gd
from components.screen.turns import fragment
from components.text.cite import cite
from components.text.markdown import plain
from components.text.numbers import interval, quantity
from components.text.words import words

READINGS = ("supports", "complicates", "neutral")
CASES = ("bosnia_1995", "iraq_2007")


@fragment
def section() -> None:
    """Three conditions by two cases, met or not; the evidence behind a click."""
    say = words("contrast")["conditions"]
    st.header(say["title"])
    st.write(say["intro"])
    findings = gd.conditions()
    with st.container(key="conditions"):
        for number, rows in findings.groupby("condition_no", sort=True):
            with st.container(border=True):
                name = str(rows["condition"].iloc[0])
                with st.container(horizontal=True, vertical_alignment="center"):
                    st.markdown(f"**{number} · {plain(name)}**")
                    if st.button(say["evidence"], key=f"evidence-{number}", type="tertiary"):
                        evidence(int(number), name)
                for column, case in zip(st.columns(2, gap="medium"), CASES, strict=True):
                    with column:
                        _finding(rows[rows["case_id"] == case].iloc[0], say)


def _finding(finding: pd.Series, say: dict[str, str]) -> None:
    """A case's cell: met or not, and the article's reason in a sentence."""
    met = finding["verdict"] == "met"
    icon = ":material/check:" if met else ":material/close:"
    label = f"{say[finding['case_id']]}: {say[finding['verdict']]}"
    st.badge(label, icon=icon, color="green" if met else "orange")
    st.markdown(f"{plain(finding['finding'])} :small[¶{finding['paragraphs'].replace(';', ', ')}]")


def evidence(number: int, name: str) -> None:
    """What the record adds to a condition, Bosnia beside Iraq, over the page."""
    say = words("contrast")["conditions"]
    findings = gd.conditions()

    @st.dialog(f"{number} · {name}", width="large")
    def opened() -> None:
        for column, case in zip(st.columns(2, gap="large"), CASES, strict=True):
            chosen = (findings["condition_no"] == number) & (findings["case_id"] == case)
            with column:
                _case(findings[chosen].iloc[0], say)

    opened()


def _case(finding: pd.Series, say: dict[str, str]) -> None:
    st.subheader(say[finding["case_id"]])
    met = finding["verdict"] == "met"
    st.badge(say[f"verdict_{finding['verdict']}"], color="green" if met else "orange")
    st.markdown(plain(finding["finding"]))
    st.markdown(cite("", paragraphs=finding["paragraphs"], firmness="article"))
    evidence = gd.evidence()
    evidence = evidence[
        (evidence["condition_no"] == finding["condition_no"])
        & (evidence["case_id"] == finding["case_id"])
    ]
    for reading in READINGS:
        rows = evidence[evidence["reading"] == reading]
        if rows.empty:
            continue
        st.markdown(f"##### {say[reading]}")
        st.markdown(
            "\n".join(
                f"- {_figure(row)}{plain(row.evidence)}. {plain(row.note)}  \n"
                f"  {cite(row.source_ids, row.firmness)}"
                for row in rows.itertuples()
            )
        )


def _figure(row: Any) -> str:
    """The row's value or range with its unit, in bold; nothing where it has none."""
    if pd.notna(row.value):
        figure = quantity(row.value)
    elif pd.isna(row.low) and pd.isna(row.high):
        return ""
    elif pd.isna(row.high):
        figure = f"at least {quantity(row.low)}"
    else:
        figure = interval(row.low, row.high)
    unit = plain(row.unit)
    return f"**{figure}{'' if unit.startswith('%') else ' '}{unit}** — "
