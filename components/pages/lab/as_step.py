"""What a line of the lab is called in a briefing, and the number that goes with it."""

from __future__ import annotations

import geodata as gd
from components.pages.lab.state import Lab
from components.plans.territories import begun
from components.story.model import Figure
from components.text.numbers import people, share
from components.text.words import words


def named(lab: Lab) -> tuple[str, Figure]:
    """The line's title, as it was changed from the nearest registered one, and its figure.

    The figure is everyone on the wrong side, with the difference to the line it began from.
    """
    say = words("lab")["step"]
    found = lab.evaluations[len(lab.evaluations) // 2]
    label = say["label"].format(title=lab.territory.title, share=share(found.wrong_share))
    start = nearest(lab)
    if start is None:
        return say["own"], Figure(people(found.wrong_side), label)
    line, changed = start
    if changed == 0:
        return line.title, Figure(people(found.wrong_side), label)
    before = gd.evaluate(lab.territory, line).wrong_side
    more = round(found.wrong_side - before)
    sign = "+" if more > 0 else "−" if more < 0 else "±"
    label += say["difference"].format(sign=sign, people=people(abs(more)), line=line.title)
    title = say["changed"] if changed == 1 else say["changed_many"]
    return title.format(line=line.title, n=changed), Figure(people(found.wrong_side), label)


def nearest(lab: Lab) -> tuple[gd.Plan, int] | None:
    """The registered line with the same sides and fewest units elsewhere, and how many; if any."""
    mine = lab.draft.plan
    lines = [begun(lab.territory_id, name).plan for name in lab.territory.plans]
    same = [line for line in lines if dict(line.sides) == dict(mine.sides)]
    counted = [(line, int((line.assignment != mine.assignment).sum())) for line in same]
    return min(counted, key=lambda pair: pair[1], default=None)
