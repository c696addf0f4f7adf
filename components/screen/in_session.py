"""Links to the app's own pages turn the page in the same session: nothing is loaded or lost."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import streamlit as st
from streamlit.errors import StreamlitAPIException

from components.text.words import words

_mount = st.components.v2.component(
    "in_session", js=Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
)


def follow() -> None:
    """Follow plain clicks on links to pages of the app; other clicks are left to the browser."""
    paths = [entry["path"] for entry in words("site")["pages"]]
    told = _mount(
        key="in-session", data={"paths": paths}, on_go_change=lambda: None, height="content"
    )
    asked = target(told.go) if told.go else None
    if asked is None:
        return
    path, query = asked
    title = next(entry["title"] for entry in words("site")["pages"] if entry["path"] == path)
    try:
        st.switch_page(st.Page(lambda: None, title=title, url_path=path), query_params=query)
    except StreamlitAPIException:  # no navigation runs, as in a test of one page
        st.query_params.from_dict(query)


def target(address: object) -> tuple[str, dict[str, list[str]]] | None:
    """The page and the query of an address such as `places?place=baghdad`; None for any other."""
    parts = urlsplit(str(address))
    paths = {entry["path"] for entry in words("site")["pages"]}
    if parts.scheme or parts.netloc or parts.path not in paths:
        return None
    return parts.path, parse_qs(parts.query)
