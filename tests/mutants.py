"""Faults put back one by one: `python -m tests.mutants [word]`. A test must notice each.

tests/mutants.toml has the faults, each a small wrong change with the tests that guard against it.
They are put into a copy of the tracked files, never here. A word picks those faults that have it
in their sentence, their finding or the name of their file.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
TABLE = Path(__file__).with_name("mutants.toml")
LIMIT_S = 60  # seconds of one test; work that a fault lets go on for ever is noticed then
PASSED, FAILED = 0, 1  # pytest's exit codes
# As in pyproject.toml, but one try a test: the marker of a second one stays known and does nothing.
SETTINGS = {
    "addopts": "--strict-markers --benchmark-disable -m 'not slow'",
    "markers": "slow: measurements of the whole app\nflaky: a second try, which is not given here",
    "timeout": str(LIMIT_S),
}
OPTIONS = (
    *("-x", "-q", "-p", "no:cacheprovider", "-p", "no:rerunfailures"),
    *(part for name, value in SETTINGS.items() for part in ("-o", f"{name}={value}")),
)


@dataclass(frozen=True)
class Mutant:
    """A small wrong change: in `file`, `new` for `old`. `tests` fail with it, each of them."""

    what: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]
    finding: str = ""

    def has(self, word: str) -> bool:
        """Whether a word picks this one; no word picks all."""
        return word.lower() in f"{self.what} {self.finding} {self.file}".lower()

    @contextmanager
    def put_into(self, copy: Path) -> Iterator[None]:
        """Within, the copy has the fault."""
        path = copy / self.file
        before = path.read_bytes()
        path.write_bytes(before.replace(self.old.encode(), self.new.encode(), 1))
        try:
            yield
        finally:
            path.write_bytes(before)


def mutants() -> list[Mutant]:
    """Every fault of the table, in its order."""
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return [Mutant(**{**row, "tests": tuple(row["tests"])}) for row in table["mutant"]]


def copy_tracked(to: Path) -> None:
    """Copy the files that git tracks, as they stand now."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (ROOT / name).is_file():
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, to / name)


def run(copy: Path, tests: Iterable[str]) -> tuple[int, str]:
    """Run tests in the copy; pytest's exit code and what it said."""
    # Nothing compiled is kept: within one second a changed file may look like the one before.
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "pytest", *OPTIONS, *tests]
    done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def verdict(copy: Path, mutant: Mutant) -> str:
    """What becomes of a fault: killed if each of its tests fails, and nothing but fails."""
    with mutant.put_into(copy):
        for test in mutant.tests:
            code, said = run(copy, [test])
            if code == PASSED:
                return "SURVIVED"
            if code != FAILED:
                return f"SURVIVED: no test was run\n{said}"
    return "killed"


def main(word: str = "") -> int:
    """Try the faults that a word picks; 1 if one survives or a test fails without it."""
    chosen = [one for one in mutants() if one.has(word)]
    if not chosen:
        print(f"No fault in {TABLE.name} has “{word}”.")
        return 1
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        copy = Path(folder)
        copy_tracked(copy)
        tests = sorted({test for one in chosen for test in one.tests})
        code, said = run(copy, tests)
        if code != PASSED:
            print(f"The tests fail without any fault:\n{said}")
            return 1
        survived = 0
        for one in chosen:
            began = time.monotonic()
            told = verdict(copy, one)
            survived += told != "killed"
            where = f"{one.finding}: " if one.finding else ""
            print(f"{time.monotonic() - began:5.1f} s  {told:8}  {where}{one.what}", flush=True)
    print(f"faults put back: {len(chosen)}, survived: {survived}")
    return 1 if survived else 0


if __name__ == "__main__":
    sys.exit(main(" ".join(sys.argv[1:])))
