"""Random lines for the sides on the map: what a worker is asked, what it tells and gives back."""

from dataclasses import replace

import pytest

from components.pages.lab.lines import Question, draw
from components.pages.lab.search import question
from components.pages.lab.sections import random_lines
from components.pages.lab.state import Lab
from components.plans import territories
from components.plans.territories import Own
from geodata.executors import Stopped
from tests.unit.geodata.toy import grid


class Hook:
    """Hears what a worker tells; asks for an end after so many steps, as the queue does."""

    def __init__(self, most=10_000):
        self.told, self.most = [], most

    def __call__(self, *numbers):
        if self.stopped():
            raise Stopped
        self.told.append(numbers)

    def stopped(self):
        return len(self.told) >= self.most


@pytest.fixture(autouse=True)
def _owned():
    pytest.importorskip("gerrychain")
    own = {}
    territories.take(own, Own(replace(grid(), id="own-toy")))
    with territories.owning(own):
        yield


def lab():
    """The lab on it: reds in the west, blues in the east."""
    return Lab.start("own-toy")


def asked(plan=None, lines=120):
    return Question("own-toy", "middle", *question(plan or lab().draft.plan), lines)


def test_it_draws_the_lines_and_tells_how_far_it_is():
    hook = Hook()
    drawn = draw(hook, asked())
    assert drawn.problem == ""
    assert drawn.lines.plans == 120
    assert hook.told[0] == (4, 520)
    assert hook.told[-1] == (520, 520)


def test_an_end_that_is_asked_for_gives_the_lines_so_far():
    drawn = draw(Hook(most=127), asked(lines=400))
    assert drawn.lines.plans == 4 * (127 - 100)


def test_why_there_are_none_is_told():
    one_side = lab().draft.plan.merged(["reds", "blues"], "all", "All")
    assert "two to four sides" in draw(Hook(), asked(one_side)).problem


def test_the_plan_on_the_map_is_marked_where_it_was_asked_for():
    on_map = lab()
    drawn = random_lines.marks(on_map, asked())
    assert drawn.to_dict("records") == [{"label": "The plan on the map", "people": 250}]
    moved = on_map.draft.plan.flip("a", "blues").flip("y", "reds")
    on_map.change(type(on_map.draft)(moved, on_map.draft.colours))
    assert random_lines.marks(on_map, asked()).to_dict("records") == [
        {"label": "The plan on the map (not in one piece)", "people": 410},
        {"label": "Every unit with its largest group", "people": 250},
    ]
    one_side = moved.merged(["reds", "blues"], "all", "All")
    on_map.change(type(on_map.draft)(one_side, {"all": "#000000"}))
    only_start = random_lines.marks(on_map, asked())
    assert list(only_start["label"]) == ["Every unit with its largest group"]
