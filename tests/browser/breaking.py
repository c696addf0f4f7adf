"""An app whose page breaks in each of the ways a page can break, as its door tells them."""

import streamlit as st

from components.screen import faults, server
from geodata.tables.problems import TableError


def page() -> None:
    """Breaks when it is asked to."""
    with faults.reported():
        st.title("Breaking")
        ask = st.query_params.get("ask")
        st.button("callback", on_click=lambda: [][1])
        st.download_button("file", broken_file, "file.txt", on_click="ignore")
        fragment()
        if ask == "page":
            raise RuntimeError("/srv/secret/path and what a person typed")
        if ask == "data":
            raise TableError("claims.csv, row 2, column speaker: found 'nobody'")


def broken_file() -> bytes:
    """Cannot be made."""
    raise OSError("/srv/secret/path")


@st.fragment
def fragment() -> None:
    """Breaks at a press."""
    if st.button("fragment"):
        raise KeyError("/srv/secret/path")


if __name__ == "__main__":
    server.start()
    page()
elif __name__ == "breaking":
    app = st.App(**server.app(__file__, at_start=lambda: None, at_end=lambda: None))
