"""People displaced inside and abroad, and Baghdad's districts before and after."""

import pandas as pd

from geodata.tables.read import read_table


def displacement() -> pd.DataFrame:
    """Published figures for the displaced, one row each; raises TableError.

    A figure is `value`, or a range from `low` to `high`, in `unit`. `scope` tells stocks inside,
    abroad and in total from shares, rates and returns; rows of different sources and dates
    overlap and are never to be added up.
    """
    return read_table("displacement")


def districts() -> pd.DataFrame:
    """Baghdad's nine municipal districts before and after; raises TableError.

    `before_class` and `after_class` are a closed set for colours, `before` and `after` the words.
    Empty means that no source describes the district; lat and lon are NaN where none gives a
    point, and `approximate` is "yes" where it is only near. `before_as_of` is text.
    """
    return read_table("districts")


def qadhas() -> pd.DataFrame:
    """The nine statistical districts of Baghdad governorate; raises TableError.

    They are not the municipal ones. Shares run from 0 to 1 and come from two drawn maps; in the
    first (cia2003_*) mixed areas are split half and half.
    """
    return read_table("qadhas")
