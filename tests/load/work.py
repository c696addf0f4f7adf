"""People who keep the server at work: exports and searches, one after the other."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from dataclasses import dataclass, field, replace

import geodata as gd
from components.story import link
from components.story.story import story
from components.text.words import words
from tests.load.viewer import Viewer

KINDS = [about["title"] for about in words("briefing")["exports"]["kinds"].values()]
TERRITORIES = ("bosnia-1991", "bosnia-2013")
LIMITS = 4  # that a search may be given
READ_S = 5  # that a person looks at what was there at once, or was refused, before asking anew


@dataclass
class Busy:
    """Five who have files made and five who search; each asks for something else every time."""

    port: int
    until: float
    each: int = 5
    done: Counter[str] = field(default_factory=Counter)

    async def at_work(self) -> None:
        """All of them, until the time is up."""
        people = [self._exports(number) for number in range(self.each)]
        people += [self._searches(number) for number in range(self.each)]
        await asyncio.gather(*people)

    def told(self) -> str:
        """What was done."""
        made, found, rest = (self.done[one] for one in ("exports", "searches", "not worked on"))
        people = f"at work: {self.each} exports and {self.each} searches"
        return f"{people} ({made} and {found} done, {rest} more there at once or refused)"

    async def _exports(self, number: int) -> None:
        viewer, turn = Viewer(self.port), 0
        while time.monotonic() < self.until:
            title = f"{story().title} {number}-{turn}"
            own = link.encode(replace(story(), title=title))
            await viewer.open("briefing", f"briefing={own}")
            await self._press(viewer, KINDS[(number + turn) % len(KINDS)], "exports")
            turn += 1
        await viewer.close()

    async def _searches(self, number: int) -> None:
        viewer, turn = Viewer(self.port), 0
        lines = [(one, plan) for one in TERRITORIES for plan in gd.territory(one).plans]
        start, limit = (words("lab")["best"][key] for key in ("start", "limit"))
        while time.monotonic() < self.until:
            territory, plan = lines[(number + self.each * turn) % len(lines)]
            query = f"look=best&territory={territory}&plan={plan}"
            await viewer.open("lab", query)
            switch = next(one for one in viewer.switches if getattr(one[1], "label", "") == limit)
            await viewer.turn(switch, (number + turn) % (LIMITS - 1) + 1)
            await self._press(viewer, start, "searches")
            turn += 1
        await viewer.close()

    async def _press(self, viewer: Viewer, label: str, kind: str) -> None:
        """Ask, watch as a browser does, until it is done.

        What another had searched for is there at once, and what is refused never is: neither is
        watched.
        """
        await viewer.press(label)
        watched = False
        while time.monotonic() < self.until:
            if await viewer.look() is None:
                self.done[kind if watched else "not worked on"] += 1
                await asyncio.sleep(0 if watched else READ_S)
                return
            watched = True
