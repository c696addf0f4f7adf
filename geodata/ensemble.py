"""Thousands of random lines: how unusual is a line? Read from results/ensembles.json."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from geodata.ids import unknown
from geodata.paths import RESULTS
from geodata.presets import answered_as, preset
from geodata.tables.files import load_json
from geodata.tables.read import read_toml
from geodata.territory import Treatment, require_measured

PERCENTS = np.arange(101)


@dataclass(frozen=True, eq=False)
class Ensemble:
    """Random contiguous lines for one question, and the people each leaves on the wrong side.

    `histogram` has low, high (people) and plans; `percentiles` is indexed by per cent, 0 to 100.
    `tolerance` is how far the people of a side may be from an equal share, `plans` how many lines
    were drawn and `distinct` how many differ. Whether that was enough: `r_hat` (near 1; above 1.01
    warns), `effective` (independent draws they are worth), `autocorrelation_1` (of one line with
    the next), `halves_apart` and `starts_apart` (largest gap, 0 to 1, between the distributions
    of early and late lines, and of lines from different starts).
    """

    title: str
    method: str
    seed: int
    chains: int
    plans: int
    distinct: int
    tolerance: float
    mean: float
    percentiles: pd.Series
    histogram: pd.DataFrame
    r_hat: float
    effective: float
    autocorrelation_1: float
    halves_apart: float
    starts_apart: float
    notes: tuple[str, ...]

    def share_below(self, wrong_side: float) -> float:
        """The share of lines, 0 to 1, that leave fewer people than this on the wrong side.

        Read off the percentiles, so good to about one per cent.
        """
        return float(np.interp(wrong_side, self.percentiles, PERCENTS / 100, left=0, right=1))


def ensemble(territory_id: str, sides_key: str, treatment: Treatment = "middle") -> Ensemble:
    """The random lines for the question `sides_key` of `geodata.presets`.

    `treatment` is that of Iraq's smaller lists and makes no difference to a census. Raises
    UnknownId, NotMeasured.
    """
    require_measured(territory_id)
    question = preset(territory_id, sides_key)
    data, rows = _ensembles()
    name = (territory_id, sides_key, answered_as(territory_id, treatment))
    if name not in rows:
        raise unknown("ensemble", name, map(str, rows))
    notes = read_toml("presets")["notes"]
    return read_row(
        rows[name],
        title=question.title,
        method=data["method"],
        seed=data["seed"],
        chains=data["chains"],
        notes=(*notes["lines"], *notes["shipped"]),
    )


def read_row(
    row: Mapping[str, Any],
    *,
    title: str,
    method: str,
    seed: int,
    chains: int,
    notes: tuple[str, ...],
) -> Ensemble:
    """An ensemble from a row of ensembles.json (`geodata.recom.summary` makes it)."""
    plans = row["histogram"]["plans"]
    edges = np.linspace(row["histogram"]["low"], row["histogram"]["high"], len(plans) + 1)
    return Ensemble(
        title=title,
        method=method,
        seed=seed,
        chains=chains,
        plans=row["plans"],
        distinct=row["distinct"],
        tolerance=row["tolerance"],
        mean=row["mean"],
        percentiles=pd.Series(row["percentiles"], index=PERCENTS, name="wrong_side"),
        histogram=pd.DataFrame({"low": edges[:-1], "high": edges[1:], "plans": plans}),
        notes=notes,
        **row["mixing"],
    )


@cache
def _ensembles() -> tuple[dict, dict[tuple[str, str, str], dict]]:
    data = load_json(RESULTS / "ensembles.json", "method", "seed", "chains", "ensembles")
    rows = {(row["territory"], row["preset"], row["treatment"]): row for row in data["ensembles"]}
    return data, rows
