"""The territories that the lab opens."""

import geodata as gd


def offered() -> tuple[str, ...]:
    """Those whose neighbours were measured, in order: much that the lab shows needs contiguity."""
    return tuple(one for one in gd.territory_ids() if gd.is_measured(one))
