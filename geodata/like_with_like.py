"""Like with like: a comparison names sides and units, and refuses rows that differ in them."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import isclose

import pandas as pd

from geodata.evaluation import Evaluation

SIZE = 1.5  # two numbers of units are alike if neither is more than so many times the other


def alike(one: int, other: int) -> bool:
    """Whether two numbers of units are of a size, so that their figures may be set side by side."""
    return max(one, other) <= SIZE * min(one, other)


class UnlikeRows(ValueError):
    """Rows that may not stand in one comparison; the message names them and what differs."""


@dataclass(frozen=True)
class Compared:
    """One row of a comparison: people on the wrong side and of how many, with sides and units.

    `units` is how many there are and `kind` what they are (municipalities, governorates …).
    `low` and `high` bound `share` where it is a range.
    """

    label: str
    wrong_side: float
    everyone: float
    sides: int
    units: int
    kind: str
    low: float | None = None
    high: float | None = None
    source_ids: tuple[str, ...] = ()

    @property
    def share(self) -> float:
        """`wrong_side` divided by everyone."""
        return self.wrong_side / self.everyone

    @classmethod
    def of(
        cls,
        label: str,
        evaluation: Evaluation,
        kind: str,
        *,
        low: float | None = None,
        high: float | None = None,
    ) -> "Compared":
        """The row of an evaluation; shared sides are not counted among its sides."""
        plan, t = evaluation.plan, evaluation.territory
        sides = sum(not side.shared for side in plan.sides.values())
        return cls(
            label,
            evaluation.wrong_side,
            t.everyone,
            sides,
            len(t.counts),
            kind,
            low,
            high,
            tuple(dict.fromkeys([*plan.sources, *t.sources])),
        )


@dataclass(frozen=True)
class Comparison:
    """Rows that are like each other: the same number of sides, units of a size.

    Raises UnlikeRows when it is made of others, so that a chart of it cannot mix them.
    """

    rows: tuple[Compared, ...]

    def __post_init__(self) -> None:
        for row in self.rows:
            first = self.rows[0]
            if row.sides != first.sides:
                raise UnlikeRows(
                    f"{first.label!r} has {first.sides} sides and {row.label!r} {row.sides}. "
                    "Compare two with two and three with three."
                )
        sized = sorted(self.rows, key=lambda row: row.units)
        if sized and not alike(sized[0].units, sized[-1].units):
            few, many = sized[0], sized[-1]
            raise UnlikeRows(
                f"{few.label!r} stands on {few.units} {few.kind} and {many.label!r} on "
                f"{many.units} {many.kind}. Compare units of a size: the same country looks more "
                "mixed on large ones."
            )

    @classmethod
    def of(cls, rows: Iterable[Compared]) -> "Comparison":
        """The comparison of these rows. Raises UnlikeRows."""
        return cls(tuple(rows))

    def ratio(self, label: str, other: str) -> float:
        """How many times the people of row `other` row `label` has. Raises KeyError, ValueError."""
        found = {row.label: row for row in self.rows}
        if isclose(found[other].wrong_side, 0):
            raise ValueError(f"{other!r} has nobody on the wrong side; there is no ratio to it.")
        return found[label].wrong_side / found[other].wrong_side

    def table(self) -> pd.DataFrame:
        """One row each: label, wrong_side, share, low, high, sides, units, kind, source_ids."""
        columns = ["wrong_side", "share", "low", "high", "sides", "units", "kind", "source_ids"]
        rows = [[getattr(row, column) for column in columns] for row in self.rows]
        index = pd.Index([row.label for row in self.rows], name="label")
        return pd.DataFrame(rows, index=index, columns=columns)
