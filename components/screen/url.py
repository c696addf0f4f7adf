"""State in the URL: a link reproduces what it was copied from, and says when it cannot.

Streamlit's own `bind="query-params"` writes an option's label into the URL; these few functions
write its id, so that a link stays short and survives a change of words.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any, overload

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from components.text.find import LONGEST
from components.text.markdown import inert
from components.text.words import words

Known = Collection[str] | Callable[[str], object | None] | None
SWITCH = ("true", "false")
NAMED = 3  # unknown parameters that are named; more are counted


def gone_back() -> bool:
    """Whether this run follows the browser's Back or Forward: the URL then says what is shown."""
    context = get_script_run_ctx(suppress_warning=True)
    return bool(context and context.is_history_navigation)


def asks(name: str) -> bool:
    """Whether the URL decides what `name` is: on arrival, and on the way back or forward."""
    return name not in st.session_state or gone_back()


def check(page: str, known: Mapping[str, Known]) -> None:
    """Warn about parameters or values of the URL that this page does not know, and drop them.

    `known` maps a parameter to its values, to a function that returns None for a value it cannot
    read, or to None where any text goes. Call it before the widgets.
    """
    say = words("common")["url"]
    strange = [name for name in st.query_params if name not in known]
    if len(strange) > NAMED:
        some = ", ".join(map(inert, strange[:NAMED]))
        count = len(strange)
        remember(page, say["parameters"].format(count=count, some=some, known=_list(known)))
        st.query_params.from_dict(
            {n: st.query_params.get_all(n) for n in known if n in st.query_params}
        )
        strange = []
    for name in list(st.query_params):
        if name in strange:
            remember(page, say["parameter"].format(name=inert(name), known=_list(known)))
            del st.query_params[name]
            continue
        allowed = known[name]
        for value in st.query_params.get_all(name):
            if allowed is None or (allowed(value) if callable(allowed) else value in allowed):
                continue
            told = say["form"] if callable(allowed) else say["value"]
            listed = "" if callable(allowed) else _list(allowed)
            remember(page, told.format(name=inert(name), value=inert(value), known=listed))
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


@overload
def choose(
    widget: Callable[..., Any],
    label: str,
    options: Mapping[str, str],
    name: str,
    default: str,
    **more: Any,
) -> str: ...


@overload
def choose(
    widget: Callable[..., Any],
    label: str,
    options: Mapping[str, str],
    name: str,
    default: None = None,
    **more: Any,
) -> str | None: ...


def choose(
    widget: Callable[..., Any],
    label: str,
    options: Mapping[str, str],
    name: str,
    default: str | None = None,
    **more: Any,
) -> str | None:
    """A widget of one choice whose option id stands in the URL as `name`; id -> label."""
    if asks(name):
        asked = st.query_params.get(name)
        st.session_state[name] = asked if asked in options else default
    value = widget(label, list(options), format_func=options.get, key=name, **more)
    publish(name, value, default)
    return value


def choose_many(
    widget: Callable[..., Any],
    label: str,
    options: Mapping[str, str],
    name: str,
    **more: Any,
) -> list[str]:
    """A widget of several choices, each an id in the URL; none chosen is the default."""
    if asks(name):
        st.session_state[name] = [v for v in st.query_params.get_all(name) if v in options]
    values = widget(label, list(options), format_func=options.get, key=name, **more)
    publish(name, values, [])
    return values


def switch(label: str, name: str, default: bool = False, **more: Any) -> bool:
    """A toggle that stands in the URL as `name`=true or false where it is not the default."""
    if asks(name):
        st.session_state[name] = st.query_params.get(name, str(default).lower()) == "true"
    value = st.toggle(label, key=name, **more)
    publish(name, str(value).lower(), str(default).lower())
    return value


def search(label: str, name: str, **more: Any) -> str:
    """A line of text, cut to what a search looks at, that stands in the URL as `name`."""
    if asks(name):
        st.session_state[name] = st.query_params.get(name, "")[:LONGEST]
    value = st.text_input(label, key=name, max_chars=LONGEST, **more)
    publish(name, value, "")
    return value


def forget(*names: str) -> None:
    """Take parameters out of the URL, as when a choice overrides what a link asked for."""
    for name in names:
        st.query_params.pop(name, None)


def publish(name: str, value: str | list[str] | None, default: object = None) -> None:
    """Write `name` into the URL, or take it out where the value is the default or nothing."""
    if value == default or value is None or value == []:
        if name in st.query_params:
            del st.query_params[name]
    elif st.query_params.get_all(name) != ([value] if isinstance(value, str) else value):
        st.query_params[name] = value


def _list(names: Collection[str], most: int = 8) -> str:
    shown = [inert(name) for name in list(names)[:most]]
    return ", ".join(shown) + (" …" if len(names) > most else "")


def view_of(text: str) -> dict[str, float] | None:
    """The view `lat,lon,km` of a copied link; None where the text is no such view."""
    try:
        lat, lon, km = (float(part) for part in text.split(","))
    except ValueError:
        return None
    good = -85 <= lat <= 85 and -200 <= lon <= 200 and 0.5 <= km <= 20_000
    return {"lat": lat, "lon": lon, "km": km} if good else None
