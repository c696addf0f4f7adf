"""Runs of visitors one after the other, in the order they came; nobody waits for ever."""

import threading
import time

import pytest

from components.screen.turns import Turns


def together(turns, works):
    """Do all of this at once, a thread each, begun in this order; what they noted."""
    noted, threads = [], []

    def run(name, work):
        with turns.one():
            noted.append(f"{name} begins")
            work()
            noted.append(f"{name} ends")

    for name, work in works.items():
        thread = threading.Thread(target=run, args=(name, work))
        thread.start()
        threads.append(thread)
        time.sleep(0.02)
    for thread in threads:
        thread.join(10)
    return noted


def test_runs_do_not_overlap_and_keep_their_order():
    noted = together(Turns(lease=5), {name: lambda: time.sleep(0.05) for name in "abcd"})
    assert noted == [f"{name} {what}" for name in "abcd" for what in ("begins", "ends")]


def test_whoever_takes_long_has_others_beside_it():
    works = {"long": lambda: time.sleep(0.6), "b": lambda: None, "c": lambda: None}
    noted = together(Turns(lease=0.1), works)
    assert noted.index("c ends") < noted.index("long ends")
    assert noted[:2] == ["long begins", "b begins"]


def test_a_run_that_overran_does_not_end_the_turn_of_the_next():
    began = threading.Event()
    works = {
        "long": lambda: began.wait(0.3),
        "b": lambda: time.sleep(0.5),
        "c": began.set,
    }
    noted = together(Turns(lease=0.1), works)
    assert noted.index("b begins") < noted.index("long ends") < noted.index("b ends")


def test_a_turn_within_a_turn_is_no_new_one():
    turns = Turns(lease=60)
    with turns.one(), turns.one():
        pass
    with turns.one():
        pass


def test_a_fault_gives_the_turn_back():
    turns = Turns(lease=60)
    with pytest.raises(ZeroDivisionError), turns.one():
        1 / 0  # noqa: B018
    assert together(turns, {"a": lambda: None}) == ["a begins", "a ends"]


def test_a_crowd_is_served_whole():
    turns, served = Turns(), []
    threads = [threading.Thread(target=lambda: _served(turns, served)) for _ in range(100)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert len(served) == 100


def _served(turns, served):
    with turns.one():
        served.append(1)
