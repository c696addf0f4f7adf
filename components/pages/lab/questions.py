"""Which shipped question a plan answers, so that like is set beside like."""

from __future__ import annotations

import streamlit as st

import geodata as gd
from components.pages.lab.search import question
from components.pages.lab.state import TREATMENTS, Lab
from components.plans.territories import is_own
from components.text.words import words


def asked(lab: Lab) -> dict[str, gd.Preset]:
    """The questions of the lab's territory by key; none of one's own, which nobody has answered."""
    return {} if is_own(lab.territory_id) else gd.presets(lab.territory_id)


def matching(lab: Lab) -> str | None:
    """The key of the question with the plan's owners and shared units; None if there is none."""
    own_sides, own_fixed = question(lab.draft.plan)
    for key, one in asked(lab).items():
        alike = sorted(map(_kind, one.sides.values())) == sorted(map(_kind, own_sides.values()))
        if alike and set(one.fixed) == set(own_fixed):
            return key
    return None


def _kind(side: gd.Side) -> tuple[bool, list[str]]:
    """A shared side is alike to any other; its owners do not matter."""
    return side.shared, [] if side.shared else sorted(side.owners)


def choose(lab: Lab, name: str) -> gd.Preset:
    """A list of the territory's questions; begins with the one that the plan answers."""
    options = asked(lab)
    keys = list(options)
    match = matching(lab)
    chosen = st.selectbox(
        words("lab")["questions"]["choose"],
        keys,
        index=keys.index(match) if match else 0,
        format_func=lambda key: options[key].title,
        key=f"lab-{name}-{lab.territory_id}-{match}",
        width=460,
    )
    return options[chosen]


def choose_treatment(lab: Lab, name: str) -> gd.Treatment:
    """The reading of the vote; a census has only one."""
    if len(lab.evaluations) == 1:
        return "middle"
    say = words("lab")["questions"]
    return st.segmented_control(
        say["treatment"],
        TREATMENTS,
        default="middle",
        required=True,
        format_func=say.get,
        key=f"lab-{name}-treatment",
    )
