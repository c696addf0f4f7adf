"""The background search: it comes back at once, tells how it goes, and stops."""

import threading

import geodata as gd
from components.pages.lab import search as module
from components.pages.lab.search import Search, question

IRAQ = gd.territory("iraq-2005")


def test_it_finds_what_the_search_in_the_foreground_finds():
    sides, fixed = question(gd.plan("iraq-2005", "biden-gelb"))
    assert fixed == {"baghdad": "baghdad"}
    search = Search(IRAQ, sides, fixed, True, 30).start()
    search.join(30)
    assert not search.running
    assert round(search.result.evaluation.wrong_side) == 2_330_224
    assert search.result.gap == 0
    assert search.problem == ""


def test_a_question_without_an_answer_says_so():
    sides = {"a": gd.Side("A", frozenset({"shia"})), "b": gd.Side("B", shared=True)}
    search = Search(IRAQ, sides, {}, True, 5).start()
    search.join(30)
    assert search.result is None
    assert "B is shared" in search.problem


def test_it_starts_at_once_reports_and_stops(monkeypatch):
    entered, told = threading.Event(), threading.Event()

    def slow(t, sides, *, progress, should_stop, **rest):
        progress(5.0, 2.0, 0.1)
        entered.set()
        while not should_stop():
            told.wait(0.01)
        raise module.NotFound("Stopped.")

    monkeypatch.setattr(gd, "best_plan", slow, raising=False)
    search = Search(IRAQ, {}, {}, True, 60).start()
    assert entered.wait(5)
    assert search.running
    assert (search.best, search.lower_bound) == (5.0, 2.0)
    # A second search waits for its turn, and can be stopped while it waits.
    second = Search(IRAQ, {}, {}, True, 60).start()
    assert second.running
    assert second.started is None
    second.stop()
    second.join(5)
    assert not second.running
    search.stop()
    search.join(5)
    assert not search.running
    assert search.problem == "Stopped."


def test_sides_that_nobody_owns_are_left_out_of_the_question():
    plan = gd.plan("bosnia-1991", "dayton").flip("brcko", "federation")
    sides, fixed = question(plan)
    assert set(sides) == {"federation", "republika_srpska"}
    assert fixed == {}
