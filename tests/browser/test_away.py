"""The network or the server goes away in the middle of work: nothing is lost, nothing half done."""

import re
import time

import pytest
from playwright.sync_api import expect

import geodata as gd
from tests.browser.briefing import button
from tests.browser.lab import becomes, choose, point, ready, shows
from tests.browser.line import Line
from tests.load.run import server_at
from tests.served import free_port, serve, settle

BOSNIA = "bosnia-1991"
AWAY_S = 30
CONNECTED = "[data-testid=stApp][data-test-connection-state=CONNECTED]"
AWAY = "[data-testid=stApp]:not([data-test-connection-state=CONNECTED])"


@pytest.fixture
def window(browser):
    context = browser.new_context(viewport={"width": 1600, "height": 1000})
    yield context.new_page()
    context.close()


def painted(page, unit):
    """A unit painted in the lab, before anybody has answered."""
    page.mouse.click(*point(page, BOSNIA, unit))


def drawn(*units):
    plan = gd.plan(BOSNIA, "dayton")
    for unit in units:
        plan = plan.flip(unit, "federation")
    return plan


def holds(page, *units):
    """Address and figures have these units in the Federation."""
    becomes(page, drawn(*units).assignment.to_dict())
    shows(page, drawn(*units))


def test_thirty_seconds_without_a_network_lose_no_stroke(app, window):
    line = Line(int(app.rsplit(":", 1)[1]))
    window.goto(f"http://localhost:{line.port}/lab")
    settle(window)
    ready(window)
    choose(window, "Federation")
    painted(window, "foca")
    holds(window, "foca")
    line.cut()
    window.wait_for_selector(AWAY)
    painted(window, "visegrad")  # the map answers by itself
    window.wait_for_timeout(AWAY_S * 1000)
    expect(window.get_by_test_id("stStatusWidget")).to_contain_text("Connecting")
    line.mend()
    window.wait_for_selector(CONNECTED, timeout=20_000)
    holds(window, "foca", "visegrad")
    line.end()


def test_a_server_that_was_killed_and_started_again_has_the_plan_again(window):
    port = free_port()
    with serve(port=port) as address:
        window.goto(f"{address}/lab")
        settle(window)
        ready(window)
        choose(window, "Federation")
        painted(window, "foca")
        holds(window, "foca")
        server_at(port).kill()
        window.wait_for_selector(AWAY)
        painted(window, "visegrad")
    with serve(port=port):
        window.wait_for_selector(CONNECTED, timeout=30_000)
        holds(window, "foca", "visegrad")


def test_pages_have_their_views_again_after_the_server_was_killed(window):
    port = free_port()
    paths = ("places?place=srebrenica", "cases?case=cyprus", "briefing?step=baghdad")
    pages = [window, *(window.context.new_page() for _ in paths[1:])]

    def view(page):
        return page.url, page.locator("h1").first.inner_text()

    with serve(port=port) as address:
        for page, path in zip(pages, paths, strict=True):
            page.goto(f"{address}/{path}")
            settle(page)
        before = [view(page) for page in pages]
        server_at(port).kill()
        for page in pages:
            page.wait_for_selector(AWAY)
    with serve(port=port):
        for page in pages:
            page.bring_to_front()
            page.wait_for_selector(CONNECTED, timeout=30_000)
            settle(page)
            assert page.get_by_test_id("stException").count() == 0
        assert [view(page) for page in pages] == before


def test_a_reload_in_the_middle_of_an_export_finds_the_file_again(window):
    with serve() as address:
        window.goto(f"{address}/briefing")
        settle(window)
        button(window, "Slides (PPTX)").click()
        window.get_by_test_id("stMain").get_by_role("button", name="Stop").wait_for()
        window.wait_for_url(re.compile("making=pptx"))
        began = time.monotonic()
        window.reload()
        window.get_by_text("the file that you asked for before is here again").wait_for()
        with window.expect_download(timeout=180_000) as started:
            window.get_by_role("button", name=re.compile("^Download carved-")).click(
                timeout=180_000
            )
        assert re.fullmatch(
            r"carved-or-commingled-[\d-]{15}\.pptx", started.value.suggested_filename
        )
        assert started.value.path().read_bytes().startswith(b"PK")
        print(f"the file was there {time.monotonic() - began:.1f} s after the reload")
