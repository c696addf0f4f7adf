"""A territory of one's own with 1,000 areas in a real browser: the report, the first paint, clicks.

Seconds are those of the clock and, beside them, of the server's processor: on a machine that does
other work only the second number says something. Run by `make bench`.
"""

from __future__ import annotations

import re
import time
from statistics import median

import psutil
import pytest
from playwright.sync_api import expect

from tests.bench.test_app import resident
from tests.bench.test_own import thousand
from tests.bench.test_painter import MEASURE
from tests.browser.lab import ready

FIRST_PAINT, REPAINT, FIGURES, SESSION = 3, 50, 150, 30  # s, ms, ms, MB
ROUNDS = 30
PAINTED = """
() => [...document.querySelectorAll("*")]
  .flatMap((one) => [...(one.shadowRoot?.querySelectorAll("path.unit[fill]") ?? [])])
  .length === 1000
"""

pytestmark = pytest.mark.slow


def server(port: int) -> psutil.Process:
    """The process that listens on `port`."""
    return psutil.Process(
        next(c.pid for c in psutil.net_connections("tcp") if c.laddr.port == port and c.pid)
    )


def test_a_thousand_units_in_a_browser(app, open_page, tmp_path, capsys):
    file = tmp_path / "thousand.geojson"
    file.write_bytes(thousand().content)
    port = int(app.rsplit(":", 1)[1])
    report = {}

    def timed(what, act, until):
        began, spent = time.perf_counter(), sum(server(port).cpu_times()[:2])
        act()
        until()
        report[f"{what}, s"] = time.perf_counter() - began
        report[f"{what}, s of the server's processor"] = sum(server(port).cpu_times()[:2]) - spent

    def load(page):
        page.get_by_text("Add your own territory").click()
        page.locator('input[type="file"]').first.wait_for(state="attached")
        timed(
            "from the file to its report",
            lambda: page.locator('input[type="file"]').first.set_input_files(file),
            lambda: expect(page.get_by_text(re.compile("1,000 areas")).first).to_be_visible(
                timeout=120_000
            ),
        )
        page.wait_for_timeout(1_000)  # a person reads
        timed(
            "from Load to the first paint",
            lambda: page.get_by_role("button", name="Load", exact=True).click(),
            lambda: page.wait_for_function(PAINTED, timeout=120_000),
        )

    # The first session brings what all share, such as the shapes of the ground.
    for _ in range(2):
        page = open_page("lab")
        ready(page)
        before = resident(port)
        load(page)
        report["memory that the session added, MB"] = resident(port) - before
    page.locator(".st-key-lab-ground").evaluate("ground => ground.scrollIntoView()")
    page.wait_for_timeout(2_000)
    found = page.evaluate(MEASURE, ROUNDS)
    report["clicks"] = len(found)
    report["a click repaints, median ms"] = median(painted for painted, _ in found)
    report["its figures follow, median ms"] = median(figures for _, figures in found)
    with capsys.disabled():
        print()
        for what, value in report.items():
            print(f"  {what:60s} {value:8.2f}")
    assert len(found) > ROUNDS // 2
    paint = report["from the file to its report, s"] + report["from Load to the first paint, s"]
    assert paint <= FIRST_PAINT
    assert report["a click repaints, median ms"] <= REPAINT
    assert report["its figures follow, median ms"] <= FIGURES
    assert report["memory that the session added, MB"] <= SESSION
