"""A crowd: viewers that come, turn switches and move on; what went wrong, and how long it took."""

from __future__ import annotations

import asyncio
import hashlib
import random
import statistics
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field

import psutil
from playwright.async_api import async_playwright

from tests.load.viewer import Seen, Viewer
from tests.load.work import Busy
from tests.served import FLAGS, PAGES, chromium

SLOWEST = 6  # switches that are told by name
TURNS = 6  # switches a viewer turns on a page
BLANK = "!(window.map && window.feature_group)"


def server_at(port: int) -> psutil.Process:
    """The process that listens on a port."""
    found = psutil.net_connections("tcp")
    return psutil.Process(
        next(c.pid for c in found if c.laddr.port == port and c.pid and c.status == "LISTEN")
    )


def memory(server: psutil.Process) -> tuple[float, float]:
    """MB of a server alone (its resident set), and with what its workers have for themselves.

    A worker's code and libraries are in memory already, with the server's (unique set size).
    """
    own = server.memory_info().rss / 1e6
    workers = 0.0
    for process in server.children(recursive=True):
        with suppress(psutil.NoSuchProcess):
            workers += process.memory_full_info().uss / 1e6
    return own, own + workers


@dataclass
class Report:
    """Seconds of first pages, of runs after a switch, and every fault by what it was."""

    first: list[float] = field(default_factory=list)
    again: list[float] = field(default_factory=list)
    browsers: list[float] = field(default_factory=list)
    faults: Counter[str] = field(default_factory=Counter)
    memory: list[float] = field(default_factory=list)  # MB of the server, over time
    whole: list[float] = field(default_factory=list)  # with its workers
    slowest: list[tuple[float, str]] = field(default_factory=list)  # switches
    work: str = ""  # what was made and found meanwhile

    def turned(self, page: str, label: str, seconds: float) -> None:
        """Note a switch that was turned."""
        self.again.append(seconds)
        self.slowest = sorted((*self.slowest, (seconds, f"/{page} {label}")), reverse=True)[
            :SLOWEST
        ]

    @staticmethod
    def p95(times: list[float]) -> float:
        """What 95 of 100 took at most."""
        return statistics.quantiles(times, n=100, method="inclusive")[94]

    def lines(self) -> list[str]:
        """The report in words."""
        told = []
        for name, times in (
            ("first page", self.first),
            ("after a switch", self.again),
            ("a browser's page", self.browsers),
        ):
            if len(times) > 1:
                cuts = statistics.quantiles(times, n=100, method="inclusive")
                p50, p95, p99 = cuts[49], cuts[94], cuts[98]
                told.append(
                    f"{name}: {len(times)} runs, p50 {p50:.2f} p95 {p95:.2f} p99 {p99:.2f} s"
                )
        if self.slowest:
            told.append("slowest: " + "; ".join(f"{name} {s:.1f} s" for s, name in self.slowest))
        if self.memory:
            told.append(f"server: at most {max(self.memory):.0f} MB, last {self.memory[-1]:.0f} MB")
            told.append(f"with its workers: at most {max(self.whole):.0f} MB")
        if self.work:
            told.append(self.work)
        told += [f"FAULT {count} x {fault}" for fault, count in self.faults.most_common()]
        return told


def digest(seen: Seen) -> str:
    """What a page shows, in short."""
    parts = [*seen.titles, *seen.texts, *(f"{k}{v}" for k, v in sorted(seen.maps.items()))]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


class Crowd:
    """Viewers of a server on `port`; what a page shows to one who is alone is the measure."""

    def __init__(self, port: int, pages: tuple[str, ...] = PAGES) -> None:
        self.port, self.pages = port, pages
        self.report = Report()
        self.alone: dict[str, Seen] = {}
        self._agreed: dict[tuple, str] = {}

    async def measure(self) -> None:
        """Open every page alone, twice: what is shown must not depend on who came before."""
        viewer = Viewer(self.port)
        for page in self.pages:
            self.alone[page] = await viewer.open(page)
            again = await viewer.open(page)
            self._check(page, again, first=True)
        await viewer.close()

    def _check(self, page: str, seen: Seen, *, first: bool) -> None:
        alone = self.alone[page]
        faults = list(seen.faults)
        if not seen.finished:
            faults.append("a run that did not end")
        if first and seen.titles != alone.titles:
            faults.append(f"another title on /{page}")
        if first and digest(seen) != digest(alone):
            faults.append(f"other words or another map on /{page}")
        self.report.faults.update(faults)

    def _agree(self, viewer: Viewer, seen: Seen) -> None:
        """The explorer's maps depend on its switches alone: the same for all who turned them."""
        if viewer.page != "explore" or not seen.maps:
            return
        key = tuple(sorted((name, str(value)) for name, value in viewer.state.items()))
        for name, script in seen.maps.items():
            found = hashlib.sha256(script.encode()).hexdigest()
            if self._agreed.setdefault((key, name), found) != found:
                self.report.faults["the same switches, another map"] += 1

    def note(self, seen: Seen) -> None:
        """Hold a first page, opened anew, against what one alone saw."""
        self.report.first.append(seen.seconds)
        self._check("", seen, first=True)

    async def visit(self, viewer: Viewer, rng: random.Random, until: float, think: float) -> None:
        """Come, turn switches, move on, until the time is up."""
        while time.monotonic() < until:
            page = rng.choice(self.pages)
            try:
                seen = await viewer.open(page)
                self.report.first.append(seen.seconds)
                self._check(page, seen, first=True)
                for _ in range(TURNS):
                    if not viewer.switches or time.monotonic() > until:
                        break
                    await asyncio.sleep(rng.uniform(0.3, 1.7) * think)
                    switch = rng.choice(viewer.switches)
                    seen = await viewer.turn(switch, rng.randrange(100))
                    self.report.turned(page, switch[1].label, seen.seconds)
                    self._check(page, seen, first=False)
            except Exception as error:  # a viewer that is thrown out is a fault like any other
                self.report.faults[f"{type(error).__name__} on /{page}"] += 1
        await viewer.close()

    async def every_switch(self, viewer: Viewer, page: str, order: random.Random) -> None:
        """Turn every switch of a page to every choice, one after the other."""
        seen = await viewer.open(page)
        self._check(page, seen, first=True)
        turns = [
            (switch, choice)
            for switch in seen.switches
            for choice in range(min(len(getattr(switch[1], "options", "ab")), 8))
        ]
        order.shuffle(turns)
        for switch, choice in turns:
            if switch[1].id not in {one[1].id for one in viewer.switches}:
                continue  # another choice took it off the page
            seen = await viewer.turn(switch, choice)
            self.report.turned(page, switch[1].label, seen.seconds)
            self._check(page, seen, first=False)
            self._agree(viewer, seen)
        await viewer.close()

    async def look(self, until: float, count: int) -> None:
        """Real browsers: every map has drawn, and there is no fault on the page."""
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
            await asyncio.gather(*(self._browse(browser, n, until) for n in range(count)))
            await browser.close()

    async def _browse(self, browser, number: int, until: float) -> None:
        rng = random.Random(number)
        while time.monotonic() < until:
            page = rng.choice(self.pages)
            context = await browser.new_context()
            tab = await context.new_page()
            began = time.perf_counter()
            try:
                await tab.goto(f"http://localhost:{self.port}/{page}", timeout=120_000)
                await tab.wait_for_selector(
                    "[data-testid=stApp][data-test-script-state=notRunning] h1", timeout=120_000
                )
                expected = len(self.alone[page].maps)
                if expected:  # a page's maps come after its title
                    map_frames = tab.locator("iframe[title*=folium]")
                    await map_frames.nth(expected - 1).wait_for(timeout=60_000)
                frames = [frame for frame in tab.frames if "streamlit_folium" in frame.url]
                for frame in frames:
                    await frame.wait_for_function(f"!({BLANK})", timeout=60_000)
                self.report.browsers.append(time.perf_counter() - began)
                if await tab.locator("[data-testid=stException]").count():
                    self.report.faults[f"an exception in a browser on /{page}"] += 1
            except Exception as error:
                self.report.faults[f"browser: {type(error).__name__} on /{page}"] += 1
            await context.close()
            await asyncio.sleep(rng.uniform(2, 5))

    async def watch(self, until: float) -> None:
        """The server's memory, every two seconds."""
        process = server_at(self.port)
        while time.monotonic() < until:
            own, whole = memory(process)
            self.report.memory.append(own)
            self.report.whole.append(whole)
            await asyncio.sleep(2)


async def crowd(
    port: int,
    viewers: int,
    seconds: float,
    *,
    browsers: int = 0,
    think: float = 4.0,
    seed: int = 1,
    work: bool = False,
) -> Report:
    """So many viewers for so long; they come one after the other over the first tenth."""
    group = Crowd(port)
    await group.measure()
    until = time.monotonic() + seconds

    async def come(number: int) -> None:
        await asyncio.sleep(seconds / 10 * number / viewers)
        await group.visit(Viewer(port), random.Random(seed * 1000 + number), until, think)

    tasks = [come(number) for number in range(viewers)]
    tasks.append(group.watch(until))
    if work:
        people = Busy(port, until)
        tasks.append(people.at_work())
    if browsers:
        tasks.append(group.look(until, browsers))
    await asyncio.gather(*tasks)
    if work:
        group.report.work = people.told()
    return group.report
