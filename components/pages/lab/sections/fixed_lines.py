"""The plan against fixed marks, like with like: as many sides, units of a size."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st

import geodata as gd
from components.pages.lab.figures import spread
from components.pages.lab.state import Lab
from components.screen.charts.theme import legible
from components.screen.charts.wrong_side import chart
from components.text.cite import cite
from components.text.numbers import people, share
from components.text.words import words

HISTORIC = {2: "dayton", 3: "bosnia-in-three"}  # plans of Bosnia by their number of owned sides
# The other stand-ins for a census by which the same line of Iraq is measured.
PROXIES = {
    "iraq-2005": ("iraq-2003-map", "iraq-1992-map"),
    "iraq-2003-map": ("iraq-2005", "iraq-1992-map"),
}
ARGUED = ("bosnia", "iraq")  # whose lines are set beside the displaced of Iraq, as the article does
FINE = 100  # territories with more units than this are compared with Bosnia's 142, others with 18


def draw(lab: Lab) -> None:
    """Bars of shares of everyone, a table of the same, and what the marks are."""
    say = words("lab")["marks"]
    sides = owned_sides(lab.draft.plan)
    st.write(say["intro"])
    rows = marks(lab)
    if sides not in HISTORIC:
        st.write(say["no_match"].format(sides=sides))
    elif not alike(lab.territory, beside(lab.territory, 1991)):
        st.write(say["no_size"].format(units=len(lab.territory.counts)))
    shown = rows.assign(sides=rows["own"].map({True: say["own"], False: say["fixed"]}))
    text = "; ".join(f"{row.label} {share(row.share)}" for row in rows.itertuples())
    st.altair_chart(legible(chart(shown)), width="stretch", alt=f"{say['intro']} {text}.")
    with st.expander(say["table"]):
        table = pd.DataFrame(
            {
                say["mark"]: rows["label"],
                say["people"]: rows["people"],
                say["share"]: [
                    share(r.share)
                    if pd.isna(r.low)
                    else f"{share(r.low)} – {share(r.share)} – {share(r.high)}"
                    for r in rows.itertuples()
                ],
            }
        )
        st.dataframe(table, hide_index=True, width="stretch")
    if lab.territory.country not in ARGUED:
        return
    st.caption(say["displaced_note"])
    st.markdown(cite("shanker_2007;census_1991;census_2013", paragraphs="12"))


def owned_sides(plan: gd.Plan) -> int:
    """Sides that somebody owns, are not shared and have units."""
    used = set(plan.assignment)
    return sum(1 for k, side in plan.sides.items() if k in used and side.owners and not side.shared)


def marks(lab: Lab) -> pd.DataFrame:
    """Rows of the chart: label, share of everyone, low, high, people (text), own."""
    say = words("lab")["marks"]
    lines = compared(lab)
    rows = [
        {
            "label": row.label,
            "share": row.share,
            "low": row.low,
            "high": row.high,
            "people": people(row.wrong_side),
            "own": row.label == say["this"],
        }
        for row in lines.rows
    ]
    rows[0]["people"] = spread(lab.evaluations, lambda e: e.wrong_side, people)
    if lab.territory.country in ARGUED:
        article = gd.displacement().set_index("row_id")["value"]
        more, more_share = article["article_more"], article["article_more_share"] / 100
        moved = article["article_abroad"] + article["article_inside"]
        rows.append(_fixed(say["article"], more, more_share))
        rows.append(_fixed(say["displaced"], moved, moved * more_share / more))
    return pd.DataFrame(rows).astype({"low": float, "high": float})


def compared(lab: Lab) -> gd.Comparison:
    """The plan on the map, by each proxy, and Bosnia's lines with as many sides on units of a
    size; geodata refuses any other row."""
    say, plan = words("lab")["marks"], lab.draft.plan
    sides, ranged = owned_sides(plan), len(lab.evaluations) > 1
    low, _, high = (each.wrong_share for each in lab.evaluations) if ranged else (None,) * 3
    rows = [_row(say["this"], lab.evaluations[len(lab.evaluations) // 2], sides, low, high)]
    for proxy in PROXIES.get(lab.territory_id, ()):
        rows.append(_row(say["by"][proxy], gd.evaluate(by_proxy(proxy), plan), sides))
    historic = HISTORIC.get(sides)
    if historic and alike(lab.territory, beside(lab.territory, 1991)):
        for year in (1991, 2013):
            t = beside(lab.territory, year)
            found = gd.evaluate(t, gd.plan(t.id, historic))
            rows.append(_row(say[historic].format(year=year), found))
    return gd.Comparison.of(rows)


def by_proxy(proxy: str) -> gd.Territory:
    """Iraq by the vote, or by the map of 2003 or of 1992, which is no territory of its own."""
    return gd.findings.on_map(1992) if proxy == "iraq-1992-map" else gd.territory(proxy)


def _row(
    label: str,
    evaluation: gd.Evaluation,
    sides: int | None = None,
    low: float | None = None,
    high: float | None = None,
) -> gd.Compared:
    """A row with the sides that somebody owns and that have units, whatever else was drawn."""
    row = gd.Compared.of(label, evaluation, "units", low=low, high=high)
    return row if sides is None else replace(row, sides=sides)


def beside(territory: gd.Territory, year: int) -> gd.Territory:
    """Bosnia in the units that come nearest in number to a territory's."""
    size = "" if len(territory.counts) > FINE else "-regions"
    return gd.territory(f"bosnia-{year}{size}")


def alike(one: gd.Territory, other: gd.Territory) -> bool:
    """Whether two territories are cut into numbers of units that may be set side by side."""
    return gd.alike(len(one.counts), len(other.counts))


def _fixed(label: str, count: float, part: float) -> dict[str, object]:
    return {"label": label, "share": part, "people": people(count), "own": False}
