"""Random lines for the sides on the map: what is asked, and how a worker draws them."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

import geodata as gd
from components.plans import territories


@dataclass(frozen=True)
class Question:
    """What is asked for; plain data, so that it can go to another process."""

    territory_id: str
    treatment: gd.Treatment
    sides: Mapping[str, gd.Side]
    fixed: Mapping[str, str]
    lines: int


@dataclass(frozen=True)
class Drawn:
    """The random lines; or `problem`, why there are none."""

    lines: gd.Ensemble | None = None
    problem: str = ""


def draw(hook: gd.executors.Hook, asked: Question) -> Drawn:
    """Random lines for a question. The hook hears how many steps are done, of how many.

    An end that is asked for gives the lines so far.
    """

    def told(done: int, total: int) -> None:
        with suppress(gd.executors.Stopped):  # the lines so far are asked for
            hook(done, total)

    try:
        found = gd.random_lines(
            territories.find(asked.territory_id, asked.treatment),
            asked.sides,
            fixed=asked.fixed,
            lines=asked.lines,
            progress=told,
            should_stop=hook.stopped,
        )
    except (gd.NoLines, gd.NotMeasured, ValueError) as error:
        return Drawn(problem=str(error))
    return Drawn(found)
