"""A flip must feel like nothing: 0.1 ms on Bosnia, 1 ms on 10,000 units are the targets."""

import numpy as np
import pytest

import geodata as gd
from tests.unit.geodata.toy import toy

SIDES = {
    "west": gd.Side("West", frozenset({"x"})),
    "east": gd.Side("East", frozenset({"y"})),
    "both": gd.Side("Both", shared=True),
}


def bosnia():
    return gd.evaluate(gd.territory("bosnia-1991"), gd.plan("bosnia-1991", "dayton"))


def ten_thousand():
    people = np.random.default_rng(1).integers(0, 1000, (2, 10_000)).tolist()
    territory = toy({"x": people[0], "y": people[1]})
    sides = ["west", "east"] * 5000
    plan = gd.Plan.of(dict(zip(territory.counts.index, sides, strict=True)), SIDES)
    return gd.evaluate(territory, plan)


@pytest.mark.parametrize(
    ("make", "unit", "side"), [(bosnia, "foca", "federation"), (ten_thousand, "u5000", "east")]
)
def test_a_flip_is_quick_and_right(benchmark, make, unit, side):
    start = make()
    start.flip(unit, side)  # the first builds pandas' index of unit ids

    child = benchmark(lambda: start.flip(unit, side))

    assert child.wrong_side == pytest.approx(gd.evaluate(start.territory, child.plan).wrong_side)
    assert child.wrong_side != start.wrong_side


def test_a_full_evaluation(benchmark):
    start = bosnia()
    result = benchmark(gd.evaluate, start.territory, start.plan)
    assert result.wrong_side == 1_060_572
