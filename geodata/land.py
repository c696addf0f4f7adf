"""How much land each side of a plan has."""

import pandas as pd

from geodata.ids import unknown
from geodata.plan import Plan
from geodata.territory import Territory

WITHIN = 0.01  # a side's share of land is good to about a point


def land_is_measured(t: Territory) -> bool:
    """Whether the area of every unit is known, so that `land_by_side` can be told."""
    return bool(t.units["area_km2"].notna().all())


def land_by_side(t: Territory, plan: Plan) -> pd.DataFrame:
    """Land of each side, indexed by side id: km2, share (0 to 1), low and high (share ± WITHIN).

    Areas are those of `t.units`. Raises UnknownId if the plan is of other units, ValueError if the
    area of a unit is not measured.
    """
    if set(plan.unit_ids) != set(t.units.index):
        odd = sorted(set(plan.unit_ids) ^ set(t.units.index))
        raise unknown("unit", odd[0], t.units.index)
    area = t.units["area_km2"].astype(float)
    if not land_is_measured(t):
        missing = ", ".join(area.index[area.isna()][:5])
        raise ValueError(
            f"The land of a side needs the area of every unit; not measured: {missing}"
        )
    km2 = (
        area.groupby(plan.assignment.loc[area.index]).sum().reindex(list(plan.sides), fill_value=0)
    )
    share = km2 / km2.sum()
    table = pd.DataFrame({"km2": km2, "share": share})
    table["low"], table["high"] = (share - WITHIN).clip(0, 1), (share + WITHIN).clip(0, 1)
    table.loc[table["km2"] == 0, ["low", "high"]] = 0.0
    return table.rename_axis("side_id")
