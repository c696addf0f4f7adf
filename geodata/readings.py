"""Low, middle and high as one object: what a plan does under each treatment of the figures."""

from dataclasses import dataclass
from functools import cache
from typing import get_args

from geodata.evaluation import Evaluation, evaluate
from geodata.plan import Plan, plan
from geodata.presets import treatments
from geodata.territory import Treatment, territory


@dataclass(frozen=True, eq=False)
class Readings:
    """Three evaluations of one plan; where there is no choice of treatment all three are one.

    `low`, `middle` and `high` are the treatments of Iraq's secular and small lists.
    """

    low: Evaluation
    middle: Evaluation
    high: Evaluation

    @property
    def several(self) -> bool:
        """Whether the three differ."""
        return self.low is not self.high

    @property
    def all(self) -> tuple[Evaluation, ...]:
        """The evaluations that differ: low, middle, high, or one alone."""
        return (self.low, self.middle, self.high) if self.several else (self.middle,)

    @property
    def wrong_side(self) -> tuple[float, float]:
        """Fewest and most people on the wrong side."""
        people = [one.wrong_side for one in self.all]
        return min(people), max(people)

    @property
    def wrong_share(self) -> tuple[float, float]:
        """Least and largest share of everyone."""
        shares = [one.wrong_share for one in self.all]
        return min(shares), max(shares)

    def flips(self, changes: dict[str, str]) -> "Readings":
        """The readings of the plan with some units flipped."""
        if not self.several:
            return Readings(*[self.middle.flips(changes)] * 3)
        return Readings(*(one.flips(changes) for one in self.all))


def readings(territory_id: str, line: Plan | str) -> Readings:
    """The readings of a plan, or of the registered plan with this id. Raises UnknownId."""
    if isinstance(line, str):
        return _registered(territory_id, line)
    return _read(territory_id, line)


@cache
def _registered(territory_id: str, plan_id: str) -> Readings:
    return _read(territory_id, plan(territory_id, plan_id))


def _read(territory_id: str, line: Plan) -> Readings:
    if len(treatments(territory_id)) == 1:
        return Readings(*[evaluate(territory(territory_id), line)] * 3)
    ways: tuple[Treatment, ...] = get_args(Treatment)
    return Readings(*(evaluate(territory(territory_id, way), line) for way in ways))
