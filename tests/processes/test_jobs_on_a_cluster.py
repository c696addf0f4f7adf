"""The same queue on a Dask cluster: a real scheduler and two workers, started here."""

import os
import re
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

import pytest

from components.actions.making import made, picture
from components.actions.queue import Work
from components.atlas.library import MapState
from components.story.story import story
from geodata.executors import ADDRESS, Dask, Processes, chosen, each
from geodata.rebuild import optima
from tests.processes import long_work
from tests.processes.long_work import until

ROOT = Path(__file__).parents[2]
LONG = 120
QUIET = {"DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "60s"}


@pytest.fixture(scope="module")
def cluster():
    """A scheduler's address, with two workers of one thread each."""
    environment = {**os.environ, **QUIET, "PYTHONPATH": str(ROOT)}
    where = ["--host", "127.0.0.1", "--no-dashboard"]

    def begin(what, *options):
        command = [sys.executable, "-m", "distributed.cli.dask_" + what, *options]
        return subprocess.Popen(
            command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True
        )

    scheduler = begin("scheduler", *where, "--port", "0")
    told = (re.search(r"tcp://[\d.:]+", line) for line in scheduler.stderr)
    address = next(found.group() for found in told if found)
    workers = [begin("worker", address, *where, "--nthreads", "1", "--no-nanny") for _ in "ab"]
    yield address
    for process in [*workers, scheduler]:
        process.terminate()
        process.wait(30)


@pytest.fixture(scope="module")
def dask(cluster):
    executor = Dask(cluster)
    executor._client.wait_for_workers(2, timeout=LONG)
    executor.size = 2
    yield executor
    executor._client.close()


@pytest.fixture
def work(dask):
    return Work(dask, lambda session: True)


def test_an_address_chooses_the_cluster(cluster, monkeypatch):
    assert isinstance(chosen(), Processes)
    monkeypatch.setenv(ADDRESS, cluster)
    executor = chosen()
    assert isinstance(executor, Dask)
    executor._client.close()


def test_two_workers_do_long_and_short_work_at_once_and_the_third_job_waits(work, tmp_path):
    jobs = [
        work.submit(long_work.steps, tmp_path, name, session=name, short=name == "b")
        for name in "abc"
    ]
    for name in "ab":
        until(tmp_path / f"{name}.begun")
    assert [job.place for job in jobs] == [0, 0, 1]
    end = time.monotonic() + LONG
    while not jobs[0].numbers and time.monotonic() < end:
        time.sleep(0.05)
    assert (jobs[0].done, jobs[0].total) == (3, 13)
    for name in "abc":
        (tmp_path / f"{name}.go").touch()
    assert [job.join(LONG).result for job in jobs] == [b"a", b"b", b"c"]
    pids = {work.submit(long_work.where, session=str(n)).join(LONG).result for n in range(3)}
    assert os.getpid() not in pids


def test_a_job_on_the_cluster_is_stopped(work, tmp_path):
    job = work.submit(long_work.patient, tmp_path, "d", session="d")
    until(tmp_path / "d.begun")
    job.stop()
    assert job.join(LONG).result == b"so far"


def test_a_fault_on_the_cluster_is_noted(work):
    job = work.submit(long_work.failing, "broken", session="e").join(LONG)
    assert isinstance(job.error, ValueError)


def test_exports_and_searches_are_done_on_the_cluster(work, dask):
    page = work.submit(made, "html", story(), datetime(2026, 11, 22), session="f")
    state = MapState("minority", {"territory": "iraq-2005", "plan": "biden-gelb"})
    drawn = work.submit(picture, (state,), "Iraq", (), 1.0, session="g", short=True)
    assert page.join(LONG).result.startswith(b"<!"), page.error
    assert drawn.join(LONG).result.startswith(b"\x89PNG"), drawn.error
    questions = [("iraq-2005", "three-sides", vote, True) for vote in ("low", "middle", "high")]
    rows = list(each(optima.answer, questions, dask))
    assert [row["treatment"] for row in rows] == ["low", "middle", "high"]
    assert all(row["gap"] == 0 for row in rows)
