"""What was checked before is read without contracts; what has changed is checked again."""

import shutil
import subprocess
import sys

import pandas as pd
import pytest

from geodata import check
from geodata.paths import TABLES
from geodata.tables import contracts, read
from geodata.tables.check import load


def test_the_record_of_checked_tables_is_current():
    assert check.record() == read.checked(), "Run: python -m geodata.check"


@pytest.mark.parametrize("name", sorted(contracts.schemas()))
def test_a_table_reads_the_same_with_and_without_its_contract(name):
    pd.testing.assert_frame_equal(
        read.read_table(name), load(TABLES / f"{name}.csv", contracts.schema(name))
    )


def test_checked_tables_need_no_contracts():
    code = (
        "import sys; from geodata.tables.read import read_table; read_table('claims');"
        "print('pandera' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_a_changed_table_is_held_to_its_contract(tmp_path, monkeypatch):
    shutil.copytree(TABLES, tmp_path / "tables")
    changed = tmp_path / "tables" / "claims.csv"
    text = changed.read_text(encoding="utf-8")
    changed.write_text(text.replace(",author,", ",nobody,", 1), encoding="utf-8")
    monkeypatch.setattr(read, "TABLES", tmp_path / "tables")
    caches = (read._table, read.unchanged)
    for cached in caches:
        cached.cache_clear()
    try:
        with pytest.raises(read.TableError, match=r"claims.csv, row \d+, column speaker.*'nobody'"):
            read.read_table("claims")
    finally:
        for cached in caches:
            cached.cache_clear()
