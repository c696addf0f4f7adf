"""Two or more plans side by side: maps at one scale, figures, what changes hands."""

from __future__ import annotations

import pandas as pd
import streamlit as st

import geodata as gd
from components.pages.lab import cards, questions
from components.pages.lab.state import Lab
from components.plans.draft import Draft, draft
from components.plans.territories import begun
from components.text.numbers import people
from components.text.words import words

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
    first, *others = (options[one] for one in chosen)
    drawn = [cards.Card(*first)]
    tables = {}
    for title, painted in others:
        moved = changes(lab.territory, first[1].plan, painted.plan)
        count = people(lab.territory.population.loc[moved.index].sum())
        note = say["moved"].format(units=len(moved), people=count, first=first[0])
        drawn.append(cards.Card(title, painted, moved.index, [note]))
        tables[title] = moved
    cards.row(lab.territory, drawn)
    for title, moved in tables.items():
        if len(moved):
            with st.expander(say["moved_table"].format(first=first[0], second=title)):
                st.dataframe(moved, hide_index=True, width="stretch")


def choices(lab: Lab) -> dict[str, tuple[str, Draft]]:
    """What can be compared: the plan on the map, the registered plans, the best lines."""
    found = {OWN: (words("lab")["compare"]["own"], lab.draft)}
    for plan_id in lab.territory.plans:
        painted = begun(lab.territory_id, plan_id)
        found[plan_id] = (painted.plan.title, painted)
    for key, question in questions.asked(lab).items():
        plan = gd.shipped(lab.territory_id, key).plan
        title = words("lab")["compare"]["best"].format(question=question.title)
        found[plan.id] = (title, draft(plan))
    return found


def _default(lab: Lab, options: list[str]) -> list[str]:
    """The plan on the map beside the first registered plan that differs from it."""
    own = lab.draft.plan
    for plan_id in lab.territory.plans:
        if len(changes(lab.territory, own, begun(lab.territory_id, plan_id).plan)):
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
