"""How many processes there are, and that they give their memory back."""

import os

import pytest

from geodata.executors import Processes, processes
from tests.processes import long_work


@pytest.mark.parametrize(
    ("cores", "memory", "given", "size"),
    [
        (2, 24.0, "", 2),
        (8, 24.0, "", 5),
        (8, 2.7, "", 2),  # many cores, little memory: a shared host
        (1, 0.7, "", 2),
        (8, 4.2, "", 4),
        (8, 0.7, "3", 4),
    ],
)
def test_there_are_as_many_as_the_machine_carries(monkeypatch, cores, memory, given, size):
    """For long work, and one more for short."""
    monkeypatch.setattr(os, "cpu_count", lambda: cores)
    monkeypatch.setattr(processes, "memory_gb", lambda: memory)
    monkeypatch.setenv(processes.WORKERS, given)
    assert Processes().size == size


def test_a_container_s_limit_counts_and_a_word_does_not(tmp_path, monkeypatch):
    whole = processes.memory_gb()
    small, none = tmp_path / "small", tmp_path / "none"
    small.write_text("700000000\n")
    none.write_text("max\n")
    monkeypatch.setattr(processes, "LIMITS", (str(small), str(none), str(tmp_path / "gone")))
    assert processes.memory_gb() == 0.7 < whole


def test_a_slot_has_one_process_which_is_replaced_after_some_tasks():
    executor = Processes(2)
    pids = [executor.start(0, long_work.where, ()).result(60) for _ in range(processes.TASKS + 1)]
    executor.rest()
    assert len(set(pids[:-1])) == 1
    assert pids[-1] not in pids[:-1]
