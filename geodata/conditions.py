"""The three conditions of the article, held against Bosnia in 1995 and Iraq in 2007."""

import pandas as pd

from geodata.sentences import read_filled


def conditions() -> pd.DataFrame:
    """Six rows, three conditions for two cases: what the article finds and its verdict.

    Columns: condition_no, condition, case_id, finding, verdict (met or not_met), paragraphs,
    source_ids. The evidence for and against is in `evidence()`.
    """
    return read_filled("conditions").astype({"condition_no": int})


def evidence() -> pd.DataFrame:
    """One row a piece of evidence on one condition in one case.

    A figure is `value`, or a range from `low` to `high`; one bound alone is an open range, and
    none means that the evidence is a fact without a number. `unit` says what is counted.
    `reading` says whether it supports the article's finding, complicates it, or is neutral.
    """
    return read_filled("evidence").astype({"condition_no": int})
