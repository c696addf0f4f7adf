"""How the shapes are named and joined."""

import pandas as pd

from geodata.tables.contracts.rules import (
    flag,
    key,
    latitude,
    longitude,
    number,
    one_of,
    pattern,
    refers_to,
    row_rule,
    table,
    text,
)

FAMILIES = (
    "bosnia",
    "bosnia-regions",
    "iraq",
    "punjab",
    "punjab-british",
    "bengal",
    "palestine",
    "ireland",
    "czechoslovakia",
)


BOX = r"-?[\d.]+( -?[\d.]+){3}"


def _in_order(rows: pd.DataFrame) -> pd.Series:
    return rows["unit_a"] < rows["unit_b"]


def _once(rows: pd.DataFrame) -> pd.Series:
    return ~rows.duplicated(["unit_a", "unit_b"])


def _once_each(rows: pd.DataFrame) -> pd.Series:
    return ~rows.duplicated(["lat", "lon"])


def _placed(rows: pd.DataFrame) -> pd.Series:
    area, point = rows["made_from"].notna(), rows["lat"].notna() & rows["lon"].notna()
    return (area & ~point & (rows["kind"] == "area")) | (point & ~area & (rows["kind"] == "point"))


def _border_and_clip(rows: pd.DataFrame) -> pd.Series:
    return rows["border"].notna() == rows["clip"].notna()


def _one_water_label(rows: pd.DataFrame) -> pd.Series:
    labels = (rows["label"] == "yes").groupby(rows["name"]).transform("sum")
    return labels == 1


def _one_label(rows: pd.DataFrame) -> pd.Series:
    return (rows["label"] == "no") | ~rows["natural_earth_name"].str.contains(";")


TABLES = {
    "shape_names": table(
        {"family": one_of("iraq"), "unit_id": key(), "natural_earth_name": text()}
    ),
    "borders_bosnia": table(
        {
            "unit_a": refers_to("units_bosnia", "unit_id"),
            "unit_b": refers_to("units_bosnia", "unit_id"),
            "km": number(0.01, 200),
        },
        row_rule(_in_order, "unit_a before unit_b in the alphabet"),
        row_rule(_once, "one row a pair"),
    ),
    "reference_points_bosnia": table(
        {
            "unit_id": refers_to("units_bosnia", "unit_id"),
            "lat": latitude(),
            "lon": longitude(),
        },
        row_rule(_once_each, "no point twice"),
    ),
    "case_outlines": table(
        {
            "case_id": refers_to("cases", "case_id"),
            "part_id": text(),
            "name": text(),
            "when": one_of("before", "after"),
            "kind": one_of("area", "point"),
            "editorial": flag(),
            "made_from": text(empty=True),
            "clip": pattern(BOX, "west, south, east and north with blanks between", empty=True),
            "lat": latitude(empty=True),
            "lon": longitude(empty=True),
            "note": text(empty=True),
        },
        row_rule(_placed, "units in made_from for an area, lat and lon for a point"),
    ),
    "water_names": table(
        {
            "name": text(),
            "layer": one_of("river", "lake"),
            "lat": latitude(),
            "lon": longitude(),
            "label": flag(),
            "border": text(empty=True),
            "clip": pattern(BOX, "west, south, east and north with blanks between", empty=True),
        },
        row_rule(_border_and_clip, "border and clip together, or neither"),
        row_rule(_one_water_label, "one row of a name with label yes"),
    ),
    "country_aliases": table(
        {"country": text(), "natural_earth_name": text(), "label": flag()},
        row_rule(_one_label, "one name in natural_earth_name where label is yes"),
    ),
}
