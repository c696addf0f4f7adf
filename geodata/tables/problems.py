"""What is wrong with a table, named by file, row and column."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One broken cell. `row` counts as a spreadsheet does: the header is row 1."""

    file: str
    row: int | None
    column: str | None
    value: str
    allowed: str

    def __str__(self) -> str:
        where = [self.file]
        where += [f"row {self.row}"] if self.row else []
        where += [f"column {self.column}"] if self.column else []
        found = f"found {self.value!r}" if self.value else "the cell is empty"
        return f"{', '.join(where)}: {found}; allowed is {self.allowed}"


class TableError(ValueError):
    """A table that is missing or breaks its contract; `problems` lists every broken cell."""

    def __init__(self, message: str, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(message)
        self.problems = problems
