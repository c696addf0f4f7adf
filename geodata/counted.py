"""How many people of each group a territory has, from the table that counted them."""

from typing import Any

import pandas as pd

from geodata.tables.read import read_table

BLOCS = ["shia", "sunni_arab", "kurdish"]
OTHER_LISTS = "other_lists"  # a group that no side owns

People = tuple[pd.DataFrame, pd.Series]  # counts (units x groups) and unplaced, by unit_id


def people(facts: dict[str, Any], treatment: str) -> People:
    """Counts and unplaced people of a territory as territories.toml describes it."""
    if "votes" in facts:
        return votes(treatment)
    if "map_year" in facts:
        return drawn(facts["map_year"])
    if "table" in facts:
        return grouped(facts)
    return census(facts["counts"], facts["family"])


def rows(facts: dict[str, Any]) -> pd.DataFrame:
    """The rows of a territory's own table, by unit_id; without a region if it says so."""
    table = read_table(facts["table"]).set_index("unit_id")
    return table[table["region"] != facts.get("without_region")]


def grouped(facts: dict[str, Any]) -> People:
    """People of another partition: each group is a sum of columns, the rest are unplaced."""
    table = rows(facts)
    columns = {group: table[parts].sum(axis=1) for group, parts in facts["groups"].items()}
    counts = pd.DataFrame(columns)
    return counts, (table["total"] - counts.sum(axis=1)).rename("unplaced")


def census(name: str, family: str) -> People:
    """People of a Bosnian census, on municipalities or summed to regions."""
    table = read_table(name).set_index("unit_id")
    if family == "bosnia-regions":
        region = read_table("units_bosnia").set_index("unit_id")["region_id"]
        table = table.groupby(region.rename("unit_id")).sum()
    counts = table.drop(columns="total")
    return counts, (table["total"] - counts.sum(axis=1)).rename("unplaced")


def votes(treatment: str) -> People:
    """Iraq's people of 2005, divided as each governorate voted that December."""
    table = read_table("iraq_2005").set_index("unit_id")
    base = table[BLOCS].sum(axis=1) if treatment == "middle" else table["valid_votes"]
    counts = table[BLOCS].mul(table["population"] / base, axis=0)
    rest = (table["population"] - counts.sum(axis=1)).clip(lower=0)
    if treatment == "middle":
        rest[:] = 0.0
    if treatment == "high":
        counts[OTHER_LISTS] = rest
        rest = rest * 0
    return counts, rest.rename("unplaced")


def drawn(map_year: int) -> People:
    """Iraq's people of 2005, divided as the map of 1992 or 2003 is drawn. Nobody is unplaced."""
    population = read_table("iraq_2005").set_index("unit_id")["population"]
    shares = read_table("iraq_map_shares")
    shares = shares[shares["map_year"] == map_year].set_index("unit_id").loc[population.index]
    return shares[BLOCS].mul(population, axis=0), (population * 0.0).rename("unplaced")
