"""Every figure of a place that the project computed is computed again; none stands untested."""

import pandas as pd
import pytest

import geodata as gd
from geodata import findings
from geodata.tables.read import read_table

GROUPS = {"Bosniaks": "bosniak", "Serbs": "serb", "Croats": "croat"}
INNER = ["centar-sarajevo", "novi-grad-sarajevo", "novo-sarajevo", "stari-grad-sarajevo"]
TEN = [*INNER, "hadzici", "ilidza", "ilijas", "pale", "trnovo", "vogosca"]
FIGURES = gd.place_figures()
COMPUTED = FIGURES[FIGURES["firmness"] == "computed"].copy()
COMPUTED["scope"] = COMPUTED["scope"].fillna("")


def bosnia(year, regions=False):
    return gd.territory(f"bosnia-{year}{'-regions' if regions else ''}")


def wrong(territory_id, plan_id):
    return gd.readings(territory_id, plan_id).middle


def municipality(row):
    label = row.label.removesuffix(", share")
    t, unit = bosnia(row.year), row.place_id.replace("_", "-")
    return 100 * t.counts.loc[unit, GROUPS[label]] / t.population[unit]


def inner_sarajevo(row):
    t = bosnia(row.year)
    units = [unit for unit in t.units.index if unit in INNER]
    assert len(units) == 4
    everyone = t.population.loc[units].sum()
    if row.label == "Residents":
        return everyone
    serbs = t.counts.loc[units, "serb"].sum()
    if row.label == "Part of all people across the later line":
        return 100 * serbs / wrong("bosnia-1991", "dayton").wrong_side
    label, _, of = row.label.partition(", ")
    count = t.counts.loc[units, GROUPS[label]].sum()
    return 100 * count / everyone if of else count


def ten_sarajevo(row):
    table = read_table("municipalities_1991").set_index("unit_id")
    mine = table.loc[[f"{unit}-91" for unit in TEN]]
    return 100 * mine[GROUPS[row.label.removesuffix(", share")]].sum() / mine["total"].sum()


def line(row):
    sides = "dayton" if row.scope.startswith("two") else "bosnia-in-three"
    found = wrong(bosnia(row.year, "18 regions" in row.scope).id, sides)
    return 100 * found.wrong_share if row.label.endswith("share") else found.wrong_side


def entity(row):
    t = bosnia(row.year)
    side = gd.plan(t.id, "dayton").assignment
    units = side.index[side == "republika_srpska"]
    return 100 * t.counts.loc[units, "serb"].sum() / t.population.loc[units].sum()


def governorate(row):
    units = gd.territory("iraq-2005").units["name"]
    name = row.scope.removesuffix(" governorate")
    return next(unit for unit, found in units.items() if found.partition(" (")[0] == name)


def outside(row):
    """Middle, low and high: the people of a governorate on the wrong side of the usual plan."""
    found = gd.readings("iraq-2005", "three-regions")
    unit = governorate(row)
    return tuple(one.by_unit[unit] for one in (found.middle, found.low, found.high))


def part(row):
    by_unit = findings.iraq_by_governorate()
    return 100 * by_unit[governorate(row)] / by_unit.sum()


def moved(plan_id):
    usual = wrong("iraq-2005", "three-regions").wrong_side
    return wrong("iraq-2005", plan_id).wrong_side - usual


def percent(pair, digits=1):
    return (None, *(round(100 * share, digits) for share in pair))


def uniform(row):
    t = bosnia(row.year)
    return int((t.counts.max(axis=1) / t.population > 0.9).sum())


def usual_plan(_row):
    found = gd.readings("iraq-2005", "three-regions")
    return tuple(one.wrong_side for one in (found.middle, found.low, found.high))


def on_map(divided_by=1.0):
    return (None, *(people / divided_by for people in findings.map_range()))


def everyone():
    return gd.territory("iraq-2005").everyone / 100


def ifor():
    row = gd.forces().set_index("force_id").loc["ifor"]
    return 1000 * row["force_high"] / row["population"]


MAPPED = findings.by_governorate_on_map()
BY_LABEL = {
    "People outside the leading bloc": outside,
    "Part of all people on the wrong side": part,
    "People outside the leading group, drawn map": lambda row: MAPPED[governorate(row)],
    "Part of all people on the wrong side, drawn map": lambda row: (
        100 * MAPPED[governorate(row)] / MAPPED.sum()
    ),
    "Part of them in five governorates": lambda _: 100 * findings.top_five_share(),
    "Part of them in five governorates, drawn map": lambda _: (
        100 * findings.top_five_share_on_map()
    ),
    "People on the wrong side of a three-region plan": usual_plan,
    "People on the wrong side, share, middle treatment": lambda _: percent(findings.variants()),
    "People on the wrong side, share, all treatments": lambda _: percent(
        findings.variants(treated=True), 0
    ),
    "People on the wrong side of three regions, CIA map": lambda _: on_map(),
    "People on the wrong side of three regions, CIA map, share": lambda _: on_map(everyone()),
    "Already displaced, article, share of its 25 million": lambda _: 100 * 4 / 25,
    "More people on the wrong side if Kirkuk goes to the Sunni Arab region": lambda _: moved(
        "three-regions-kirkuk-sunni"
    ),
    "More people on the wrong side if Diyala goes to the Shia region": lambda _: moved(
        "three-regions-diyala-shia"
    ),
    "Iraq's wrong side with Baghdad shared in the same way": lambda _: (
        wrong("iraq-2005", "biden-gelb").wrong_side
    ),
    "The same, drawn map": lambda _: wrong("iraq-2003-map", "biden-gelb").wrong_side,
    "NATO force that followed (IFOR)": lambda _: ifor(),
    "Municipalities where one group passes 90 per cent": uniform,
}
BY_SCOPE = {
    "municipality, post-war borders": municipality,
    "district": municipality,
    "four inner municipalities, post-war borders": inner_sarajevo,
    "ten city municipalities": ten_sarajevo,
    "Republika Srpska": entity,
}


def again(row):
    if row.label in BY_LABEL:
        return BY_LABEL[row.label](row)
    if row.scope.startswith(("two sides", "three sides")):
        return line(row)
    return BY_SCOPE[row.scope](row)


@pytest.mark.parametrize("row", list(COMPUTED.itertuples()), ids=lambda row: f"{row.Index}")
def test_a_computed_figure_of_a_place_comes_out_again(row):
    found = again(row)
    value, low, high = found if isinstance(found, tuple) else (found, None, None)
    digits = 0 if row.unit == "people" else 1
    for stands, computed in ((row.value, value), (row.low, low), (row.high, high)):
        if computed is None:
            assert pd.isna(stands)
        else:
            assert round(float(computed), digits) == stands, row.label
