"""Two to four cases side by side."""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st

from components.pages.cases import choice
from components.screen import url
from components.screen.charts import intervals
from components.text.numbers import interval
from components.text.words import words

MEASURES = ("displaced", "deaths")


@st.fragment
def section() -> None:
    """The choice, a table of words and two charts of figures."""
    say = words("cases")["compare"]
    st.header(say["title"])
    st.write(say["intro"])
    chosen = st.multiselect(
        say["label"],
        choice.ids(),
        format_func=choice.titles().__getitem__,
        max_selections=choice.MOST,
        key="compare",
    )
    url.publish("compare", ",".join(chosen) or None, ",".join(choice.COMPARED))
    if len(chosen) < choice.FEWEST:
        st.info(say["too_few"], icon=":material/compare_arrows:")
        return
    cases = [choice.case(one) for one in chosen]
    st.html(_grid(cases))
    st.markdown(f"##### {say['figures']}")
    st.markdown(f":small[{say['figures_note']}]")
    for column, measure in zip(st.columns(2, gap="large"), MEASURES, strict=True):
        with column:
            st.markdown(f"**{say[measure]}**")
            figures = _figures(cases, measure)
            told = "; ".join(figures["label"] + ": " + figures["figure"])
            chart = intervals.chart(figures, say, f"{say[measure]}. {told}")
            st.altair_chart(chart, width="stretch")
    with st.expander(say["table"]):
        st.dataframe(table(cases), hide_index=True)


def _figures(cases: list[pd.Series], measure: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "label": choice.titles()[case["case_id"]],
            "figure": interval(case[f"{measure}_low"], case[f"{measure}_high"]),
            "low": case[f"{measure}_low"],
            "high": case[f"{measure}_high"],
            "bound": case[f"{measure}_open"],
        }
        for case in cases
    )


def table(cases: list[pd.Series]) -> pd.DataFrame:
    """What the charts show, with the note on each figure."""
    say = words("cases")["compare"]
    return pd.DataFrame(
        {
            say["case"]: choice.titles()[case["case_id"]],
            say["what"]: say[measure],
            say["figure"]: interval(case[f"{measure}_low"], case[f"{measure}_high"]),
            say["note"]: case[f"{measure}_note"],
        }
        for case in cases
        for measure in MEASURES
    )


def _grid(cases: list[pd.Series]) -> str:
    """A table of words: one column a case, one row a question."""
    say = words("cases")
    rows = say["compare"]["rows"]
    heads = "".join(f"<th scope=col>{escape(choice.titles()[c['case_id']])}</th>" for c in cases)
    body = "".join(
        f"<tr><th scope=row>{escape(label)}</th>"
        + "".join(
            f'<td data-case="{escape(choice.titles()[case["case_id"]])}">'
            f"{_cell(case, name, say)}</td>"
            for case in cases
        )
        + "</tr>"
        for name, label in rows.items()
    )
    label = escape(say["compare"]["title"])
    return (
        f'<div class="cases-grid" role="region" tabindex="0" aria-label="{label}"><table>'
        f"<thead><tr><td></td>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _cell(case: pd.Series, name: str, say: dict) -> str:
    """A short answer in bold and the reason for it."""
    if name == "parties":
        return escape(case["parties"])
    if name == "mode":
        return _answer(say["mode"][case["mode"]], case["mode_note"])
    if name == "war":
        return _answer(say["war_short"][case["war_within_5y"]], case["war_note"])
    if name == "later":
        return escape(case["later_outcome"])
    cell = _answer(say["answer"][case[name]], case[f"{name}_reason"])
    verdict = case[f"article_{name}"]
    return cell + (
        f"<br>{escape(say['basis']['article'])}: {_answer(say['answer'][verdict], '')}"
        if verdict
        else ""
    )


def _answer(answer: str, reason: str) -> str:
    return f"<b>{escape(answer)}</b>" + (f"<br>{escape(reason)}" if reason else "")
