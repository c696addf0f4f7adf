"""The queue for long work: places, progress, stop, and an end with the session that asked."""

import os
import subprocess
import sys
import time
from dataclasses import replace
from datetime import datetime
from types import ModuleType
from unittest import TestCase

import psutil
import pytest

import geodata as gd
from components.actions import jobs, queue
from components.actions.making import made, picture
from components.actions.queue import Busy, Work
from components.atlas.library import MapState
from components.pages.lab.search import Question, find, question
from components.screen import faults
from components.story.story import story
from geodata.executors import Processes
from tests.processes import long_work
from tests.processes.long_work import LONG, until

ANN, BEN = "ann", "ben"


@pytest.fixture(scope="module")
def processes():
    executor = Processes(1)
    yield executor
    executor.rest()


@pytest.fixture
def open_sessions():
    return {ANN, BEN}


@pytest.fixture
def work(processes, open_sessions):
    waits = Work(processes, lambda session: session in open_sessions)
    yield waits
    for job in [*waits._waiting, *waits._at_work.values()]:
        job.stop()
        job.join(LONG)


def begin(work, folder, name, function=long_work.steps, session=ANN, **more):
    job = work.submit(function, folder, name, session=session, **more)
    if not job.place:
        until(folder / f"{name}.begun")
    return job


def test_work_tells_how_far_it_is_and_is_done_elsewhere(work, tmp_path):
    job = begin(work, tmp_path, "a")
    assert (job.running, job.done, job.total, job.place) == (True, 3, 13, 0)
    (tmp_path / "a.go").touch()
    assert job.join(LONG).result == b"a"
    assert work.submit(long_work.where, session=ANN).join(LONG).result != os.getpid()


def test_a_worker_carries_nothing_of_the_screen(work):
    assert work.submit(long_work.imported, session=ANN).join(LONG).result == []


def test_a_worker_runs_no_script_of_the_server(tmp_path, monkeypatch):
    script = ModuleType("__main__")
    script.__file__ = str(tmp_path / "gone.py")
    monkeypatch.setitem(sys.modules, "__main__", script)
    alone = Processes(1)
    assert alone.start(0, long_work.where, ()).result(LONG) != os.getpid()
    alone.rest()


def test_those_who_come_later_have_a_place_and_may_leave_it(work, tmp_path):
    first = begin(work, tmp_path, "a")
    second = begin(work, tmp_path, "b", session=BEN)
    third = begin(work, tmp_path, "c", session=BEN)
    assert (first.place, second.place, third.place) == (0, 1, 2)
    second.stop()
    assert not second.running
    assert third.place == 1
    (tmp_path / "a.go").touch()
    (tmp_path / "c.go").touch()
    assert third.join(LONG).result == b"c"


def test_short_work_does_not_wait_for_long_work_and_long_work_leaves_it_a_slot(tmp_path):
    two = Processes(2)
    waits = Work(two, lambda session: True)
    long, later = (begin(waits, tmp_path, name, session=name) for name in "ab")
    assert (long.place, later.place) == (0, 1)
    short = waits.submit(long_work.steps, tmp_path, "c", session=ANN, short=True)
    until(tmp_path / "c.begun")
    next_one = waits.submit(long_work.steps, tmp_path, "d", session=ANN, short=True)
    assert (short.place, next_one.place, later.place) == (0, 1, 1)
    for name in "cd":
        (tmp_path / f"{name}.go").touch()
    assert [job.join(LONG).result for job in (short, next_one)] == [b"c", b"d"]
    assert (long.running, later.place) == (True, 1)
    for name in "ab":
        (tmp_path / f"{name}.go").touch()
    assert later.join(LONG).result == b"b"
    two.rest()


def test_one_session_fills_neither_kind_of_slot(work, tmp_path, monkeypatch):
    monkeypatch.setattr(queue, "MOST_SHORT", 1)
    begin(work, tmp_path, "a")
    begin(work, tmp_path, "b")
    work.submit(long_work.steps, tmp_path, "c", session=ANN, short=True)
    with pytest.raises(Busy):
        work.submit(long_work.steps, tmp_path, "d", session=ANN, short=True)


def test_a_picture_to_be_fetched_is_drawn_in_a_worker(work, monkeypatch):
    monkeypatch.setattr(jobs, "work", lambda: work)
    asked = (MapState("minority", {"territory": "iraq-2005", "plan": "biden-gelb"}),), "Iraq", ()
    assert jobs.fetch(picture, *asked, 1.0)().startswith(b"\x89PNG")
    assert jobs.fetch(picture, *asked, None)().startswith(b"<svg")
    assert jobs.fetch(long_work.where)() != os.getpid()


def test_a_file_that_is_not_made_is_noted_once(work, monkeypatch):
    monkeypatch.setattr(jobs, "work", lambda: work)
    with (
        TestCase().assertLogs("carved", "ERROR") as log,
        pytest.raises(faults.Noted, match=r"^[0-9a-f]{8}$") as noted,
    ):
        jobs.fetch(long_work.failing, "broken")()
    assert [str(noted.value) in line for line in log.output] == [True]
    monkeypatch.setattr(queue, "MOST_WAITING", 0)
    with pytest.raises(faults.Noted, match="busy"):
        jobs.fetch(long_work.where, "busy")()


def test_a_stopped_job_makes_nothing_and_is_no_error(work, tmp_path):
    job = begin(work, tmp_path, "a")
    job.stop()
    (tmp_path / "a.go").touch()
    job.join(LONG)
    assert (job.result, job.error) == (None, None)


def test_work_that_gives_what_it_has_gives_it_when_stopped(work, tmp_path):
    job = begin(work, tmp_path, "a", long_work.patient)
    job.stop()
    assert job.join(LONG).result == b"so far"
    assert work.find(long_work.patient, tmp_path, "a", session=ANN) is None  # half is not kept


def test_work_ends_when_its_session_is_gone(work, tmp_path, open_sessions, monkeypatch):
    monkeypatch.setattr(queue, "GRACE_S", 0.0)
    job = begin(work, tmp_path, "a", long_work.patient)
    waiting = begin(work, tmp_path, "b")
    open_sessions.clear()
    job.join(LONG)
    waiting.join(LONG)
    assert not job.running
    assert not waiting.running
    assert not (tmp_path / "b.begun").exists()


def test_work_whose_time_is_up_ends(work, tmp_path):
    job = begin(work, tmp_path, "a", long_work.patient, limit_s=0.1)
    assert job.join(LONG).late


def test_nobody_fills_the_queue(work, tmp_path, monkeypatch):
    begin(work, tmp_path, "a")
    begin(work, tmp_path, "b")
    with pytest.raises(Busy):
        begin(work, tmp_path, "c")
    begin(work, tmp_path, "d", session=BEN)
    monkeypatch.setattr(queue, "MOST_WAITING", 2)
    with pytest.raises(Busy):
        begin(work, tmp_path, "e", session="cem")


def test_the_same_work_is_joined_and_kept(work, tmp_path):
    job = begin(work, tmp_path, "a")
    assert begin(work, tmp_path, "a", session=BEN) is job
    left = job.stop(BEN)  # it goes on for the other
    assert (left.running, job.running, job.stopping) == (False, True, False)
    (tmp_path / "a.go").touch()
    assert job.join(LONG).result == b"a"
    again = work.submit(long_work.steps, tmp_path, "a", session=BEN)
    assert (again.running, again.result) == (False, b"a")


def test_what_is_kept_has_a_bound(work, tmp_path, monkeypatch):
    monkeypatch.setattr(queue, "KEPT", 1)
    for name in "ab":
        job = begin(work, tmp_path, name)
        (tmp_path / f"{name}.go").touch()
        job.join(LONG)
    assert work.find(long_work.steps, tmp_path, "a", session=ANN) is None
    assert work.find(long_work.steps, tmp_path, "b", session=ANN).result == b"b"


def test_a_fault_is_noted_and_shows_nothing_of_the_server(work):
    with TestCase().assertLogs("carved", "ERROR") as log:
        job = work.submit(long_work.failing, "a secret", session=ANN).join(LONG)
    assert isinstance(job.error, ValueError)
    assert job.number in log.output[0]
    assert "a secret" not in "".join(log.output)


def test_a_worker_that_dies_takes_nobody_along(work):
    assert work.submit(long_work.dying, session=ANN).join(LONG).error
    assert work.submit(long_work.where, session=ANN).join(LONG).result


def test_idle_processes_are_let_go(work, processes, monkeypatch):
    given_back = []
    monkeypatch.setattr(gd.executors, "give_back", lambda: given_back.append(True))
    monkeypatch.setattr(queue, "IDLE_S", 0.0)
    work.submit(long_work.where, session=ANN).join(LONG)
    end = time.monotonic() + LONG
    while processes._pools and time.monotonic() < end:
        time.sleep(0.05)
    assert not processes._pools
    while not given_back and time.monotonic() < end:
        time.sleep(0.05)
    assert given_back  # the server's own memory too


@pytest.mark.parametrize(("kind", "head"), [("html", b"<!"), ("pptx", b"PK"), ("pdf", b"%PDF")])
def test_a_briefing_is_made_in_a_worker(work, kind, head):
    """Two steps of it: the whole story is made in `paper` and in a browser."""
    short = replace(story(), steps=story().steps[:2])
    job = work.submit(made, kind, short, datetime(2026, 11, 22), session=ANN).join(LONG)
    assert job.result.startswith(head), job.error


def test_a_search_in_a_worker_finds_what_one_in_the_foreground_finds(work):
    sides, fixed = question(gd.plan("iraq-2005", "biden-gelb"))
    asked = Question("iraq-2005", sides, fixed, True, 30.0)
    found = work.submit(find, asked, session=ANN).join(LONG).result
    assert (round(found.wrong_side), found.gap, found.problem) == (2_330_224, 0, "")


KILLED = """
import os
from geodata.executors import Processes
from tests.processes import long_work

if __name__ == "__main__":
    print(Processes(1).start(0, long_work.where, ()).result(), flush=True)
    os.kill(os.getpid(), 9)
"""


def test_a_worker_ends_with_a_server_that_was_killed(tmp_path):
    script = tmp_path / "killed.py"
    script.write_text(KILLED)
    done = subprocess.run(
        [sys.executable, script],
        env={**os.environ, "PYTHONPATH": os.getcwd()},
        capture_output=True,
        text=True,
    )
    worker, end = int(done.stdout), time.monotonic() + LONG
    while psutil.pid_exists(worker) and time.monotonic() < end:
        time.sleep(0.1)
    assert not psutil.pid_exists(worker)
