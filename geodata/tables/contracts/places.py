"""Where things are and when they happened: places, events, the displaced, Baghdad's districts."""

import pandas as pd
import pandera.pandas as pa

from geodata.tables.contracts.rules import (
    SLUG,
    date,
    flag,
    key,
    latitude,
    longitude,
    number,
    one_of,
    ordered,
    paragraphs,
    pattern,
    people,
    refers_to,
    row_rule,
    sources,
    table,
    text,
)
from geodata.tables.contracts.sources import FIRMNESS
from geodata.tables.files import split

ROLE_GROUPS = (
    "atrocity_or_safe_area",
    "sorted_area",
    "commingled_city",
    "party_or_patron",
    "talks_or_court",
    "front_or_border",
    "policy_debate",
    "other_partition",
    "whole_country",
)
EVENT_CATEGORIES = (
    "fighting",
    "safe_area",
    "talks",
    "vote",
    "judgment",
    "territory",
    "force",
    "displacement",
    "death_toll",
    "population",
    "boundary",
    "history",
    "plan",
)
DISPLACEMENT_SCOPES = (
    "inside",
    "inside_since_2006",
    "inside_before_2006",
    "abroad",
    "total",
    "still_to_move",
    "returned",
    "rate",
    "governorate",
    "origin_share",
    "identity_share",
)
DISTRICT_CLASSES = ("shia_majority", "sunni_majority", "mixed", "disputed", "part_only")
# How the article speaks of a place: by name, by a person, country or office that leads there, or
# not at all.
MENTIONS = ("named", "pointed_to", "added")
TITLE_WORDS = 8
LINKS = (2, 5)


def _links_lead_somewhere(rows: pd.DataFrame) -> pd.Series:
    known = set(rows["place_id"])

    def good(row: pd.Series) -> bool:
        links = set(split(row["links"]))
        return LINKS[0] <= len(links) <= LINKS[1] and links <= known - {row["place_id"]}

    return rows.dropna(subset="links").apply(good, axis=1).reindex(rows.index, fill_value=True)


def _told_where_mentioned(rows: pd.DataFrame) -> pd.Series:
    mentioned = rows["mention"].ne("added")
    return rows["paragraphs"].notna().eq(mentioned) & rows["article"].notna().eq(mentioned)


def _contrast_is_sourced(rows: pd.DataFrame) -> pd.Series:
    contrast = rows[["contrast_bosnia", "contrast_iraq"]].notna().any(axis=1)
    return rows["contrast_source_ids"].notna().eq(contrast)


def _title_is_short(rows: pd.DataFrame) -> pd.Series:
    return rows["title"].str.split().str.len() <= TITLE_WORDS


def _unverified_says_so(rows: pd.DataFrame) -> pd.Series:
    return rows["verified"].eq("yes") | rows["firmness"].eq("unverified")


def _range_is_whole(rows: pd.DataFrame) -> pd.Series:
    return rows["low"].notna().eq(rows["high"].notna())


def _some_figure(rows: pd.DataFrame) -> pd.Series:
    return rows[["value", "low", "high"]].notna().any(axis=1)


def _unit_given(rows: pd.DataFrame) -> pd.Series:
    return rows["unit"].notna().eq(_some_figure(rows))


def _date_in_order(rows: pd.DataFrame) -> pd.Series:
    return rows["date_end"].isna() | (rows["date_end"] > rows["date"])


def _point_and_source(rows: pd.DataFrame) -> pd.Series:
    point = rows["lat"].notna() & rows["lon"].notna()
    return point.eq(rows["coord_source_id"].notna())


def _described_and_sourced(when: str) -> pa.Check:
    columns = [f"{when}{end}" for end in ("_class", "", "_as_of", "_source_ids")]

    def holds(rows: pd.DataFrame) -> pd.Series:
        filled = rows[columns].notna()
        return filled.all(axis=1) | ~filled.any(axis=1)

    return row_rule(holds, f"{', '.join(columns)}: all filled or all empty")


RANGE = {name: number(empty=True) for name in ("value", "low", "high")}
RANGE_RULES = (
    ordered("low", "value", "high"),
    row_rule(_range_is_whole, "both low and high, or neither"),
)
SOME_FIGURE = row_rule(_some_figure, "a value, or a low and a high")


def _share() -> pa.Column:
    return number(0, 1)


PLACES = table(
    {
        "place_id": key(),
        "name": text(),
        "lat": latitude(),
        "lon": longitude(),
        "country": text(),
        "role": text(),
        "role_group": one_of(*ROLE_GROUPS),
        "case_id": refers_to("cases", "case_id"),
        "paragraphs": paragraphs(empty=True),
        "mention": one_of(*MENTIONS),
        "article": text(empty=True),
        "record": text(),
        "contrast_bosnia": text(empty=True),
        "contrast_iraq": text(empty=True),
        "contrast_source_ids": sources(empty=True),
        "links": text(),
        "source_ids": sources(),
        "coord_source_id": refers_to("sources", "source_id"),
    },
    row_rule(
        _links_lead_somewhere,
        f"{LINKS[0]} to {LINKS[1]} links, each to another place_id of this table",
    ),
    row_rule(
        _told_where_mentioned, "paragraphs and article wherever mention is not added, nowhere else"
    ),
    row_rule(_contrast_is_sourced, "contrast_source_ids wherever there is a contrast"),
)

FIGURES = table(
    {
        "place_id": refers_to("places", "place_id"),
        "label": text(),
        **RANGE,
        "unit": text(),
        "year": number(1850, 2100, whole=True),
        "scope": text(empty=True),
        "firmness": one_of(*FIRMNESS),
        "source_ids": sources(),
    },
    *RANGE_RULES,
    SOME_FIGURE,
)

EVENTS = table(
    {
        "event_id": key(),
        "date": date(),
        "date_end": date(empty=True),
        "category": one_of(*EVENT_CATEGORIES),
        "case_id": refers_to("cases", "case_id"),
        "place_id": refers_to("places", "place_id", empty=True),
        "title": text(),
        "text": text(),
        **RANGE,
        "unit": text(empty=True),
        "paragraphs": paragraphs(empty=True),
        "firmness": one_of(*FIRMNESS),
        "source_ids": sources(),
        "verified": flag(),
    },
    row_rule(_title_is_short, f"a title of {TITLE_WORDS} words or fewer"),
    row_rule(_date_in_order, "a date_end after the date"),
    row_rule(_unverified_says_so, "firmness unverified wherever verified is no"),
    row_rule(_unit_given, "a unit if there is a figure, and none if there is not"),
    *RANGE_RULES,
)

DISPLACEMENT = table(
    {
        "row_id": key(),
        "case_id": refers_to("cases", "case_id"),
        "scope": one_of(*DISPLACEMENT_SCOPES),
        "area": pattern(SLUG, "lower-case letters, digits, - and _"),
        "area_name": text(),
        "place_id": refers_to("places", "place_id", empty=True),
        "as_of": date(),
        "label": text(),
        **RANGE,
        "unit": text(),
        "paragraphs": paragraphs(empty=True),
        "firmness": one_of(*FIRMNESS),
        "source_ids": sources(),
    },
    *RANGE_RULES,
    SOME_FIGURE,
)

DISTRICTS = table(
    {
        "district_id": key(),
        "name": text(),
        "other_names": text(empty=True),
        "lat": latitude(empty=True),
        "lon": longitude(empty=True),
        "approximate": flag(),
        "point_note": text(empty=True),
        "coord_source_id": refers_to("sources", "source_id", empty=True),
        "population": people(empty=True),
        "population_year": number(1900, 2100, whole=True, empty=True),
        "population_source_id": refers_to("sources", "source_id", empty=True),
        "before_class": one_of(*DISTRICT_CLASSES, empty=True),
        "before": text(empty=True),
        "before_as_of": text(empty=True),
        "before_source_ids": sources(empty=True),
        "after_class": one_of(*DISTRICT_CLASSES, empty=True),
        "after": text(empty=True),
        "after_as_of": text(empty=True),
        "after_source_ids": sources(empty=True),
        "note": text(empty=True),
    },
    row_rule(_point_and_source, "a coord_source_id wherever there is a point, and nowhere else"),
    _described_and_sourced("before"),
    _described_and_sourced("after"),
)

QADHAS = table(
    {
        "qadha_id": key(),
        "name": text(),
        "lat": latitude(),
        "lon": longitude(),
        **{f"population_{year}": people() for year in (2003, 2005, 2007)},
        **{
            share: _share()
            for share in (
                "cia2003_shia",
                "cia2003_sunni",
                "layer2_shia",
                "layer2_sunni",
                "layer2_mixed",
            )
        },
        "coord_source_id": refers_to("sources", "source_id"),
        "source_ids": sources(),
    }
)

TABLES = {
    "places": PLACES,
    "place_figures": FIGURES,
    "events": EVENTS,
    "displacement": DISPLACEMENT,
    "districts": DISTRICTS,
    "qadhas": QADHAS,
}
