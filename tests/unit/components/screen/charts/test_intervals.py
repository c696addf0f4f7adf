"""Where a range of people stands on the log scale."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

import geodata as gd
from components.screen.charts.intervals import HIGHEST, LOWEST, NONE, ZERO, chart, positions

NAN = float("nan")
people = st.integers(1_000, 20_000_000)


@given(people, people)
def test_a_closed_range_runs_from_its_lower_to_its_higher_figure(one, other):
    low, high = sorted((one, other))
    found = positions(low, high, "closed")
    assert found["start"] == pytest.approx(math.log10(low))
    assert found["end"] == pytest.approx(math.log10(high))
    assert found["point"] is found["tip"] is None


@given(people)
def test_an_open_bound_points_to_where_it_is_open(figure):
    more, up_to = positions(figure, NAN, "or_more"), positions(NAN, figure, "up_to")
    assert more["start"] == up_to["end"] == pytest.approx(math.log10(figure))
    assert more["tip"] == more["end"] > more["start"]
    assert up_to["tip"] == up_to["start"] < up_to["end"]


def test_zero_and_no_figure_stand_outside_the_scale():
    assert positions(0, 0, "closed")["point"] == ZERO < LOWEST
    assert positions(NAN, NAN, "none")["point"] == NONE > HIGHEST


def test_every_case_lies_on_the_scale():
    for measure in ("displaced", "deaths"):
        for _, case in gd.cases().iterrows():
            bounds = (case[f"{measure}_{end}"] for end in ("low", "high", "open"))
            found = positions(*bounds)
            for name in ("start", "end", "tip"):
                if found[name] is not None:
                    assert LOWEST <= found[name] <= HIGHEST, (case["case_id"], measure)


def test_the_chart_holds_its_rows():
    import pandas as pd

    rows = pd.DataFrame(
        {"label": ["a", "b"], "figure": ["0", "no figure"], "low": [0, NAN], "high": [0, NAN]}
    ).assign(bound=["closed", "none"])
    made = chart(rows, {"zero": "zero", "no_figure": "no figure"}).to_dict()
    data = [row for table in made["datasets"].values() for row in table]
    assert {row.get("point") for row in data if "label" in row} == {ZERO, NONE}
