"""State in the URL: what a link asks for, and a clear word when it asks for something unknown."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import streamlit as st

from components.common.text import plain
from components.common.words import words


def check(page: str, known: Mapping[str, Collection[str] | None]) -> None:
    """Warn about parameters or values of the URL that this page does not know.

    `known` maps a parameter to its values, or to None where the page checks the value itself.
    Call it before the widgets: a bound widget deletes a value that it does not know.
    """
    say = words("common")["url"]
    for name in list(st.query_params):
        for value in st.query_params.get_all(name):
            if name not in known:
                remember(page, say["parameter"].format(name=plain(name), known=_list(known)))
                del st.query_params[name]
                break
            allowed = known[name]
            if allowed is not None and value not in allowed:
                remember(
                    page,
                    say["value"].format(name=plain(name), value=plain(value), known=_list(allowed)),
                )
                del st.query_params[name]
                break
    if st.session_state.get("url-notice-page") == page:
        for message in st.session_state["url-notices"]:
            st.warning(message, icon=":material/link_off:")


def remember(page: str, message: str) -> None:
    """Keep a message about the URL on its page until another page's message replaces it."""
    if st.session_state.get("url-notice-page") != page:
        st.session_state["url-notice-page"], st.session_state["url-notices"] = page, []
    if message not in st.session_state["url-notices"]:
        st.session_state["url-notices"].append(message)


def refuse(page: str, name: str, value: str) -> None:
    """Warn that the value of a parameter that the page checks itself cannot be read."""
    say = words("common")["url"]["form"]
    remember(page, say.format(name=plain(name), value=plain(value)))
    st.query_params.pop(name, None)


def _list(names: Collection[str], most: int = 8) -> str:
    shown = [plain(name) for name in list(names)[:most]]
    return ", ".join(shown) + (" …" if len(names) > most else "")


def view_of(text: str) -> dict[str, float] | None:
    """The view `lat,lon,km` of a copied link; None where the text is no such view."""
    try:
        lat, lon, km = (float(part) for part in text.split(","))
    except ValueError:
        return None
    good = -85 <= lat <= 85 and -200 <= lon <= 200 and 0.5 <= km <= 20_000
    return {"lat": lat, "lon": lon, "km": km} if good else None
