"""How long the best line takes: 142 units in two and in three sides, 18 units, made-up grids."""

from math import ceil, cos, sin, sqrt
from random import Random

import pytest

import geodata as gd
from geodata.presets import preset
from tests.unit.geodata.loading import made


@pytest.mark.parametrize(
    ("territory_id", "key", "gap", "limit_s"),
    [
        pytest.param("bosnia-1991", "two-sides", 0, 60, marks=pytest.mark.slow),
        pytest.param("bosnia-1991", "two-sides-brcko-shared", 0, 60, marks=pytest.mark.slow),
        ("bosnia-2013", "two-sides", 0, 60),
        pytest.param("bosnia-1991", "three-sides", 0, 60, marks=pytest.mark.slow),
        pytest.param("bosnia-1991", "three-sides-brcko-shared", 0, 120, marks=pytest.mark.slow),
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


def grid(count):
    """A territory of one's own: `count` squares, their groups in patches with chance upon them."""
    wide, random = ceil(sqrt(count)), Random(count)
    rows = []
    for n in range(count):
        x, y = n % wide, n // wide
        row = made.feature(f"u{n}", 0)
        row["geometry"]["coordinates"] = made.square(44 + x / 8, 33 + y / 8, 1 / 8)
        share = 0.5 + 0.25 * (sin(x / 2.5) + cos(y / 3)) + random.uniform(-0.25, 0.25)
        people = random.randint(5_000, 60_000)
        reds = round(people * min(max(share, 0), 1))
        row["properties"] |= {"reds": reds, "blues": people - reds}
        rows.append(row)
    return gd.inspect_territory(made.geojson(rows), id="code", groups=made.GROUPS).territory


@pytest.mark.slow
@pytest.mark.parametrize("count", [100, 150, 200, 300, 600, 1_000])
def test_a_grid_of_one_s_own_is_proven_or_tells_its_gap(benchmark, count):
    t = grid(count)
    sides = {group: gd.Side(group, frozenset({group})) for group in t.groups}

    found = benchmark.pedantic(gd.best_plan, (t, sides), {"time_limit_s": 60}, rounds=1)

    told = {"wrong_side": found.evaluation.wrong_side, "lower_bound": found.lower_bound}
    benchmark.extra_info |= {**told, "gap": found.gap}
    print(f"\n{count} units: {told}, gap {found.gap:.4f}, {benchmark.stats['mean']:.1f} s")
    assert found.lower_bound <= found.evaluation.wrong_side
