"""Choices in the URL by id, `?case=a&compare=b,c`: short, and the same in every language.

Streamlit's own binding writes the labels that people read; these links last when a label changes.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import streamlit as st

from components.common import url
from components.common.text import plain
from components.common.words import words


def follow(
    page: str, name: str, known: Collection[str], default: str | Sequence[str] | None
) -> None:
    """Give the widget whose key is `name` the ids that the URL asks for, else `default`.

    A default that is a list means a widget of several values. Ids that are not `known` are left
    out with a message. Call it before `url.check`, which shows the messages.
    """
    text = st.query_params.get(name, "")
    if name in st.session_state and st.session_state.get(f"{name}-followed") == text:
        return
    asked = list(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
    found = [one for one in asked if one in known]
    for one in asked:
        if one not in known:
            shown = ", ".join(plain(value) for value in list(known)[:8])
            say = words("common")["url"]["value"]
            message = say.format(name=name, value=plain(one), known=shown + " …")
            url.remember(page, message)
    if isinstance(default, str) or default is None:
        st.session_state[name] = found[0] if found else default
    else:
        st.session_state[name] = found or list(default)
    if text and not found:
        st.query_params.pop(name, None)
        text = ""
    st.session_state[f"{name}-followed"] = text


def write(name: str, default: str | Sequence[str] | None) -> None:
    """Put the present value of the widget `name` into the URL; the default leaves no trace."""
    value = st.session_state[name]
    several = [value] if isinstance(value, str) else list(value or ())
    usual = [default] if isinstance(default, str) else list(default or ())
    text = "" if several == usual else ",".join(several)
    if text:
        st.query_params[name] = text
    else:
        st.query_params.pop(name, None)
    st.session_state[f"{name}-followed"] = text
