"""The same content as a map or chart for those who do not see or use it."""

from __future__ import annotations

import pandas as pd
import streamlit as st


def alternatives(text: str, table: pd.DataFrame, *, title: str) -> None:
    """A text and a table behind one line with `title`."""
    with st.expander(title):
        st.write(text)
        st.dataframe(table, hide_index=True, width="stretch")
