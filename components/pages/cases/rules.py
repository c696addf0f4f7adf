"""How the cases are coded: the definition, the clock, the rules, and what the table cannot show."""

from __future__ import annotations

import pandas as pd
import streamlit as st

import geodata as gd
from components.text.cite import cite
from components.text.markdown import plain
from components.text.words import words


def section() -> None:
    """All rules, closed until they are asked for; the limits stay in sight."""
    say = words("cases")["rules"]
    rules = gd.case_rules()
    st.header(say["title"])
    limits = rules["kind"] == "limit"
    for _, rule in rules[limits].iterrows():
        st.markdown(_as_markdown(rule))
    with st.expander(say["all"]):
        st.markdown("\n\n".join(_as_markdown(rule) for _, rule in rules[~limits].iterrows()))


def _as_markdown(rule: pd.Series) -> str:
    return f"**{plain(rule['title'])}.** {plain(rule['rule'])}  \n{cite(rule['source_ids'])}"
