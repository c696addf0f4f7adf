"""How long the best line takes: 142 units in two and in three sides, and 18 units."""

from dataclasses import replace

import pytest

import geodata as gd
from geodata.presets import preset


@pytest.mark.parametrize(
    ("territory_id", "key", "gap", "limit_s"),
    [
        ("bosnia-1991", "two-sides", 0, 10),
        ("bosnia-2013", "two-sides", 0, 10),
        ("bosnia-1991", "three-sides", 0.01, 60),
        ("bosnia-1991", "three-sides-brcko-shared", 0.01, 60),
        ("bosnia-1991-regions", "three-sides", 0, 1),
        ("iraq-2005", "three-sides", 0, 1),
    ],
)
def test_the_best_line_in_time(benchmark, territory_id, key, gap, limit_s):
    t = gd.territory(territory_id)
    question = preset(territory_id, key)
    search = {"fixed": question.fixed, "time_limit_s": limit_s}

    found = benchmark.pedantic(gd.best_plan, (t, question.sides), search, rounds=1)

    benchmark.extra_info |= {
        "wrong_side": found.evaluation.wrong_side,
        "lower_bound": found.lower_bound,
        "gap": found.gap,
    }
    assert found.gap <= gap


def test_neighbours_that_only_touch_are_the_harder_case(benchmark):
    t = gd.territory("bosnia-1991")
    t = replace(t, neighbours=t.neighbours[t.neighbours["reason"] == ""])
    sides = preset("bosnia-1991", "two-sides").sides

    found = benchmark.pedantic(gd.best_plan, (t, sides), {"time_limit_s": 300}, rounds=1)

    assert len(t.neighbours) == 391
    assert found.evaluation.wrong_side == 1_051_624
    assert found.proven
