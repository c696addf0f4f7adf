"""`python -m tests.load.memory`: the server's memory before, during and after everything, its work.

Every page with all its switches, exports of every kind, searches, pictures of maps, many visits to
the first page; then a rest. Told are the server alone (resident set) and with what its workers have
for themselves, and its own seconds of processor. `make memory` runs it; 1 if the server ends above
the goal.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import time
from collections.abc import Awaitable

import psutil

from components.story.story import story
from components.text.words import words
from tests.load.run import Crowd, memory, server_at
from tests.load.viewer import Viewer
from tests.load.work import Busy
from tests.served import serve

GOAL = 450  # MB, of the server and its workers, when all is over
VISITS = 150
REST_S = 45  # after which workers have been let go


class Meter:
    """Looks at the memory twice a second and tells the most of each part."""

    def __init__(self, port: int) -> None:
        self.port, self.server = port, server_at(port)

    async def during(self, name: str, work: Awaitable) -> None:
        """Do some work and tell what it came to."""
        done, before = asyncio.ensure_future(work), self._seconds()
        most = memory(self.server)
        while not done.done():
            await asyncio.sleep(0.5)
            now = memory(self.server)
            most = max(most[0], now[0]), max(most[1], now[1])
        await done
        own, whole = memory(self.server)
        print(
            f"{name:28} server {own:4.0f} MB, at most {most[0]:4.0f}; "
            f"with workers {whole:4.0f} MB, at most {most[1]:4.0f}; "
            f"{self._seconds() - before:.1f} s of the server's processor",
            flush=True,
        )

    def _seconds(self) -> float:
        return sum(self.server.cpu_times()[:2])


async def visits(port: int, count: int) -> None:
    """So many come to the first page, five at a time."""

    async def some() -> None:
        viewer = Viewer(port)
        for _ in range(count // 5):
            await viewer.open("")
        await viewer.close()

    await asyncio.gather(*(some() for _ in range(5)))


async def switches(group: Crowd) -> None:
    """Two people turn every switch of every page."""
    for page in group.pages:
        people = (group.every_switch(Viewer(group.port), page, random.Random(n)) for n in range(2))
        await asyncio.gather(*people)


async def pictures(port: int) -> None:
    """Every picture of every fourth step of the briefing."""
    say = words("briefing")["view"]
    viewer = Viewer(port)
    for step in story().ids[::4]:
        await viewer.open("briefing", f"step={step}&mode=prepare")
        for kind in ("png", "png2", "print", "svg"):
            url, _ = await viewer.fetch(say[kind])
            assert url, f"{kind} of {step} was not made"
    await viewer.close()


async def everything(port: int, seconds: float) -> float:
    """All of it; the last of the server and its workers."""
    meter, group = Meter(port), Crowd(port)
    await meter.during("started", asyncio.sleep(1))
    await meter.during(f"{VISITS} visits to the first page", visits(port, VISITS))
    await meter.during("every page", group.measure())
    await meter.during("every switch", switches(group))
    busy = Busy(port, time.monotonic() + seconds)
    await meter.during("five exports, five searches", busy.at_work())
    print(f"  {busy.told()}")
    await meter.during("pictures of maps", pictures(port))
    await meter.during("every switch again", switches(group))
    await meter.during(f"after {REST_S} s of rest", asyncio.sleep(REST_S))
    print(*(f"FAULT {n} x {fault}" for fault, n in group.report.faults.items()), sep="\n")
    return memory(meter.server)[1]


def main() -> int:
    """Serve, do everything, tell; 1 if it ends above the goal."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seconds", type=float, default=120, help="of exports and searches")
    asked = options.parse_args()
    with serve() as address:
        last = asyncio.run(everything(int(address.rsplit(":", 1)[1]), asked.seconds))
    print(f"{psutil.cpu_count()} cores; goal: under {GOAL} MB")
    return 0 if last < GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
