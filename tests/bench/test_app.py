"""Figures, not limits: start-up, first paint, repaint after a switch, memory per session.

Run by `make bench`; each line is printed as it is measured.
"""

from __future__ import annotations

import statistics
import time

import psutil
import pytest

from tests.served import maps, serve, settle

SESSIONS = 4
SWITCHES = 6

pytestmark = pytest.mark.slow


def resident(port: int) -> float:
    """Resident memory in MB of the process that listens on `port`."""
    owner = next(c.pid for c in psutil.net_connections("tcp") if c.laddr.port == port and c.pid)
    return psutil.Process(owner).memory_info().rss / 1e6


def test_the_app(browser, capsys):
    report = {}
    began = time.perf_counter()
    with serve() as address:
        port = int(address.rsplit(":", 1)[1])
        report["start-up, s"] = time.perf_counter() - began

        began = time.perf_counter()
        page = browser.new_context(viewport={"width": 1920, "height": 1080}).new_page()
        page.goto(address)
        page.frame_locator("iframe[title*=folium]").locator("path.atlas-circle").first.wait_for(
            state="attached"
        )
        report["first paint of both maps, cold, s"] = time.perf_counter() - began
        settle(page)
        report["memory with one session, MB"] = resident(port)

        times = []
        page.goto(f"{address}/explore")
        settle(page)
        left = maps(page)[0]
        for turn in range(SWITCHES):
            year = ("2013", "1991")[turn % 2]
            before = left.evaluate("map.atlas.shapes.units.parts.srebrenica.options.fillColor")
            began = time.perf_counter()
            page.get_by_role("radio", name=year).click()
            left.wait_for_function(
                "old => map.atlas.shapes.units.parts.srebrenica.options.fillColor != old",
                arg=before,
            )
            times.append(time.perf_counter() - began)
        report["repaint after a change of year, median s"] = statistics.median(times)

        first = resident(port)
        for _ in range(SESSIONS):
            extra = browser.new_context().new_page()
            began = time.perf_counter()
            extra.goto(address)
            settle(extra)
            report["a further session settles, warm, s"] = time.perf_counter() - began
        report["memory per extra session, MB"] = (resident(port) - first) / SESSIONS
    with capsys.disabled():
        print()
        for what, value in report.items():
            print(f"  {what:45s} {value:8.2f}")
    assert all(value == value for value in report.values())
