"""The figures beside the map: one piece of HTML, because it is drawn anew at every stroke.

A census gives one figure; Iraq's vote gives three (low, middle, high), always shown together.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from html import escape
from typing import TypeVar

import numpy as np

import geodata as gd
from components.pages.lab.canvas import owners_of
from components.plans.draft import Draft
from components.plans.territories import begun
from components.text.groups import named
from components.text.numbers import people, share, short
from components.text.words import words

ISLAND_NAMES = 4  # units named of an island; the rest are counted

Evaluations = Sequence[gd.Evaluation]
Result = TypeVar("Result")  # an evaluation, or an answer found beforehand


def figures(evaluations: Evaluations, painted: Draft) -> str:
    """The panel for a draft that is evaluated under one or three treatments."""
    return (
        '<section class="lab-figures">'
        + _headline(evaluations)
        + _balance(evaluations)
        + _sides(evaluations, painted)
        + _land(evaluations[0])
        + _groups(evaluations)
        + _pieces(evaluations[0])
        + f'<p class="note">{escape(words("lab")["figures"]["two_differ_note"])}</p></section>'
    )


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


def _headline(evaluations: Evaluations) -> str:
    say = words("lab")["figures"]
    middle = evaluations[len(evaluations) // 2]
    number = people(middle.wrong_side)
    lines = [
        f'<p class="big">{number}</p>',
        f'<p class="lead">{escape(say["lead"].format(share=share(middle.wrong_share)))}</p>',
    ]
    if len(evaluations) > 1:
        low_high = compact(evaluations, lambda e: e.wrong_side)
        shares = spread(evaluations, lambda e: e.wrong_share, share)
        text = escape(say["range"].format(people=low_high, shares=shares))
        lines.append(f'<p class="range">{text}</p>')
    lines.append(_since_start(middle))
    return "".join(lines)


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
    text = say["since_start"].format(
        difference=f"{sign}{people(abs(difference))}", plan=start.plan.title, moved=moved
    )
    return f'<p class="since">{escape(text)}</p>'


def _balance(evaluations: Evaluations) -> str:
    """Everyone, divided: a bar and its key with the figures."""
    say = words("lab")["figures"]
    parts = ("right", "wrong_side", "in_shared", "unplaced")
    middle = evaluations[len(evaluations) // 2]
    everyone = middle.territory.everyone or 1
    bar = "".join(
        f'<span class="{part}" style="width:{100 * getattr(middle, part) / everyone:.2f}%"></span>'
        for part in parts
    )
    rows = "".join(
        f'<li><span class="key {part}"></span>{escape(say[part])} '
        f"<b>{_middle(evaluations, part)}</b></li>"
        for part in parts
    )
    return f'<div class="bar" aria-hidden="true">{bar}</div><ul class="parts">{rows}</ul>'


def _middle(evaluations: Evaluations, part: str) -> str:
    """The middle figure, and where readings differ their range in small type."""
    values = [getattr(one, part) for one in evaluations]
    low, high = min(values), max(values)
    text = people(values[len(values) // 2])
    if round(low) == round(high):
        return text
    span = " – ".join(f"{value / 1e6:.1f}" for value in (low, high))
    return f"{text}<small>{escape(words('lab')['figures']['span'].format(span=span))}</small>"


def _sides(evaluations: Evaluations, painted: Draft) -> str:
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
        colour = painted.colours[side_id]
        head = (
            f'<span class="key" style="background:{colour}"></span>{escape(side.name)}'
            f"<small>{escape(owners_of(side, names))}</small>"
        )
        wrong = (
            escape(say["not_counted"])
            if side.shared
            else compact(evaluations, partial(_of_side, side_id))
        )
        rows.append(
            [
                head,
                people(middle.by_side["everyone"][side_id]),
                wrong,
                units,
                "–" if np.isnan(chance) else f"{chance:.2f}",
            ]
        )
    counted = "units_pieces" if middle.territory.measured else "units"
    heads = [say[head] for head in ("side", "everyone", "wrong", counted, "mixing")]
    return _table(say["by_side"], heads, rows)


def _land(evaluation: gd.Evaluation) -> str:
    """Each side's share of the land, to the point that it is good for; nothing where no area is
    known."""
    if not gd.land_is_measured(evaluation.territory):
        return ""
    say, sides = words("lab")["land"], evaluation.plan.sides
    parts = []
    for side_id, row in gd.land_by_side(evaluation.territory, evaluation.plan).iterrows():
        part = say["none"]
        if row["km2"]:
            part = say["little"] if row["low"] <= 0 else say["part"].format(share=row["share"])
        parts.append(f"{escape(sides[side_id].name)} <b>{escape(part)}</b>")
    return f'<p class="land">{escape(say["intro"])} {"; ".join(parts)}.</p>'


def _groups(evaluations: Evaluations) -> str:
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
        rows.append([f"{escape(names[group])}<small>{escape(only)}</small>", *cells])
    heads = [say[head] for head in ("group", "wrong", "of_group", "in_shared")]
    note = f'<p class="note">{escape(say["treatments"])}</p>' if len(evaluations) > 1 else ""
    return _table(say["by_group"], heads, rows) + note


def _of_side(side_id: str, evaluation: gd.Evaluation) -> float:
    return float(evaluation.by_side["wrong_side"][side_id])


def _of_group(group: str, outcome: str, evaluation: gd.Evaluation) -> float:
    return float(evaluation.by_group[outcome][group])


def _part(group: str, evaluation: gd.Evaluation) -> float:
    row = evaluation.by_group.loc[group]
    return row["wrong_side"] / row["everyone"] if row["everyone"] else 0.0


def _pieces(evaluation: gd.Evaluation) -> str:
    """Whether every side is in one piece; otherwise the islands by name."""
    say = words("lab")["figures"]
    if not evaluation.territory.measured:
        return f'<p class="pieces">{escape(words("lab")["unmeasured"]["pieces"])}</p>'
    if evaluation.contiguous:
        return f'<p class="pieces">{escape(say["one_piece"])}</p>'
    names = evaluation.territory.units["name"]
    rows = []
    for side_id, pieces in evaluation.parts.items():
        for island in pieces[1:]:
            shown = sorted(names[unit] for unit in island)
            more = len(shown) - ISLAND_NAMES
            text = ", ".join(shown[:ISLAND_NAMES])
            text += " " + say["more"].format(n=more) if more > 0 else ""
            rows.append(f"<li>{escape(evaluation.plan.sides[side_id].name)}: {escape(text)}</li>")
    return f'<p class="pieces">{escape(say["islands"])}</p><ul class="islands">{"".join(rows)}</ul>'


def _table(caption: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table whose first column names the row; cells are HTML already."""
    top = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    body = "".join(
        f'<tr><th scope="row">{first}</th>' + "".join(f"<td>{cell}</td>" for cell in rest) + "</tr>"
        for first, *rest in rows
    )
    return (
        f"<table><caption>{escape(caption)}</caption><thead><tr>{top}</tr></thead>"
        f"<tbody>{body}</tbody></table>"
    )
