"""The article's argument: its claims, its three conditions, the cases and the proposals."""

import pandas as pd
import pandera.pandas as pa

from geodata.tables.contracts.rules import (
    PARAGRAPHS,
    date,
    flag,
    key,
    latitude,
    longitude,
    number,
    one_of,
    ordered,
    paragraphs,
    people,
    refers_to,
    row_rule,
    sources,
    table,
    text,
)
from geodata.tables.contracts.sources import FIRMNESS

SPEAKERS = (
    "author",
    "advocates",
    "Biden",
    "Hiltermann",
    "O'Hanlon",
    "Visser",
    "U.S. generals",
    "U.S. officers",
    "military planners",
)
ANSWERS = ("yes", "partly", "no", "not_applicable")
TIMINGS = (
    "no_war",
    "during_violence",
    "during_war",
    "after_war",
    "after_other_war",
    "after_occupation",
)
# Which of the two bounds a range has: both, the lower, the upper, or no figure at all.
BOUNDS = {
    "closed": (True, True),
    "or_more": (True, False),
    "up_to": (False, True),
    "none": (False, False),
}


def _unit_given(rows: pd.DataFrame) -> pd.Series:
    return rows["unit"].notna() | rows[["value", "low", "high"]].isna().all(axis=1)


def _id_of_paragraph(rows: pd.DataFrame) -> pd.Series:
    return (
        rows["claim_id"].str.extract(r"^p(\d+)-", expand=False).astype(float).eq(rows["paragraph"])
    )


def _one_part(rows: pd.DataFrame) -> pd.Series:
    return rows.groupby("paragraph")["part"].transform("nunique").eq(1)


def _quoted(rows: pd.DataFrame) -> pd.Series:
    return rows["from_article"].eq("yes").eq(rows["paragraphs"].notna())


def _bounds_fit(figure: str) -> pa.Check:
    def holds(rows: pd.DataFrame) -> pd.Series:
        given = rows[[f"{figure}_low", f"{figure}_high"]].notna().apply(tuple, axis=1)
        return given.eq(rows[f"{figure}_open"].map(BOUNDS))

    return row_rule(
        holds,
        f"{figure}_open that fits {figure}_low and {figure}_high: closed has both, or_more only "
        "the low, up_to only the high, none neither",
    )


def _sourced(figure: str) -> pa.Check:
    def holds(rows: pd.DataFrame) -> pd.Series:
        return rows[f"{figure}_source_ids"].notna() | rows[f"{figure}_open"].eq("none")

    return row_rule(holds, f"{figure}_source_ids wherever a figure for {figure} is given")


def _stance_named(rows: pd.DataFrame) -> pd.Series:
    named = rows[["side", "role"]].notna().all(axis=1)
    return named | rows["kind"].ne("stance")


def _density(bound: str) -> pa.Check:
    """Soldiers per 1,000 people, to one decimal, must follow from the two other columns."""

    def holds(rows: pd.DataFrame) -> pd.Series:
        exact = rows[f"force_{bound}"] / rows["population"] * 1000
        printed = rows[f"per_1000_{bound}"]
        both_empty = exact.isna() & printed.isna()
        return both_empty | (printed - exact).abs().le(0.05 + 1e-9)

    return row_rule(
        holds,
        f"per_1000_{bound} = force_{bound} / population × 1,000, to one decimal, "
        "or both of them empty",
    )


def _figure(name: str) -> dict[str, pa.Column]:
    return {
        f"{name}_low": people(empty=True),
        f"{name}_high": people(empty=True),
        f"{name}_open": one_of(*BOUNDS),
        f"{name}_note": text(),
        f"{name}_source_ids": sources(empty=True),
    }


def _condition(no: int) -> dict[str, pa.Column]:
    return {f"cond{no}": one_of(*ANSWERS), f"cond{no}_reason": text()}


def _range() -> dict[str, pa.Column]:
    bounds = {name: number(empty=True) for name in ("value", "low", "high")}
    return {**bounds, "unit": text(empty=True)}


CLAIMS = table(
    {
        "claim_id": key(),
        "paragraph": number(1, PARAGRAPHS, whole=True),
        "part": text(),
        "speaker": one_of(*SPEAKERS),
        "place_id": refers_to("places", "place_id", empty=True),
        "claim": text(),
        "record": text(),
        "verdict": one_of("holds", "holds_with_note", "disputed", "cannot_be_checked"),
        "source_ids": sources(),
    },
    row_rule(_id_of_paragraph, "a claim_id that begins with p, the paragraph and -"),
    row_rule(_one_part, "the same part in every row of one paragraph"),
)

CONDITIONS = table(
    {
        "condition_no": number(1, 3, whole=True),
        "condition": text(),
        "case_id": one_of("bosnia_1995", "iraq_2007"),
        "finding": text(),
        "verdict": one_of("met", "not_met"),
        "paragraphs": paragraphs(),
        "source_ids": sources(),
    }
)

EVIDENCE = table(
    {
        "row_id": key(),
        "condition_no": number(1, 3, whole=True),
        "case_id": one_of("bosnia_1995", "iraq_2007"),
        "evidence": text(),
        **_range(),
        "reading": one_of("supports", "complicates", "neutral"),
        "note": text(empty=True),
        "firmness": one_of(*FIRMNESS),
        "source_ids": sources(),
    },
    ordered("low", "value", "high"),
    row_rule(_unit_given, "a unit beside every figure"),
)

CASES = table(
    {
        "case_id": key(),
        "name": text(),
        "year": number(1900, 2100, whole=True),
        "date_note": text(),
        "region": text(),
        "parties": text(),
        "from_article": flag(),
        "paragraphs": paragraphs(empty=True),
        "mode": one_of("negotiated", "imposed", "mixed", "not_carried_out"),
        "mode_note": text(),
        "timing": one_of(*TIMINGS),
        **_figure("displaced"),
        **_figure("deaths"),
        "war_within_5y": one_of("yes", "partial", "no", "not_applicable"),
        "war_note": text(empty=True),
        "war_source_ids": sources(),
        "later_outcome": text(),
        "later_source_ids": sources(),
        **_condition(1),
        **_condition(2),
        **_condition(3),
        "cond_basis": one_of("article", "editorial"),
        "kaufmann1998": flag(),
        "mention": text(empty=True),
        "lat": latitude(),
        "lon": longitude(),
        "anchor_place_id": refers_to("places", "place_id"),
        "summary": text(),
    },
    row_rule(_quoted, "paragraphs if from_article is yes, and none if it is no"),
    *(rule for name in ("displaced", "deaths") for rule in (_bounds_fit(name), _sourced(name))),
    ordered("displaced_low", "displaced_high"),
    ordered("deaths_low", "deaths_high"),
)

LITERATURE = table(
    {
        "study": text(),
        "year": date(),
        "cases": text(),
        "finding": text(),
        "source_id": refers_to("sources", "source_id"),
        "seen": one_of("summary", "abstract", "opening", "full"),
    }
)

PROPOSALS = table(
    {
        "proposal_id": key(),
        "kind": one_of("stance", "plan", "vote", "poll", "figure", "troops"),
        "side": one_of("advocate", "critic", "officer", "planner", "reporter", empty=True),
        "person": text(),
        "role": text(empty=True),
        "title": text(empty=True),
        "position": text(),
        "date": date(),
        **_range(),
        "place_id": refers_to("places", "place_id", empty=True),
        "paragraphs": paragraphs(),
        "firmness": one_of(*FIRMNESS),
        "source_ids": sources(),
    },
    ordered("low", "value", "high"),
    row_rule(_unit_given, "a unit beside every figure"),
    row_rule(_stance_named, "a side and a role in every row of kind stance"),
)

FORCES = table(
    {
        "force_id": key(),
        "label": text(),
        "case_id": one_of("bosnia_1995", "iraq_2007"),
        "date": date(),
        "force_low": people(),
        "force_high": people(empty=True),
        "population": number(1, whole=True),
        "population_label": text(),
        "per_1000_low": number(0),
        "per_1000_high": number(0, empty=True),
        "paragraphs": paragraphs(),
        "source_ids": sources(),
        "firmness": one_of(*FIRMNESS),
        "note": text(empty=True),
    },
    ordered("force_low", "force_high"),
    _density("low"),
    _density("high"),
)

TABLES = {
    "claims": CLAIMS,
    "conditions": CONDITIONS,
    "evidence": EVIDENCE,
    "cases": CASES,
    "case_literature": LITERATURE,
    "proposals": PROPOSALS,
    "forces": FORCES,
}
