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
MODES = ("negotiated", "imposed", "mixed", "agreed_after_victory", "not_carried_out")
TIMINGS = (
    "no_war",
    "during_violence",
    "during_war",
    "after_war",
    "after_other_war",
    "after_occupation",
)
TEST_YEARS = 5  # how long a partition must keep the peace; Johnson 2008 uses the same test
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


def _judged(rows: pd.DataFrame) -> pd.Series:
    return rows["kind"].eq("claim").eq(rows["verdict"].notna())


def _recoded(rows: pd.DataFrame) -> pd.Series:
    verdicts = rows[[f"article_cond{no}" for no in (1, 2, 3)]].notna()
    return verdicts.all(axis=1) | ~verdicts.any(axis=1)


def _clocked(rows: pd.DataFrame) -> pd.Series:
    """A war is coded from its date, counted from the day on which the separation took effect."""
    effective, began = (
        pd.to_datetime(rows[c], format="ISO8601") for c in ("effective", "war_began")
    )
    within = began.ge(effective) & began.lt(effective + pd.DateOffset(years=TEST_YEARS))
    coded = rows["war_within_5y"]
    never = coded.eq("not_applicable")
    return within.eq(coded.isin(["yes", "partial"])) & never.eq(effective.isna())


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


def _codes_a_column(rows: pd.DataFrame) -> pd.Series:
    return rows["coded"].isna() | rows["coded"].isin(list(CASES.columns))


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
        "kind": one_of("claim", "omission"),
        "speaker": one_of(*SPEAKERS),
        "place_id": refers_to("places", "place_id", empty=True),
        "claim": text(),
        "record": text(),
        "verdict": one_of("holds", "holds_with_note", "disputed", "cannot_be_checked", empty=True),
        "source_ids": sources(),
    },
    row_rule(_id_of_paragraph, "a claim_id that begins with p, the paragraph and -"),
    row_rule(_one_part, "the same part in every row of one paragraph"),
    row_rule(_judged, "a verdict in every row of kind claim, and none for an omission"),
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
        "effective": date(empty=True),
        "region": text(),
        "parties": text(),
        "from_article": flag(),
        "paragraphs": paragraphs(empty=True),
        "mode": one_of(*MODES),
        "mode_note": text(),
        "timing": one_of(*TIMINGS),
        **_figure("displaced"),
        **_figure("deaths"),
        "war_within_5y": one_of("yes", "partial", "no", "not_applicable"),
        "war_began": date(empty=True),
        "war_note": text(empty=True),
        "war_source_ids": sources(),
        "later_outcome": text(),
        "later_source_ids": sources(),
        **_condition(1),
        **_condition(2),
        **_condition(3),
        **{f"article_cond{no}": one_of(*ANSWERS, empty=True) for no in (1, 2, 3)},
        "kaufmann1998": flag(),
        "mention": text(empty=True),
        "outside_definition": text(empty=True),
        "lat": latitude(),
        "lon": longitude(),
        "anchor_place_id": refers_to("places", "place_id", empty=True),
        "summary": text(),
    },
    row_rule(_recoded, "all three article_cond, or none"),
    row_rule(
        _clocked,
        "war_within_5y yes or partial where war_began falls within five years of effective, no "
        "where it does not, and not_applicable where effective is empty",
    ),
    row_rule(_quoted, "paragraphs if from_article is yes, and none if it is no"),
    *(rule for name in ("displaced", "deaths") for rule in (_bounds_fit(name), _sourced(name))),
    ordered("displaced_low", "displaced_high"),
    ordered("deaths_low", "deaths_high"),
)

CASE_RULES = table(
    {
        "rule_id": key(),
        "kind": one_of("definition", "clock", "outcome", "condition", "scope", "limit"),
        "coded": text(empty=True),
        "title": text(),
        "rule": text(),
        "source_ids": sources(),
    },
    row_rule(_codes_a_column, "coded: empty, or a column of cases.csv"),
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
    "case_rules": CASE_RULES,
    "proposals": PROPOSALS,
    "forces": FORCES,
}
