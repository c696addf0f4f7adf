"""Who borders whom, where a file says it: its word goes before what its areas look like."""

from __future__ import annotations

from math import nan
from typing import Any

import pandas as pd

from geodata.tables.problems import TableError

MEMBER = "neighbours"  # of a GeoJSON file, beside its features: [[unit, unit, km], …] or null
MOST_KM = 1e5


def read(file: str, told: object, units: pd.Index) -> pd.DataFrame | None:
    """Pairs as a territory has them; None where the file says that nobody measured them.

    Raises TableError, naming what cannot be neighbours.
    """
    if told is None:
        return None
    try:
        rows = [(str(a), str(b), nan if km is None else float(km)) for a, b, km in told]  # type: ignore[attr-defined]  # or refused
    except (TypeError, ValueError):
        raise TableError(
            f"{file}: {MEMBER} are pairs of units with the length of their border in km."
        ) from None
    known, met = set(units), set()
    for a, b, km in rows:
        odd = next((unit for unit in (a, b) if unit not in known), None)
        if odd is not None:
            raise TableError(
                f"{file}: its {MEMBER} name {odd[:40]!r}, which is no area of it by the column "
                f"chosen for the id. Choose another, or take {MEMBER} out of the file: then they "
                "are measured from the areas."
            )
        if not a < b or (a, b) in met or km < 0 or km > MOST_KM:
            raise TableError(
                f"{file}: {a[:40]!r} and {b[:40]!r} cannot be {MEMBER}: each pair stands there "
                f"once, in the order of the alphabet, with 0 to {MOST_KM:,.0f} km."
            )
        met.add((a, b))
    return pd.DataFrame(rows, columns=["unit_a", "unit_b", "km"])


def written(pairs: pd.DataFrame | None) -> list[list[Any]] | None:
    """Pairs as a file has them; what was not measured is null."""
    if pairs is None:
        return None
    km = pairs["km"] if "km" in pairs else pd.Series(nan, index=pairs.index)
    return [
        [a, b, None if pd.isna(length) else float(length)]
        for a, b, length in zip(pairs["unit_a"], pairs["unit_b"], km, strict=True)
    ]
