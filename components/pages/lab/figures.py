"""The figures beside the map: one piece of HTML, because it is drawn anew at every stroke.

A census gives one figure; Iraq's vote gives three (low, middle, high), always shown together.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, TypeVar

import numpy as np

import geodata as gd
from components.pages.lab.canvas import owners_of
from components.plans.draft import Draft
from components.plans.offered import offered
from components.plans.territories import begun
from components.text.groups import named
from components.text.how_read import how_read
from components.text.numbers import people, share, short
from components.text.templates import render
from components.text.words import words

ISLANDS = 12  # named; a line over a thousand units may leave hundreds
ISLAND_NAMES = 4  # units named of an island; the rest are counted

Evaluations = Sequence[gd.Evaluation]
Result = TypeVar("Result")  # an evaluation, or an answer found beforehand


def figures(evaluations: Evaluations, painted: Draft) -> str:
    """The panel for a draft that is evaluated under one or three treatments."""
    middle = evaluations[len(evaluations) // 2]
    return render(
        "pages/lab/figures.html",
        say=words("lab")["figures"],
        headline=_headline(evaluations),
        since=_since_start(middle),
        balance=_balance(evaluations),
        sides=_sides(evaluations, painted),
        land_intro=words("lab")["land"]["intro"],
        land=_land(evaluations[0]),
        groups=_groups(evaluations),
        pieces=_pieces(evaluations[0]),
        read=_read(middle.territory.id),
    )


def _read(territory_id: str) -> str:
    """How far the rows of a shipped territory were read; of one's own nobody knows that here."""
    return how_read(gd.verified(territory_id)) if territory_id in offered() else ""


def spread(
    results: Sequence[Result], value: Callable[[Result], float], write: Callable[[float], str]
) -> str:
    """A figure under every treatment: one, or low – middle – high."""
    written = [write(value(result)) for result in results]
    return written[0] if len(set(written)) == 1 else " – ".join(written)


def compact(results: Sequence[Result], value: Callable[[Result], float]) -> str:
    """A spread in a table's cell: the word million once."""
    written = spread(results, value, short)
    million = " million"
    if written.count(million) == len(results) > 1:
        return written.replace(million, "") + million
    return written


def _headline(evaluations: Evaluations) -> dict[str, str]:
    say = words("lab")["figures"]
    middle = evaluations[len(evaluations) // 2]
    span = ""
    if len(evaluations) > 1:
        low_high = compact(evaluations, lambda e: e.wrong_side)
        shares = spread(evaluations, lambda e: e.wrong_share, share)
        span = say["range"].format(people=low_high, shares=shares)
    lead = say["lead"].format(share=share(middle.wrong_share))
    return {"number": people(middle.wrong_side), "lead": lead, "range": span}


def _since_start(evaluation: gd.Evaluation) -> str:
    """How many more or fewer than the plan the line began from; nothing where none is changed."""
    plan, territory = evaluation.plan, evaluation.territory
    if not plan.id or plan.parent is None:
        return ""
    start = gd.evaluate(territory, begun(territory.id, plan.id).plan)
    if set(start.plan.sides) != set(plan.sides):
        return ""
    moved = int((start.plan.assignment != plan.assignment[start.plan.unit_ids]).sum())
    if not moved:
        return ""
    say = words("lab")["figures"]
    difference = evaluation.wrong_side - start.wrong_side
    sign = "+" if difference >= 0 else "−"
    return say["since_start"].format(
        difference=f"{sign}{people(abs(difference))}", plan=start.plan.title, moved=moved
    )


def _balance(evaluations: Evaluations) -> list[dict[str, Any]]:
    """Everyone, divided: of each part its share of the bar, and its people."""
    middle = evaluations[len(evaluations) // 2]
    everyone = middle.territory.everyone or 1
    return [
        {
            "name": part,
            "percent": 100 * getattr(middle, part) / everyone,
            **_middle([getattr(one, part) for one in evaluations]),
        }
        for part in ("right", "wrong_side", "in_shared", "unplaced")
    ]


def _middle(values: list[float]) -> dict[str, str]:
    """The middle figure, and where readings differ their range in millions."""
    low, high = min(values), max(values)
    differ = round(low) != round(high)
    span = " – ".join(f"{value / 1e6:.1f}" for value in (low, high)) if differ else ""
    return {"middle": people(values[len(values) // 2]), "span": span}


def _sides(evaluations: Evaluations, painted: Draft) -> dict[str, Any]:
    say = words("lab")["figures"]
    middle = evaluations[len(evaluations) // 2]
    names = named(middle.territory.groups)
    codes, counts = middle.plan.codes, middle.territory.counts.to_numpy(dtype=float)
    rows = []
    for place, (side_id, side) in enumerate(middle.plan.sides.items()):
        here = codes == place
        units = str(int(np.count_nonzero(here)))
        if middle.territory.measured:
            units += f" / {len(middle.parts[side_id])}"
        chance = gd.chance_differ(counts[here]) if here.any() else float("nan")
        wrong = (
            say["not_counted"] if side.shared else compact(evaluations, partial(_of_side, side_id))
        )
        rows.append(
            {
                "colour": painted.colours[side_id],
                "name": side.name,
                "owners": owners_of(side, names),
                "cells": [
                    people(middle.by_side["everyone"][side_id]),
                    wrong,
                    units,
                    "–" if np.isnan(chance) else f"{chance:.2f}",
                ],
            }
        )
    counted = "units_pieces" if middle.territory.measured else "units"
    heads = [say[head] for head in ("side", "everyone", "wrong", counted, "mixing")]
    return {"heads": heads, "rows": rows}


def _land(evaluation: gd.Evaluation) -> list[dict[str, str]]:
    """Each side's share of the land, to the point that it is good for; nothing where no area is
    known."""
    if not gd.land_is_measured(evaluation.territory):
        return []
    say, sides = words("lab")["land"], evaluation.plan.sides
    parts = []
    for side_id, row in gd.land_by_side(evaluation.territory, evaluation.plan).iterrows():
        part = say["none"]
        if row["km2"]:
            part = say["little"] if row["low"] <= 0 else say["part"].format(share=row["share"])
        parts.append({"side": sides[side_id].name, "part": part})
    return parts


def _groups(evaluations: Evaluations) -> dict[str, Any]:
    say = words("lab")["figures"]
    names = named(evaluations[-1].territory.groups)
    rows = []
    for group in evaluations[-1].territory.groups:
        listed = [e for e in evaluations if group in e.territory.groups]
        cells = [
            compact(listed, partial(_of_group, group, "wrong_side")),
            spread(listed, partial(_part, group), share),
            compact(listed, partial(_of_group, group, "in_shared")),
        ]
        # A group that only some treatments count is that of the last, "high".
        only = say["only_high"] if len(listed) < len(evaluations) else ""
        rows.append({"name": names[group], "only": only, "cells": cells})
    heads = [say[head] for head in ("group", "wrong", "of_group", "in_shared")]
    note = say["treatments"] if len(evaluations) > 1 else ""
    return {"heads": heads, "rows": rows, "note": note}


def _of_side(side_id: str, evaluation: gd.Evaluation) -> float:
    return float(evaluation.by_side["wrong_side"][side_id])


def _of_group(group: str, outcome: str, evaluation: gd.Evaluation) -> float:
    return float(evaluation.by_group[outcome][group])


def _part(group: str, evaluation: gd.Evaluation) -> float:
    row = evaluation.by_group.loc[group]
    return row["wrong_side"] / row["everyone"] if row["everyone"] else 0.0


def _pieces(evaluation: gd.Evaluation) -> dict[str, Any]:
    """Whether every side is in one piece; otherwise the islands by name."""
    say = words("lab")["figures"]
    if not evaluation.territory.measured:
        return {"text": words("lab")["unmeasured"]["pieces"], "islands": []}
    if evaluation.contiguous:
        return {"text": say["one_piece"], "islands": []}
    names = evaluation.territory.units["name"].to_dict()
    islands: list[str] = []
    for side_id, pieces in evaluation.parts.items():
        for island in pieces[1:]:
            shown = sorted(names[unit] for unit in island)
            more = len(shown) - ISLAND_NAMES
            text = ", ".join(shown[:ISLAND_NAMES])
            text += " " + say["more"].format(n=more) if more > 0 else ""
            islands.append(f"{evaluation.plan.sides[side_id].name}: {text}")
    left = len(islands) - ISLANDS
    listed = islands[:ISLANDS] + [str(say["more"].format(n=left))] * (left > 0)
    return {"text": say["islands"], "islands": listed}
