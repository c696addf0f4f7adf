"""A search for the best line: what is asked, and how a worker finds it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import geodata as gd
from components.plans import territories


@dataclass(frozen=True)
class Question:
    """What a search is asked; plain data, so that it can go to another process."""

    territory_id: str
    sides: Mapping[str, gd.Side]
    fixed: Mapping[str, str]
    contiguous: bool
    time_limit_s: float


@dataclass(frozen=True)
class Found:
    """The best line found and how good it is known to be; or `problem`, why there is none."""

    plan: gd.Plan | None = None
    wrong_side: float = 0.0
    lower_bound: float = 0.0
    gap: float = 0.0
    seconds: float = 0.0
    problem: str = ""


def find(hook: gd.executors.Hook, asked: Question) -> Found:
    """The best line for a question. The hook hears the bound and, once there is a plan, the best.

    An end that is asked for, as by the time limit, gives the best line so far.
    """

    def report(best: float | None, bound: float, seconds: float) -> None:
        if not hook.stopped():
            hook(*((bound,) if best is None else (bound, best)))

    try:
        found = gd.best_plan(
            territories.find(asked.territory_id),
            asked.sides,
            fixed=asked.fixed,
            contiguous=asked.contiguous,
            time_limit_s=asked.time_limit_s,
            progress=report,
            should_stop=hook.stopped,
        )
    except (gd.NoPlan, gd.NotFound, ValueError) as error:
        return Found(problem=str(error))
    wrong = found.evaluation.wrong_side
    return Found(found.plan, wrong, found.lower_bound, found.gap, found.seconds)


def question(plan: gd.Plan) -> tuple[dict[str, gd.Side], dict[str, str]]:
    """What a search for the best line with a plan's sides is asked: its sides that have owners or
    are shared and used, and its shared units, which stay where they are."""
    assignment = plan.assignment
    sides = {
        side_id: side
        for side_id, side in plan.sides.items()
        if (side.shared and (assignment == side_id).any()) or (side.owners and not side.shared)
    }
    fixed = {u: s for u, s in assignment.items() if s in sides and sides[s].shared}
    return sides, fixed
