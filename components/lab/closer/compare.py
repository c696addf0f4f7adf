"""Two or more plans side by side: maps at one scale, figures, what changes hands."""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st

import geodata as gd
from components.common.numbers import people, share
from components.common.words import words
from components.lab.draft import Draft, draft
from components.lab.figures import spread
from components.lab.minimap import minimap
from components.lab.state import Lab, evaluate_all

OWN = "own"
MOST = 4


def draw(lab: Lab) -> None:
    """A choice of plans, their maps in a row, and the units that differ from the first."""
    say = words("lab")["compare"]
    options = choices(lab)
    chosen = st.multiselect(
        say["choose"],
        list(options),
        default=_default(lab, list(options)),
        format_func=lambda one: options[one][0],
        max_selections=MOST,
        key=f"lab-compare-{lab.territory_id}",
    )
    if len(chosen) < 2:
        st.write(say["two"])
        return
    first = options[chosen[0]]
    cards = []
    for number, one in enumerate(chosen):
        title, painted = options[one]
        moved = changes(lab.territory, first[1].plan, painted.plan) if number else None
        cards.append(_card(lab, title, painted, moved, first[0]))
    st.html(f'<div class="lab-cards">{"".join(cards)}</div>')
    for one in chosen[1:]:
        moved = changes(lab.territory, first[1].plan, options[one][1].plan)
        if len(moved):
            heading = say["moved_table"].format(first=first[0], second=options[one][0])
            with st.expander(heading):
                st.dataframe(moved, hide_index=True, width="stretch")


def choices(lab: Lab) -> dict[str, tuple[str, Draft]]:
    """What can be compared: the plan on the map, the registered plans."""
    found = {OWN: (words("lab")["compare"]["own"], lab.draft)}
    for plan_id in lab.territory.plans:
        plan = gd.plan(lab.territory_id, plan_id)
        found[plan_id] = (plan.title, draft(plan))
    return found


def _default(lab: Lab, options: list[str]) -> list[str]:
    """The plan on the map beside the first registered plan that differs from it."""
    own = lab.draft.plan
    for plan_id in lab.territory.plans:
        if len(changes(lab.territory, own, gd.plan(lab.territory_id, plan_id))):
            return [OWN, plan_id]
    return options[:2]


def changes(territory: gd.Territory, before: gd.Plan, after: gd.Plan) -> pd.DataFrame:
    """Units that belong to others in `after`, largest first; index unit_id."""
    say = words("lab")["compare"]
    rows = {}
    for unit in territory.counts.index:
        was, now = (plan.sides[plan.assignment[unit]] for plan in (before, after))
        if (was.owners, was.shared) != (now.owners, now.shared):
            rows[unit] = (territory.units["name"][unit], was.name, now.name)
    table = pd.DataFrame.from_dict(
        rows, orient="index", columns=[say["unit"], say["from"], say["to"]]
    )
    everyone = territory.population.loc[table.index].sort_values(ascending=False)
    table = table.loc[everyone.index]
    table[say["people"]] = everyone.map(people)
    return table


def _card(lab: Lab, title: str, painted: Draft, moved: pd.DataFrame | None, first: str) -> str:
    """One plan: title, map, headline figures."""
    say = words("lab")["compare"]
    evaluations = evaluate_all(lab.territory_id, painted.plan)
    wrong = spread(evaluations, lambda e: e.wrong_side, people)
    part = spread(evaluations, lambda e: e.wrong_share, share)
    lines = [
        say["wrong"].format(people=wrong, share=part),
        say["shared"].format(people=spread(evaluations, lambda e: e.in_shared, people)),
        say["one_piece" if evaluations[0].contiguous else "pieces"],
    ]
    if moved is not None:
        count = lab.territory.population.loc[moved.index].sum()
        lines.append(say["moved"].format(units=len(moved), people=people(count), first=first))
    label = f"{title}. {lines[0]}"
    picture = minimap(lab.territory, painted, [] if moved is None else moved.index, label)
    body = "".join(f"<p>{escape(line)}</p>" for line in lines)
    key = "".join(
        f'<li><span class="key" style="background:{painted.colours[side_id]}"></span>'
        f"{escape(side.name)}</li>"
        for side_id, side in painted.plan.sides.items()
    )
    return (
        f"<article><h4>{escape(title)}</h4>{picture}<ul>{key}</ul>"
        f'<div class="card-figures">{body}</div></article>'
    )
