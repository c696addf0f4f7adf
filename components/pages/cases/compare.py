"""Two to four cases side by side."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from components.pages.cases import choice
from components.screen import url
from components.screen.charts import intervals
from components.screen.turns import fragment
from components.text.numbers import interval
from components.text.templates import render
from components.text.words import words

MEASURES = ("displaced", "deaths")


@fragment
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
    return render(
        "pages/cases/compare.html",
        label=say["compare"]["title"],
        article=say["basis"]["article"],
        titles=[choice.titles()[case["case_id"]] for case in cases],
        rows=[
            (question, [_cell(case, name, say) for case in cases])
            for name, question in say["compare"]["rows"].items()
        ],
    )


def _cell(case: pd.Series, name: str, say: dict) -> dict[str, str]:
    """A short answer, the reason for it, and what the article says; any may be empty."""
    if name in ("parties", "later"):
        reason = case["parties" if name == "parties" else "later_outcome"]
        return {"answer": "", "reason": reason, "verdict": ""}
    if name == "mode":
        return {"answer": say["mode"][case["mode"]], "reason": case["mode_note"], "verdict": ""}
    if name == "war":
        answer = say["war_short"][case["war_within_5y"]]
        return {"answer": answer, "reason": case["war_note"], "verdict": ""}
    verdict = case[f"article_{name}"]
    return {
        "answer": say["answer"][case[name]],
        "reason": case[f"{name}_reason"],
        "verdict": say["answer"][verdict] if verdict else "",
    }
