"""How the shapes are named and joined."""

import pandas as pd

from geodata.contracts.rules import key, one_of, row_rule, table, text

FAMILIES = ("bosnia", "bosnia-regions", "iraq")


def _in_order(rows: pd.DataFrame) -> pd.Series:
    return rows["unit_a"] < rows["unit_b"]


TABLES = {
    "shape_names": table(
        {"family": one_of(*FAMILIES), "unit_id": key(), "natural_earth_name": text()}
    ),
    "near_neighbours": table(
        {"family": one_of(*FAMILIES), "unit_a": text(), "unit_b": text(), "reason": text()},
        row_rule(_in_order, "unit_a before unit_b in the alphabet"),
    ),
}
