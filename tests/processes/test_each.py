"""Many pieces of work on an executor, as the scripts that rebuild results use it."""

import json
import os

import pytest

import geodata as gd
from geodata.executors import Processes, each
from geodata.paths import RESULTS
from geodata.rebuild import optima
from tests.processes import long_work


def test_results_come_in_the_order_of_the_tasks_from_several_processes(tmp_path):
    """Each of two tasks waits for a sign of the other: one process alone would not end."""
    pairs = [(tmp_path, "a", "b"), (tmp_path, "b", "a")]
    found = list(each(long_work.together, pairs, Processes(2)))
    assert [name for name, _ in found] == ["a", "b"]
    assert os.getpid() not in {pid for _, pid in found}


def test_more_tasks_than_a_process_may_do_are_all_done():
    assert list(each(long_work.double, [(n,) for n in range(30)], Processes(2))) == [
        2 * n for n in range(30)
    ]


def test_a_fault_is_raised_and_ends_the_others(tmp_path):
    work = each(long_work.patient_or_broken, [(tmp_path, "patient"), (tmp_path, "")], Processes(2))
    with pytest.raises(ValueError, match="broken"):
        list(work)
    long_work.until(tmp_path / "patient.ended")


def test_a_best_line_is_found_anew_as_it_was_shipped():
    question = "iraq-2005", "three-sides", "middle", True
    rows = json.loads((RESULTS / "optima.json").read_text())["optima"]
    row = next(r for r in rows if tuple(r.values())[:4] == question)
    (found,) = gd.executors.each(optima.answer, [question], Processes(1))
    assert {**found, "seconds": 0} == {**row, "seconds": 0}
