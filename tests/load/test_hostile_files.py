"""What a hostile file costs: seconds, memory, and nothing touched."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.geodata.loading.heavy import HEAVY
from tests.unit.geodata.loading.hostile import CASES

ROOT = Path(__file__).parents[2]
SECONDS, MEGABYTES = 5, 200  # of CPU, and of memory at the highest, the file itself counted


@pytest.mark.timeout(3_600)  # some forty seconds of CPU, however long a busy machine takes
def test_each_costs_little_and_opens_no_file():
    """Each in a process that can open no file or socket; what it says must be the same there."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.unit.geodata.loading.measured"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["name"] for one in found] == [*CASES, *HEAVY]
    wrong = [
        one
        for one in found
        if one["said"] is None  # it was ended
        or not (re.search(one["expected"], one["said"]) if one["expected"] else one["said"] == "")
        or one["seconds"] > SECONDS
        or one["mb"] > MEGABYTES
        or one["started"]
    ]
    assert wrong == []
