"""The register of sources behind every figure."""

import pandas as pd

from geodata.sentences import read_filled


def sources() -> pd.DataFrame:
    """Every source cited anywhere, one row each; raises TableError.

    `year` is text, `locator` says where the source was read and `note` what to be careful about;
    `kind` and `firmness` are closed sets (contracts/sources.py).
    """
    return read_filled("sources")
