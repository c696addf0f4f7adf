"""Dated events and figures of the two cases."""

import pandas as pd

from geodata.sentences import read_filled


def events() -> pd.DataFrame:
    """One row an event, in the order of their dates; raises TableError.

    `date` and `date_end` are ISO text; a year or a month alone means that no day is given. A
    figure is `value`, or a range from `low` to `high`, with `unit`; many events have none.
    """
    return read_filled("events").sort_values("date", kind="stable", ignore_index=True)
