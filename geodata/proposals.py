"""Who wanted what for Iraq, and how many soldiers it would have taken."""

import pandas as pd

from geodata.sentences import read_filled
from geodata.tables.read import read_table


def proposals() -> pd.DataFrame:
    """Advocates and critics, plans, votes, polls and figures; one row each, told by `kind`.

    kind: stance (a person with side, role and position), plan, vote, poll, figure or troops.
    A figure is `value`, or a range from `low` to `high`; one bound alone is an open range.
    """
    return read_table("proposals")


def forces() -> pd.DataFrame:
    """Forces sent or proposed, with soldiers per 1,000 people.

    per_1000_* = force_* / population × 1,000, to one decimal. An empty force_high means that no
    upper figure was given. `firmness` is that of the force; populations of Iraq are rounded.
    """
    return read_filled("forces")
