"""The steps below the first screen: each says what both maps show, and why."""

from __future__ import annotations

from typing import Any

import streamlit as st

import geodata as gd
from components.atlas.maps import baghdad, drina
from components.pages.contrast import figures
from components.palette import INK
from components.text.numbers import share
from components.text.templates import render
from components.text.words import words

KEPT = ("id", "states", "views", "shown")


def moves() -> list[dict[str, Any]]:
    """What each step asks of the picture: its states, its views, its own marks."""
    found = []
    for step in words("contrast")["steps"]:
        move = {key: step[key] for key in KEPT if key in step}
        move["pins"] = {side: _places(names) for side, names in step.get("places", {}).items()}
        if when := step.get("districts"):
            move["pins"]["iraq"], move["alone"] = _districts(when), "iraq"
        found.append(move)
    return found


def section() -> None:
    """The steps as cards that pass over the picture; pair.js hears which one is read."""
    st.html(
        render("pages/contrast/steps.html", steps=words("contrast")["steps"], filled=in_sentences())
    )


def in_sentences() -> dict[str, str]:
    """The figures in the steps' sentences."""
    before, after = (figures.wrong(f"bosnia-{year}", "dayton") for year in (1991, 2013))
    valley = [_bosniaks(f"bosnia-{year}", list(drina.VALLEY)) for year in (1991, 2013)]
    districts = gd.districts()
    mixed = (districts["before_class"] == "mixed").sum()
    still = (districts["after_class"] == "mixed").sum()
    return {
        "before": figures.big(before.wrong_side),
        "before_share": share(before.wrong_share),
        "areas": str(int((before.by_unit > 0).sum())),
        "all_areas": str(len(before.by_unit)),
        "after": figures.big(after.wrong_side),
        "after_share": share(after.wrong_share),
        "valley_before": figures.per_cent(valley[0]),
        "valley_after": figures.per_cent(valley[1]),
        "mixed": str(mixed),
        "still": str(still),
        "districts": str(len(districts)),
    }


def _bosniaks(territory: str, units: list[str]) -> float:
    found = gd.territory(territory)
    return float(found.counts.loc[units, "bosniak"].sum() / found.population.loc[units].sum())


def _districts(when: str) -> list[dict[str, Any]]:
    """The pins of Baghdad's districts as its own map has them, without their clicks."""
    pins = next(part for part in baghdad.scene(when).layers if part.call == "pins")
    return [{**item, "id": ""} for item in pins.content["items"]]


def _places(names: list[str]) -> list[dict[str, Any]]:
    """Small named pins for places of ours."""
    places = gd.places().set_index("place_id").loc[names]
    return [
        {
            "id": "",
            "lat": float(row.lat),
            "lon": float(row.lon),
            "text": row.name_,
            "colour": INK,
            "size": 9,
            "label": True,
        }
        for row in places.rename(columns={"name": "name_"}).itertuples()
    ]
