"""The annotated panels: a Bosnian enclave and an Iraqi city, point by point."""

from __future__ import annotations

from typing import Any

import streamlit as st

import geodata as gd
from components.screen import url
from components.story.figures import fill
from components.text.cite import cite
from components.text.numbers import people, share
from components.text.words import words

REFERENCE = "three-regions"


def panel() -> None:
    """The chosen point with its figures, marked on both maps; none until one is chosen."""
    say = words("explore")
    st.header(say["points_head"]["title"])
    st.write(say["points_head"]["intro"])
    titles = {str(p["number"]): f"{p['number']} {p['title']}" for p in say["points"]}
    chosen = url.choose(st.pills, say["points_head"]["choose"], titles, "point")
    for point in (one for one in say["points"] if str(one["number"]) == chosen):
        _point(point, say["points_head"])


def _point(point: dict[str, Any], head: dict[str, str]) -> None:
    places = gd.places().set_index("place_id")["name"]
    with st.container(border=True):
        st.markdown(f"#### {point['number']} · {point['title']}")
        left, right = st.columns(2, gap="large")
        for column, side in ((left, "bosnia"), (right, "iraq")):
            place = point[side]
            with column:
                st.markdown(f"**{places[place]}** — {head[side]}")
                st.write(fill(point[f"{side}_text"]))
                figures = (
                    bosnia_figures(point) if side == "bosnia" else iraq_figures(point["iraq_unit"])
                )
                more = head["more"].format(place=places[place])
                st.markdown("\n".join([*figures, f"- [{more}](places?place={place})"]))
        st.markdown(cite(point["source_ids"]))


def bosnia_figures(point: dict[str, Any]) -> list[str]:
    """Shares of the groups on the same territory at both censuses."""
    names = words("common")["groups"]
    units = _units(point)
    if not units:
        return []
    before, after = (gd.territory(f"bosnia-{year}") for year in (1991, 2013))
    found = []
    for t in (before, after):
        everyone = t.population.loc[units].sum()
        ranked = (t.counts.loc[units].sum() / everyone).sort_values(ascending=False)
        shares = ", ".join(f"{names[g]} {share(value)}" for g, value in ranked.items())
        found.append(f"- **{t.year}** {shares} · {people(everyone)}")
    return found


def _units(point: dict[str, Any]) -> list[str]:
    if region := point.get("bosnia_region"):
        regions = gd.territory("bosnia-1991").units["region"]
        return list(regions.index[regions == region])
    return point.get("bosnia_units", [])


def iraq_figures(unit: str) -> list[str]:
    """Votes of the governorate as shares of its people, and who is on the wrong side there."""
    names, head = words("common")["groups"], words("explore")["points_head"]
    t = gd.territory("iraq-2005")
    result = gd.evaluate(t, gd.plan("iraq-2005", REFERENCE))
    ranked = (t.counts.loc[unit] / t.population[unit]).sort_values(ascending=False)
    shares = ", ".join(f"{names[g]} {share(value)}" for g, value in ranked.items() if value > 0)
    wrong = result.by_unit[unit]
    return [
        f"- **{t.units['name'][unit]}**, 2005: {shares} · {people(t.population[unit])}",
        f"- {head['wrong']}: **{people(wrong)}**, {share(wrong / result.wrong_side)} "
        f"{head['share_of_all']}",
    ]
