"""What a hostile file costs: each is read in a process of its own that can open no file at all.

`python -m tests.unit.geodata.loading.measured [name …]` prints a line of JSON for each: what was
said, seconds of CPU, megabytes at the highest above what the process began with (the file itself
counted), and what it tried to start.
"""

from __future__ import annotations

import gc
import json
import os
import pickle
import resource
import sys
import time
from collections.abc import Callable
from typing import Any

from geodata.loading import inspect_territory
from geodata.loading.given import Given
from geodata.tables.problems import TableError
from tests.unit.geodata.loading import made
from tests.unit.geodata.loading.heavy import HEAVY
from tests.unit.geodata.loading.hostile import CASES

STARTS = ("subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.system", "socket.")
LONGEST = 30  # seconds of CPU, after which a process is ended
LARGEST = 4_000_000_000  # bytes of addresses, after which memory is refused


def said(areas: Given, counts: Given | None, **more: Any) -> str:
    """What is said of files; "" where they load."""
    try:
        report = inspect_territory(areas, counts, **more)
        shown = [*sum(report.choices, ()), *report.territory.units["name"], report.crs]
        assert "".join(shown).encode()  # what is shown can be written
        assert report.territory.everyone >= 0
    except TableError as error:
        return str(error)
    return ""


def apart(function: Callable[[], Any]) -> Any:
    """What `function` gives in a process of its own; None where that was ended."""
    here, there = os.pipe()
    child = os.fork()
    if not child:
        os.close(here)
        try:
            with os.fdopen(there, "wb") as out:
                pickle.dump(function(), out)
        finally:
            os._exit(0)
    os.close(there)
    with os.fdopen(here, "rb") as answer:
        content = answer.read()
    os.waitpid(child, 0)
    return pickle.loads(content) if content else None


def measure(areas: Given, counts: Given | None, more: dict[str, Any]) -> dict[str, Any]:
    """Read in this process, which afterwards is good for nothing else."""
    started: list[str] = []
    sys.addaudithook(lambda event, _: started.append(event) if event.startswith(STARTS) else None)
    resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST))
    resource.setrlimit(resource.RLIMIT_AS, (LARGEST, LARGEST))
    free = os.dup(0)
    os.close(free)
    # From here on no file and no socket can be opened, by Python or by any library.
    resource.setrlimit(resource.RLIMIT_NOFILE, (free, free))
    before, began = highest(), time.process_time()
    found = said(areas, counts, **more)
    seconds = time.process_time() - began
    given = sum(len(file.content) for file in (areas, counts) if file) / 1e6
    return {
        "said": found,
        "seconds": round(seconds, 2),
        "mb": round(highest() - before + given, 1),
        "started": started,
    }


def highest() -> float:
    """The most memory that this process has had, MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


def warm() -> None:
    """Load every library, and have their own files open, before files may not be opened."""
    for name, content in (
        ("a.geojson", made.geojson(made.features()).content),
        ("a.gpkg", made.gpkg()),
        ("a.zip", made.zipped(made.shapefile_parts())),
        ("a.parquet", made.parquet()),
    ):
        said(Given(name, content), Given("c.csv", b"code,reds,blues\nu0,1,1\n"), repair=True)
        said(Given(name, content), None, crs="EPSG:32633")
    gc.freeze()  # nothing of this is looked at, and so copied, in a process of its own


def main(names: list[str]) -> None:
    """Print a line a file."""
    warm()
    for name in names or [*CASES, *HEAVY]:
        more: dict[str, Any] = {}
        if name in HEAVY:
            make, expected, more = HEAVY[name]
            areas, counts = apart(make)
        else:
            areas, counts, expected = CASES[name]
        cost = apart(lambda a=areas, c=counts, m=more: measure(a, c, m))
        line = {"name": name, "expected": expected, "file": areas.name} | (cost or {"said": None})
        print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
