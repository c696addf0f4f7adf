"""The article's claims, paragraph by paragraph, each with what the record says."""

import pandas as pd

from geodata.sentences import read_filled


def claims() -> pd.DataFrame:
    """One row a claim, in the order of the article; several claims a paragraph.

    Columns: claim_id, paragraph (1 to 34), part of the article, kind, speaker, place_id ("" if
    none), claim and record (our words), verdict (editorial), source_ids separated by semicolons.
    kind is claim, or omission for something that the article does not say: that has no verdict.
    """
    return read_filled("claims").astype({"paragraph": int})
