"""The door: page set-up and navigation, nothing else."""

import importlib

import streamlit as st

from components.screen.theme import FAVICON, furnish
from components.text.words import words

site = words("site")


def page(entry: dict[str, str]) -> st.Page:
    """A page by its name in `components/pages`; its code is imported when it is opened."""

    def render() -> None:
        st.set_page_config(page_title=f"{entry['title']} · {site['name']}")
        importlib.import_module(f"components.pages.{entry['page']}.page").render()

    return st.Page(
        render, title=entry["title"], url_path=entry["path"], default=entry.get("default", False)
    )


st.set_page_config(page_title=site["name"], page_icon=str(FAVICON), layout="wide")
current = st.navigation([page(entry) for entry in site["pages"]], position="top")
furnish()
current.run()
