"""What one person has done in the lab: a territory, every draft so far, the painter's log."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, get_args

import geodata as gd
from components.plans.draft import Draft
from components.plans.link import decode, encode, territory_of
from components.plans.territories import begun, find

TREATMENTS: tuple[gd.Treatment, ...] = get_args(gd.Treatment)


@dataclass
class Lab:
    """History of drafts with a cursor. A draft never changes: undo moves the cursor."""

    territory_id: str
    drafts: list[Draft]
    cursor: int = 0
    ack: int = 0  # the painter's last operation that is applied here
    edition: int = 0  # grows when sides change other than by a stroke, so that widgets start anew
    _evaluated: tuple[Draft, list[gd.Evaluation]] | None = field(default=None, repr=False)

    @classmethod
    def start(cls, territory_id: str, plan_id: str | None = None) -> Lab:
        """A lab on a territory's registered plan; without one, on its first."""
        return cls(territory_id, [begun(territory_id, plan_id)])

    @classmethod
    def open(cls, link: str) -> Lab:
        """The lab behind the text of a link. Raises Refusal."""
        territory_id = territory_of(link)
        return cls(territory_id, [decode(find(territory_id), link)])

    @property
    def territory(self) -> gd.Territory:
        """The middle treatment, which alone decides what is drawn."""
        return find(self.territory_id)

    @property
    def draft(self) -> Draft:
        """The draft as it stands."""
        return self.drafts[self.cursor]

    @property
    def evaluations(self) -> list[gd.Evaluation]:
        """The plan under every treatment of this territory: one for a census; low, middle, high."""
        if not self._evaluated or self._evaluated[0] is not self.draft:
            self._evaluated = self.draft, evaluate_all(self.territory_id, self.draft.plan)
        return self._evaluated[1]

    @property
    def link(self) -> str:
        """The text that stands for the draft in a link."""
        return encode(self.territory, self.draft)

    @property
    def can_undo(self) -> bool:
        """Whether something came before."""
        return self.cursor > 0

    @property
    def can_redo(self) -> bool:
        """Whether something was undone."""
        return self.cursor < len(self.drafts) - 1

    def change(self, new: Draft) -> None:
        """Put a new draft after the present one; what was undone is gone."""
        before = self.draft
        if new.stroke and new.stroke == before.stroke:
            self.cursor -= 1  # the same stroke goes on: its next step takes the place of the last
        self.drafts[self.cursor + 1 :] = [new]
        self.cursor += 1
        self._note_sides(before)

    def move(self, steps: int) -> None:
        """Undo (-1) or redo (+1), as far as there is something."""
        before = self.draft
        self.cursor = min(max(self.cursor + steps, 0), len(self.drafts) - 1)
        self._note_sides(before)

    def revisit(self, link: str) -> bool:
        """Move to the draft behind `link` that is nearest to the cursor; whether there is one."""
        links = [encode(self.territory, one) for one in self.drafts]
        found = [at for at, text in enumerate(links) if text == link]
        if found:
            self.move(min(found, key=lambda at: abs(at - self.cursor)) - self.cursor)
        return bool(found)

    def _note_sides(self, before: Draft) -> None:
        if self.draft.plan.sides is not before.plan.sides or self.draft.colours != before.colours:
            self.edition += 1

    def apply(self, operations: Iterable[Mapping[str, Any]]) -> None:
        """Do what the painter's log says. Operations done already are passed over; operations that
        name a unit or side that is not there, as after a change of sides, do nothing."""
        for operation in operations:
            if operation["seq"] <= self.ack:
                continue
            self.ack = operation["seq"]
            match operation["op"]:
                case "undo":
                    self.move(-1)
                case "redo":
                    self.move(+1)
                case "reset" if self.can_undo:
                    self.change(replace(self.drafts[0], stroke=0))
                case "paint":
                    self._paint(operation["units"], operation["side"], operation["stroke"])

    def _paint(self, units: list[int], side: int, stroke: int) -> None:
        plan = self.draft.plan
        ids, sides = self.territory.counts.index, list(plan.sides)
        if not (0 <= side < len(sides) and all(0 <= unit < len(ids) for unit in units)):
            return
        painted = plan.flips({ids[unit]: sides[side] for unit in units})
        self.change(Draft(painted, self.draft.colours, stroke))


def evaluate_all(territory_id: str, plan: gd.Plan) -> list[gd.Evaluation]:
    """`plan` under every treatment that makes a difference: low, middle, high, or one."""
    found: dict[int, gd.Territory] = {}
    for treatment in TREATMENTS:
        territory = find(territory_id, treatment)
        found[id(territory)] = territory
    return [gd.evaluate(territory, plan) for territory in found.values()]
