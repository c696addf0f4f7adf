"""Ways from page to page within one session: a link that loads nothing anew."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import streamlit as st
from streamlit.errors import StreamlitAPIException

from components.text.words import Words, words


def about() -> Words:
    """The site's name and its pages, in the order of the navigation."""
    return words("site")


@cache
def _page(path: str) -> st.Page:
    """A page of the navigation by its path; Streamlit knows it by its path alone."""
    entry = next(one for one in about()["pages"] if one["path"] == path)
    return st.Page(lambda: None, title=entry["title"], url_path=path)


def link(path: str, label: str, icon: str | None = None) -> None:
    """A link to a page; where no navigation runs, as in a test of one page, a plain one."""
    try:
        st.page_link(_page(path), label=label, icon=icon)
    except StreamlitAPIException:
        st.markdown(f"[{label}]({path})")


def turn(path: str, query: Mapping[str, str]) -> None:
    """Go to a page in this session with `query` in its address. Ends the run."""
    st.switch_page(_page(path), query_params=dict(query))
