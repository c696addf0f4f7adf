"""How long the best line takes: 142 units in two and in three sides, and 18 units."""

import pytest

import geodata as gd
from geodata.presets import preset


@pytest.mark.parametrize(
    ("territory_id", "key", "gap", "limit_s"),
    [
        ("bosnia-1991", "two-sides", 0, 60),
        ("bosnia-1991", "two-sides-brcko-shared", 0, 60),
        ("bosnia-2013", "two-sides", 0, 60),
        ("bosnia-1991", "three-sides", 0, 60),
        ("bosnia-1991", "three-sides-brcko-shared", 0, 120),
        ("bosnia-1991-regions", "three-sides", 0, 1),
        ("iraq-2005", "three-sides", 0, 1),
    ],
)
def test_the_best_line_in_time(benchmark, territory_id, key, gap, limit_s):
    t = gd.territory(territory_id)
    question = preset(territory_id, key)
    search = {"fixed": question.fixed, "time_limit_s": limit_s}

    found = benchmark.pedantic(gd.best_plan, (t, question.sides), search, rounds=3)

    benchmark.extra_info |= {
        "wrong_side": found.evaluation.wrong_side,
        "lower_bound": found.lower_bound,
        "gap": found.gap,
    }
    assert found.gap <= gap
