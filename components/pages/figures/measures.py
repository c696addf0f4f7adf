"""The measures side by side: two sides with two, three with three, units of a size."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pandas as pd
import streamlit as st

import geodata as gd
from components.screen.charts.wrong_side import chart
from components.story.figures import fill
from components.text.cite import cite
from components.text.numbers import people, share
from components.text.words import words
from geodata import findings

SOURCES = (
    "census_1991;census_2013;ieci_2005_partial;wfp_2005;computed_iraq_variants;cia_map_2003;cia_map_1992;"
    "esoc_ethnicity;kaldor_1995;shanker_2007"
)
COMPARED = ("bosnia-1991-regions", "bosnia-2013-regions", "iraq-2005")
INDICES = ("chance_differ", "theil_h", "dissimilarity", "own_majority_share")


def section() -> None:
    """The chart of the wrong side, how to read it, the indices and the caveats."""
    say = words("figures")["measures"]
    st.header(say["title"])
    st.write(say["intro"])
    left, right = st.columns([3, 2], gap="large")
    shown = {**{say["groups"][one]: rows(one) for one in groups()}, say["uncounted"]: article()}
    longest = max(float(table[["share", "high"]].max().max()) for table in shown.values())
    with left:
        st.markdown(f"##### {say['chart_title']}")
        for number, (heading, table) in enumerate(shown.items()):
            st.markdown(f"**{heading}**")
            told = "; ".join(f"{row.label} {share(row.share)}" for row in table.itertuples())
            with st.container(key=f"chart-of-{number}"):  # keeps its place while the chart comes
                st.altair_chart(chart(table, longest), width="stretch", alt=f"{heading}. {told}.")
        st.markdown(cite(SOURCES, "computed"))
    with right:
        st.info(fill(say["reading"]), icon=":material/balance:")
        st.markdown("\n".join(f"- {fill(line)}" for line in say["caveats"]))
    st.markdown(f"##### {say['indices_title']}")
    # A table of the page, whose words wrap: on a phone the grid showed its row names alone.
    st.table(indices().set_index(say["columns"]["what"]), border="horizontal", width="content")
    st.markdown(cite("census_1991;census_2013;ieci_2005_partial", "computed"))


@cache
def groups() -> dict[str, gd.Comparison]:
    """What may stand side by side: each group has one number of sides and units of a size."""
    coarse = findings.three_sides().rows
    bosnia = [row for row in coarse if row.label.startswith("bosnia")]
    by_map = next(row for row in coarse if row.label == "iraq-map")
    least, usual = findings.map_range(1992)
    drawn_1992 = replace(
        by_map,
        label="iraq-map-1992",
        wrong_side=least,
        low=least / by_map.everyone,
        high=usual / by_map.everyone,
    )
    iraq = [_vote("iraq-vote", shared=False), by_map, drawn_1992, _vote("iraq-shared", shared=True)]
    return {
        "two": findings.two_sides(),
        "three-fine": findings.three_sides_fine(),
        "three": gd.Comparison.of([*bosnia, *iraq]),
    }


def rows(group: str) -> pd.DataFrame:
    """A group as rows of the chart: label, sides, share of everyone, low, high, people as text."""
    say = words("figures")["measures"]
    return pd.DataFrame(
        [
            {
                "label": say["rows"][row.label],
                "sides": say["groups"][group],
                "share": row.share,
                "low": row.low,
                "high": row.high,
                "people": people(row.wrong_side) + _span(row),
            }
            for row in groups()[group].rows
        ]
    ).astype({"low": float, "high": float})


def article() -> pd.DataFrame:
    """The article's figure, which is of no number of regions and stands by itself."""
    say = words("figures")["measures"]
    told = gd.displacement().set_index("row_id")
    told = told["value"].fillna(told["high"])
    return pd.DataFrame(
        [
            {
                "label": say["rows"]["article"],
                "sides": say["uncounted"],
                "share": told["article_more_share"] / 100,
                "low": float("nan"),
                "high": float("nan"),
                "people": people(told["article_more"]),
            }
        ]
    )


def _span(row: gd.Compared) -> str:
    if row.low is None or row.high is None:
        return ""
    return f" ({people(row.low * row.everyone)}–{people(row.high * row.everyone)})"


def _vote(label: str, *, shared: bool) -> gd.Compared:
    """The vote by the first plan, and the range over four plans and three treatments."""
    plans = findings.shared_variants() if shared else findings.counted_variants()
    shares = [s for one in plans for s in gd.readings(findings.VOTE, one).wrong_share]
    middle = gd.readings(findings.VOTE, plans[0]).middle
    return gd.Compared.of(label, middle, "governorates", low=min(shares), high=max(shares))


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
