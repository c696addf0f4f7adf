"""Plans in a row of cards: maps at one scale, the key and a few figures each."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

import geodata as gd
from components.pages.lab.figures import spread
from components.pages.lab.minimap import minimap
from components.pages.lab.state import evaluate_all
from components.plans.draft import Draft
from components.text.numbers import people, share
from components.text.templates import render
from components.text.words import words


@dataclass(frozen=True)
class Card:
    """One plan. `moved`: units to darken; `notes`: lines under its figures."""

    title: str
    painted: Draft
    moved: Collection[str] = ()
    notes: Sequence[str] = ()


def row(territory: gd.Territory, cards: Sequence[Card]) -> None:
    """Draw the cards side by side; on a narrow screen below each other."""
    st.html(html(territory, cards))


def html(territory: gd.Territory, cards: Sequence[Card]) -> str:
    """The cards as HTML."""
    return render("pages/lab/cards.html", cards=[_card(territory, card) for card in cards])


def _card(territory: gd.Territory, card: Card) -> dict[str, Any]:
    say = words("lab")["cards"]
    plan = card.painted.plan
    evaluations = evaluate_all(territory.id, plan)
    wrong = spread(evaluations, lambda e: e.wrong_side, people)
    part = spread(evaluations, lambda e: e.wrong_share, share)
    lines = [say["wrong"].format(people=wrong, share=part)]
    if any(side.shared for side in plan.sides.values()):
        shared = spread(evaluations, lambda e: e.in_shared, people)
        lines.append(say["shared"].format(people=shared))
    if territory.measured:
        lines.append(say["one_piece" if evaluations[0].contiguous else "pieces"])
    return {
        "title": card.title,
        "picture": minimap(territory, card.painted, card.moved),
        "sides": [
            (card.painted.colours[side_id], side.name) for side_id, side in plan.sides.items()
        ],
        "lines": [*lines, *card.notes],
    }
