"""Which shipped question a plan answers, so that like is set beside like."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

import geodata as gd
from components.pages.lab.search import question
from components.pages.lab.state import TREATMENTS, Lab
from components.plans.territories import is_own
from components.text.words import words

Asked = tuple[Mapping[str, gd.Side], Mapping[str, str]]


def asked(lab: Lab) -> dict[str, gd.Preset]:
    """The questions of the lab's territory by key; none of one's own, which nobody has answered."""
    return {} if is_own(lab.territory_id) else gd.presets(lab.territory_id)


def matching(lab: Lab) -> str | None:
    """The key of the question with the plan's owners and shared units; None if there is none."""
    own = question(lab.draft.plan)
    found = (key for key, one in asked(lab).items() if alike((one.sides, one.fixed), own))
    return next(found, None)


def alike(one: Asked, other: Asked) -> bool:
    """Whether two questions, sides and fixed units, are the same but for names and ids."""
    kinds = [sorted(map(_kind, sides.values())) for sides, _ in (one, other)]
    return kinds[0] == kinds[1] and set(one[1]) == set(other[1])


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
