"""Runs of visitors one after the other, in the order they came; nobody waits for ever."""

import threading
import time

import pytest

from components.screen.turns import Turns

LONG = 20  # seconds, more than any machine needs


class Crowd:
    """People who come in this order while another has the turn; what they note."""

    def __init__(self, turns):
        self.turns, self.noted, self.threads = turns, [], []

    def come(self, name, work=lambda: None):
        """One more, who is waiting when this returns."""
        before = len(self.turns._waiting)
        thread = threading.Thread(target=self._run, args=(name, work))
        thread.start()
        self.threads.append(thread)
        while len(self.turns._waiting) == before:
            time.sleep(0.001)

    def _run(self, name, work):
        with self.turns.one():
            self.noted.append(f"{name} begins")
            work()
            self.noted.append(f"{name} ends")

    def done(self):
        """What was noted, when all are through."""
        for thread in self.threads:
            thread.join(LONG)
            assert not thread.is_alive()
        return self.noted


def test_runs_do_not_overlap_and_keep_their_order():
    crowd = Crowd(Turns(lease=LONG))
    with crowd.turns.one():
        for name in "abcd":
            crowd.come(name, lambda: time.sleep(0.01))
        assert crowd.noted == []
    assert crowd.done() == [f"{name} {what}" for name in "abcd" for what in ("begins", "ends")]


def test_whoever_takes_long_has_others_beside_it():
    crowd, through = Crowd(Turns(lease=LONG)), threading.Event()
    with crowd.turns.one():
        crowd.come("long", lambda: through.wait(LONG))
        crowd.come("b")
        crowd.come("c", through.set)
        crowd.turns._lease = 0.05
    noted = crowd.done()
    assert noted[:2] == ["long begins", "b begins"]
    assert noted.index("c begins") < noted.index("long ends")


def test_a_run_that_overran_does_not_end_the_turn_of_the_next():
    crowd, begun = Crowd(Turns(lease=LONG)), threading.Event()

    def first():
        crowd.turns._lease = LONG  # of those who come after it
        begun.wait(LONG)

    def second():
        begun.set()
        while "first ends" not in crowd.noted:
            time.sleep(0.001)
        time.sleep(0.05)

    with crowd.turns.one():
        crowd.come("first", first)
        crowd.come("second", second)
        crowd.come("third")
        crowd.turns._lease = 0.05
    noted = crowd.done()
    assert noted[:3] == ["first begins", "second begins", "first ends"]
    assert noted[3:] == ["second ends", "third begins", "third ends"]


def test_a_turn_within_a_turn_is_no_new_one():
    turns = Turns(lease=LONG)
    with turns.one(), turns.one():
        pass
    with turns.one():
        pass


def test_a_fault_gives_the_turn_back():
    turns = Turns(lease=LONG)
    with pytest.raises(ZeroDivisionError), turns.one():
        1 / 0  # noqa: B018
    with turns.one():
        pass


def test_a_crowd_is_served_whole():
    crowd = Crowd(Turns())
    with crowd.turns.one():
        for number in range(100):
            crowd.come(number)
    assert len(crowd.done()) == 200
