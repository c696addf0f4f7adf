"""Which place is open, which places are shown and where the map looks, all from the URL."""

from __future__ import annotations

import pandas as pd
import streamlit as st

import geodata as gd
from components.atlas.maps.drina import YEARS
from components.atlas.maps.places import VIEWS
from components.palette import ROLES
from components.screen import url
from components.text.find import finder, fold

PAGE = "places"
ANY = "any"
LIST, AREA, VIEW, SEEN = "places-list", "places-area", "places-view", "places-seen"
# How the page opens: Bosnia beside Iraq, the world as third.
OPENING, INSETS = "both", ("bosnia", "iraq")


def table() -> pd.DataFrame:
    """All places by place_id."""
    return gd.places().set_index("place_id", drop=False)


def case_names() -> dict[str, str]:
    """The cases that places belong to, by id, with the names that people read."""
    cases, placed = gd.cases(), set(table()["case_id"])
    return {
        case: name
        for case, name in zip(cases["case_id"], cases["name"], strict=True)
        if case in placed
    }


def check() -> None:
    """Say what in the URL is not known here."""
    sides = ("view", *(f"view-{year}" for year in YEARS), "view-before", "view-after")
    url.check(
        PAGE,
        {
            "place": table().index,
            "role": list(ROLES),
            "of": list(case_names()),
            "q": None,
            "area": [OPENING, *VIEWS],
            **dict.fromkeys((*sides, "view-dayton"), url.view_of),
        },
    )


def chosen() -> str | None:
    """The place whose panel is open."""
    return st.query_params.get("place")


def choose(place_id: str | None) -> None:
    """Open a place's panel and look at it; None closes the panel and leaves the map."""
    for name in [name for name in st.query_params if name.startswith("view")]:
        del st.query_params[name]
    if place_id is None:
        st.query_params.pop("place", None)
        return
    st.query_params["place"] = place_id
    st.session_state[VIEW] = place_id


def from_list() -> None:
    """The list chose a place."""
    choose(st.session_state[LIST])


def view() -> str:
    """Where the map looks: a name of VIEWS or the id of a place.

    Bosnia and Iraq are both: to open the country is to look at its area.
    """
    asked = st.query_params.get("area") or chosen() or OPENING
    if url.gone_back():
        st.session_state[VIEW] = asked
    elif chosen() and st.session_state.get(SEEN, chosen()) != chosen():
        # A link within the session asks for another place than the page had open.
        st.session_state[VIEW] = chosen()
    st.session_state[SEEN] = chosen()
    return st.session_state.setdefault(VIEW, asked)


def from_search() -> None:
    """What is searched for is shown: map and panel go to the first place that begins so, or to the
    first that matches at all."""
    query = st.session_state["q"]
    found = shown(query, st.session_state.get("role", []), st.session_state.get("of", ANY))
    if not query.strip() or not found:
        return
    names = table()["name"]
    begins = [one for one in found if fold(names[one]).startswith(fold(query.strip()))]
    choose((begins or found)[0])


def from_area() -> None:
    """The person chose an area to look at."""
    if st.session_state[AREA] == OPENING:
        choose(None)
    if st.session_state[AREA]:
        st.session_state[VIEW] = st.session_state[AREA]
        st.query_params.pop("view", None)


def copied(name: str) -> dict[str, float] | None:
    """The view of a copied link, where the URL has one under `name`."""
    return url.view_of(st.query_params.get(name, ""))


def clear() -> None:
    """Show all places again."""
    st.session_state["q"], st.session_state["role"], st.session_state["of"] = "", [], ANY


def shown(query: str, roles: list[str], case: str) -> list[str]:
    """The places that the search and both filters leave, in the order of the table."""
    found = finder(query)
    return [
        row["place_id"]
        for _, row in table().iterrows()
        if found(row["name"], row["country"])
        and (not roles or row["role_group"] in roles)
        and case in (ANY, row["case_id"])
    ]
