"""What is wrong with a table or a file of areas, named by file, row and column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

SHOWN = 5  # broken cells named in one message; the rest are counted
QUOTED = 80  # characters of what was found that are quoted


@dataclass(frozen=True)
class Problem:
    """One broken cell. `row` counts as a spreadsheet does: the header is row 1.

    In a file of areas it counts features from 1; `counted` says which.
    """

    file: str
    row: int | None
    column: str | None
    value: str
    allowed: str
    counted: str = "row"

    def __str__(self) -> str:
        where = [self.file]
        where += [f"{self.counted} {self.row}"] if self.row else []
        where += [f"column {self.column[:QUOTED]}"] if self.column else []
        value = self.value if len(self.value) <= QUOTED else self.value[:QUOTED] + "…"
        found = f"found {value!r}" if value else "the cell is empty"
        return f"{', '.join(where)}: {found}; allowed is {self.allowed}"


class TableError(ValueError):
    """A table that is missing or breaks its contract; `problems` lists every broken cell."""

    def __init__(self, message: str, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(message)
        self.problems = problems

    @classmethod
    def of(cls, problems: Sequence[Problem]) -> TableError:
        """The error that names the first few of `problems` and counts the rest."""
        lines = [str(problem) for problem in problems[:SHOWN]]
        if len(problems) > SHOWN:
            lines.append(f"and {len(problems) - SHOWN} more")
        return cls("\n".join(lines), tuple(problems))
