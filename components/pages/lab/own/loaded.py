"""From a report or a saved file to the lab, and from the lab to one file."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

import numpy as np
import shapely
import streamlit as st

import geodata as gd
from components.actions.own import mine
from components.pages.lab import session
from components.pages.lab.own.given import PACKED
from components.pages.lab.state import Lab
from components.plans import files, territories
from components.plans.draft import Refusal, refuse
from components.plans.link import territory_of
from components.plans.offered import offered
from components.plans.territories import Own
from components.text import slug
from components.text.markdown import plain
from components.text.words import words

PLAIN = 40_000  # vertices; a territory with more is saved packed

__all__ = ["Refusal", "begin", "file", "file_name", "here", "packed", "reopened"]


def here(lab: Lab) -> bool:
    """Whether the lab shows a territory of somebody's own."""
    return territories.is_own(lab.territory_id)


def begin(territory: gd.Territory, base: str = "", plan: Mapping[str, Any] | None = None) -> str:
    """Open the lab on a territory; what to say of it. Raises Refusal, and then nothing is loaded.

    It begins with `plan` (as `files.to_json` has it), else with the plan of a link that was
    followed before its territory was there, else with the largest groups.
    """
    say = words("own")
    kept = dict(mine())
    held, gone = territories.take(kept, Own(territory, base))
    with territories.owning(kept):
        opened = _lab(held.territory, plan)
    mine().clear()
    mine().update(kept)
    session.begin(opened)
    st.session_state.pop("url-notice-page", None)
    told = say["loaded"].format(title=plain(territory.title), units=f"{len(territory.units):,}")
    return told + (" " + say["gone"].format(title=plain(gone)) if gone else "")


def _lab(territory: gd.Territory, plan: Mapping[str, Any] | None) -> Lab:
    if plan is not None:
        content = json.dumps(plan).encode()
        return Lab(territory.id, [files.from_file(territory, "plan.json", content)])
    awaited = st.session_state.get(session.AWAITED, "")
    if awaited and awaited.split(".")[1] == territory.id:
        territory_of(awaited)
        del st.session_state[session.AWAITED]
        return Lab.open(awaited)
    return Lab.start(territory.id)


def reopened(territory: gd.Territory, more: Mapping[str, Any]) -> str:
    """Open the lab on a saved territory with its plan. Raises Refusal."""
    base = more.get("base")
    plan = more.get("plan")
    if plan is not None and not isinstance(plan, dict):
        raise refuse("json_form", format=files.FORMAT)
    if base in offered() and _alike(territory, gd.territory(base)):
        shipped = gd.territory(base)
        territory = replace(
            territory,
            caveats=(*territory.caveats, *shipped.caveats),
            sources=shipped.sources,
            country=shipped.country,
        )
        return begin(territory, base, plan)
    return begin(territory, plan=plan)


def _alike(one: gd.Territory, other: gd.Territory) -> bool:
    """Whether both count the same people."""
    same = list(one.counts.index) == list(other.counts.index) and one.groups == other.groups
    return same and bool(np.allclose(one.counts, other.counts, atol=0.01))


def file(lab: Lab) -> Callable[[], bytes]:
    """What makes the file: the territory, its base, the plan with its names and colours.

    The plan is that of the moment when the file is made: a person goes on painting.
    """
    territory = lab.territory
    # The file is made beside the session, where nobody's territories can be found.
    base, press = mine()[territory.id].base, gzip.compress if packed(lab) else bytes

    def made() -> bytes:
        plan = json.loads(files.to_json(territory, lab.draft))
        return press(gd.save_territory(territory, {"base": base, "plan": plan}))

    return made


def packed(lab: Lab) -> bool:
    """Whether the file is packed: it would be larger than what may be loaded again."""
    return shapely.get_num_coordinates(lab.territory.units.geometry.values).sum() > PLAIN


def file_name(lab: Lab) -> str:
    """The file's name, after the territory."""
    ending = f"territory.json.{PACKED}" if packed(lab) else "territory.json"
    return slug.file_name(lab.territory.title, ending, datetime.now())
