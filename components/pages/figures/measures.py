"""The measures side by side: two sides with two, three with three, units of a size."""

from __future__ import annotations

from functools import cache

import pandas as pd
import streamlit as st

import geodata as gd
from components.screen.charts.wrong_side import chart
from components.story.figures import fill
from components.text.cite import cite
from components.text.numbers import people, share
from components.text.words import words

SOURCES = (
    "census_1991;census_2013;ieci_2005_partial;wfp_2005;computed_iraq_variants;cia_map_2003;"
    "esoc_ethnicity;kaldor_1995;shanker_2007"
)
TREATMENTS = ("low", "middle", "high")
COMPARED = ("bosnia-1991-regions", "bosnia-2013-regions", "iraq-2005")
INDICES = ("chance_differ", "theil_h", "dissimilarity", "own_majority_share")


def section() -> None:
    """The chart of the wrong side, how to read it, the indices and the caveats."""
    say = words("figures")["measures"]
    st.header(say["title"])
    st.write(say["intro"])
    left, right = st.columns([3, 2], gap="large")
    rows = wrong_sides()
    with left:
        st.markdown(f"##### {say['chart_title']}")
        st.altair_chart(chart(rows), width="stretch")
        st.markdown(cite(SOURCES, "computed"))
    with right:
        st.info(fill(say["reading"]), icon=":material/balance:")
        st.markdown("\n".join(f"- {fill(line)}" for line in say["caveats"]))
    st.markdown(f"##### {say['indices_title']}")
    st.dataframe(indices(), hide_index=True, width="content")
    st.markdown(cite("census_1991;census_2013;ieci_2005_partial", "computed"))


@cache
def wrong_sides() -> pd.DataFrame:
    """Rows of the chart: label, sides, share (of everyone), low, high, people as text."""
    say = words("figures")["measures"]
    found = []
    for key, territory_id, plan_id, sides in (
        ("bosnia-1991-two", "bosnia-1991", "dayton", "two"),
        ("bosnia-2013-two", "bosnia-2013", "dayton", "two"),
        ("bosnia-1991-three", "bosnia-1991", "bosnia-in-three", "three"),
        ("bosnia-2013-three", "bosnia-2013", "bosnia-in-three", "three"),
        ("bosnia-1991-regions", "bosnia-1991-regions", "bosnia-in-three", "three"),
        ("bosnia-2013-regions", "bosnia-2013-regions", "bosnia-in-three", "three"),
    ):
        result = gd.evaluate(gd.territory(territory_id), gd.plan(territory_id, plan_id))
        found.append(
            {
                "label": say["rows"][key],
                "sides": say[sides],
                "share": result.wrong_share,
                "people": people(result.wrong_side),
            }
        )
    for key, shared in (("iraq-2005-three", False), ("iraq-2005-shared", True)):
        found.append(_iraq(say["rows"][key], say["three"], shared))
    rows = gd.displacement().set_index("row_id")
    article = rows["value"].fillna(rows["high"])
    found.append(
        {
            "label": say["rows"]["article"],
            "sides": say["uncounted"],
            "share": article["article_more_share"] / 100,
            "people": people(article["article_more"]),
        }
    )
    return pd.DataFrame(found)


def _iraq(label: str, sides: str, shared: bool) -> dict[str, object]:
    """Eight variants x three treatments: the first variant, and the range of them all."""
    plans = [
        plan
        for plan in (gd.plan("iraq-2005", one) for one in gd.territory("iraq-2005").plans)
        if len(plan.sides) > 1 and any(side.shared for side in plan.sides.values()) == shared
    ]
    results = [
        gd.evaluate(gd.territory("iraq-2005", treatment), plan)
        for plan in plans
        for treatment in TREATMENTS
    ]
    middle = gd.evaluate(gd.territory("iraq-2005"), plans[0])
    low, high = (pick(results, key=lambda one: one.wrong_side) for pick in (min, max))
    return {
        "label": label,
        "sides": sides,
        "share": middle.wrong_share,
        "low": low.wrong_share,
        "high": high.wrong_share,
        "people": f"{people(middle.wrong_side)} "
        f"({people(low.wrong_side)}–{people(high.wrong_side)})",
    }


@cache
def indices() -> pd.DataFrame:
    """One row an index, one column a territory of eighteen units."""
    say = words("figures")["measures"]
    columns = say["columns"]
    heads = (columns["bosnia_1991"], columns["bosnia_2013"], columns["iraq_2005"])
    found = {name: gd.mixing(gd.territory(name)) for name in COMPARED}
    rows = []
    for index in INDICES:
        values = [getattr(found[name], index) for name in COMPARED]
        texts = [share(v) if index == "own_majority_share" else f"{v:.3f}" for v in values]
        rows.append({columns["what"]: say["names"][index], **dict(zip(heads, texts, strict=True))})
    return pd.DataFrame(rows)
