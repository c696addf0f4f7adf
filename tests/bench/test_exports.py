"""How long the whole story takes in each form, and what ten exports leave in memory."""

from __future__ import annotations

import gc
import time
from datetime import datetime

import psutil
import pytest

from components.actions.making import made as make
from components.paper.progress import quiet
from components.story.story import story

LIMITS = {"html": 5, "pptx": 20, "pdf": 20}  # seconds on two cores that do nothing else
MOST = 20  # MB

pytestmark = pytest.mark.slow


def resident() -> float:
    gc.collect()
    return psutil.Process().memory_info().rss / 1e6


def made(kind: str) -> float:
    began = time.perf_counter()
    assert len(make(quiet, kind, story(), datetime(2026, 11, 22))) > 100_000
    return time.perf_counter() - began


def test_exports_are_quick_and_leave_nothing_behind(capsys):
    seconds = {kind: [made(kind)] for kind in LIMITS}
    after_one = resident()
    for turn in range(10):
        kind = list(LIMITS)[turn % 3]
        seconds[kind].append(made(kind))
    grown = resident() - after_one
    with capsys.disabled():
        print()
        for kind, found in seconds.items():
            print(f"  {kind}: first {found[0]:.2f} s, then {max(found[1:]):.2f} s at most")
        print(f"  memory after ten more exports: {grown:+.1f} MB")
    for kind, found in seconds.items():
        assert max(found) <= LIMITS[kind]
    assert grown <= MOST
