"""The door: the server's start, page set-up and navigation, nothing else."""

from __future__ import annotations

import importlib


def site() -> None:
    """One visit: the page that the address names, below the navigation."""
    import streamlit as st

    from components.actions.kept import kept
    from components.screen import faults, pages, server
    from components.screen.theme import FAVICON, lay_styles
    from components.screen.turns import turns

    server.start()
    about = pages.about()

    def page(entry: dict[str, str]) -> st.Page:
        """A page by its name in `components/pages`; its code is imported when it is opened."""

        def render() -> None:
            st.set_page_config(page_title=f"{entry['title']} · {about['name']}")
            with faults.reported():
                importlib.import_module(f"components.pages.{entry['page']}.page").render()

        return st.Page(
            render,
            title=entry["title"],
            url_path=entry["path"],
            default=bool(entry.get("default")),
        )

    with turns.one():
        st.set_page_config(page_title=about["name"], page_icon=str(FAVICON), layout="wide")
        current = st.navigation([page(entry) for entry in about["pages"]], position="top")
        lay_styles()
        kept(always=current.url_path == "briefing")
        current.run()


def warm() -> None:
    """While the server waits for its first visitor: what takes long is imported and made."""
    importlib.import_module("components.pages.contrast.warm").warm()


# Streamlit runs this file as "__main__" for every visit. Its server imports it once, under its own
# name, and finds `app`; a host that knows only the script still serves every page.
if __name__ == "__main__":
    site()
elif __name__ == "dashboard":
    import streamlit as st

    from components.actions import jobs
    from components.screen import server

    app = st.App(**server.app(__file__, at_start=warm, at_end=jobs.end))
