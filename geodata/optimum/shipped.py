"""Read the best lines that were found beforehand: results/optima.json."""

from dataclasses import dataclass
from functools import cache

from geodata.ids import unknown
from geodata.paths import RESULTS
from geodata.plan import Plan
from geodata.presets import answered_as, preset
from geodata.tables.files import load_json
from geodata.territory import Treatment, require_measured


@dataclass(frozen=True, eq=False)
class Shipped:
    """A best line found beforehand, in people; `gap` is 0 when it is proven best.

    `seconds` is what the search took on two cores, `solver` what found it.
    """

    plan: Plan
    wrong_side: float
    lower_bound: float
    gap: float
    seconds: float
    solver: str

    @property
    def proven(self) -> bool:
        """Whether no plan can be better."""
        return self.gap == 0


def shipped(
    territory_id: str, key: str, *, contiguous: bool = True, treatment: Treatment = "middle"
) -> Shipped:
    """The best plan for the question `key` of `geodata.presets`, contiguous or not.

    `treatment` is that of Iraq's smaller lists and makes no difference to a census. Raises
    UnknownId, NotMeasured.
    """
    if contiguous:
        require_measured(territory_id)
    question = preset(territory_id, key)
    found = _optima()
    name = (territory_id, key, answered_as(territory_id, treatment), contiguous)
    if name not in found:
        raise unknown("shipped optimum", name, map(str, found))
    row = found[name]
    line = {unit: side for side, units in row["sides"].items() for unit in units.split()}
    return Shipped(
        plan=Plan.of(line, question.sides, id=f"best-{key}", title=question.title),
        wrong_side=row["wrong_side"],
        lower_bound=row["lower_bound"],
        gap=row["gap"],
        seconds=row["seconds"],
        solver=row["solver"],
    )


@cache
def _optima() -> dict[tuple[str, str, str, bool], dict]:
    data = load_json(RESULTS / "optima.json", "solver", "optima")
    return {
        (row["territory"], row["preset"], row["treatment"], row["contiguous"]): row
        | {"solver": data["solver"]}
        for row in data["optima"]
    }
