"""`python -m tests.load.together`: what must hold when several people look at the same maps.

Ten draw both maps of the first page over and over, for 40 s; six turn every switch of a page at
once; the briefing's third step keeps its line after other pages were drawn. `make together` runs
it; the tests in a browser have short forms.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import time

from tests.load.run import Crowd
from tests.load.viewer import Seen, Viewer
from tests.served import serve

LINE = "step=3"  # of the briefing: the line of Dayton on the right map


async def draw(port: int, people: int = 10, seconds: float = 40) -> Crowd:
    """So many draw the first page's maps over and over; each is held against what one alone saw."""
    group = Crowd(port, ("",))
    await group.measure()
    until = time.monotonic() + seconds

    async def again() -> None:
        viewer = Viewer(port)
        while time.monotonic() < until:
            group.note(await viewer.open(""))
        await viewer.close()

    await asyncio.gather(*(again() for _ in range(people)))
    return group


async def turn(port: int, people: int = 6, pages: tuple[str, ...] = ("explore", "places")) -> Crowd:
    """So many turn every switch of a page to every choice at once, each in an order of its own.

    The first page has none that the server hears of: its frame repaints itself.
    """
    group = Crowd(port, pages)
    await group.measure()
    for page in pages:
        visits = (group.every_switch(Viewer(port), page, random.Random(n)) for n in range(people))
        await asyncio.gather(*visits)
    return group


async def keep(port: int, pages: tuple[str, ...] = ("", "lab", "places", "")) -> tuple[Seen, Seen]:
    """The briefing's third step, before and after other pages were drawn and switched."""
    viewer = Viewer(port)
    before = await viewer.open("briefing", LINE)
    for page in pages:
        seen = await viewer.open(page)
        for switch in seen.switches[:3]:
            await viewer.turn(switch, 1)
    after = await viewer.open("briefing", LINE)
    await viewer.close()
    return before, after


def main() -> int:
    """Serve, try all three, tell the counts; 1 if anything went wrong."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--port", type=int)
    with serve(port=options.parse_args().port) as address:
        port = int(address.rsplit(":", 1)[1])
        drawn = asyncio.run(draw(port)).report
        turned = asyncio.run(turn(port)).report
        before, after = asyncio.run(keep(port))
    print(f"ten people for 40 s: {len(drawn.first)} first pages", *drawn.lines(), sep="\n  ")
    print(f"six people, every switch: {len(turned.again)} runs", *turned.lines(), sep="\n  ")
    kept = bool(before.maps) and before.maps == after.maps
    print(f"the third step has the same {len(before.maps)} maps after other pages: {kept}")
    return 0 if kept and not drawn.faults and not turned.faults else 1


if __name__ == "__main__":
    sys.exit(main())
