"""The tables, read cold: what a start spends on them, in CPU seconds of a process of its own."""

import statistics
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COLD = """
import time
import pandas
began = time.process_time()
from geodata.tables.read import checked, read_table
tables = [read_table(name) for name in checked()]
print(len(tables), time.process_time() - began)
"""


@pytest.mark.slow
def test_all_tables_are_read_cold(capsys):
    times = []
    for _ in range(5):
        done = subprocess.run(
            [sys.executable, "-c", COLD], cwd=ROOT, capture_output=True, text=True, check=True
        )
        count, seconds = done.stdout.split()
        times.append(float(seconds))
    with capsys.disabled():
        middle = statistics.median(times)
        print(f"\n  {count} tables cold, pandas loaded: {middle:.3f} s of CPU (median of 5)")
    assert int(count) == len(list((ROOT / "geodata/data/tables").glob("*.csv")))
