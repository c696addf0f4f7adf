"""A search for the best line: what is asked, what it tells, what it says when there is none."""

import geodata as gd
from components.pages.lab.search import Question, find, question


class Hook:
    """Hears what a search tells; asks for an end when the test says so."""

    def __init__(self, over=False):
        self.told, self.over = [], over

    def __call__(self, *numbers):
        self.told.append(numbers)

    def stopped(self):
        return self.over


def test_it_finds_the_best_line_and_tells_how_it_goes():
    sides, fixed = question(gd.plan("iraq-2005", "biden-gelb"))
    assert fixed == {"baghdad": "baghdad"}
    hook = Hook()
    found = find(hook, Question("iraq-2005", sides, fixed, True, 30))
    assert (round(found.wrong_side), found.gap, found.problem) == (2_330_224, 0, "")
    assert hook.told
    assert all(1 <= len(numbers) <= 2 for numbers in hook.told)


def test_a_question_without_an_answer_says_so():
    sides = {"a": gd.Side("A", frozenset({"shia"})), "b": gd.Side("B", shared=True)}
    found = find(Hook(), Question("iraq-2005", sides, {}, True, 5))
    assert found.plan is None
    assert "B is shared" in found.problem


def test_it_ends_when_it_is_asked_to():
    sides, fixed = question(gd.plan("bosnia-1991", "dayton"))
    found = find(Hook(over=True), Question("bosnia-1991", sides, fixed, True, 600))
    assert found.gap > 0 or "proves nothing" in found.problem


def test_sides_that_nobody_owns_are_left_out_of_the_question():
    plan = gd.plan("bosnia-1991", "dayton").flip("brcko", "federation")
    sides, fixed = question(plan)
    assert set(sides) == {"federation", "republika_srpska"}
    assert fixed == {}
