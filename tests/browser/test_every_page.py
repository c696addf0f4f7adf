"""What must hold on every page: it draws offline, is light enough, and can be used by all."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.served import PAGES, maps, settle

SCREENS = {"projector": (1920, 1080), "phone": (390, 844)}


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("path", PAGES)
def test_it_draws_without_a_network_and_fits(open_page, path, screen):
    page = open_page(path, *SCREENS[screen])
    assert page.title().endswith("Carved or Commingled")
    assert page.get_by_test_id("stException").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_serious(open_page, path, scheme):
    page = open_page(path, color_scheme=scheme)
    found = Axe().run(page).response["violations"]
    serious = [
        f"{one['id']}: {one['help']} — {[node['target'] for node in one['nodes']][:3]}"
        for one in found
        if one["impact"] in ("serious", "critical")
    ]
    assert serious == []


@pytest.mark.parametrize("path", PAGES)
def test_first_load_is_light(app, browser, path):
    """Every map under 0.5 MB of script, and all that is the page's own under 2 MB."""
    context = browser.new_context()
    page = context.new_page()
    frames_of_data, own = [], []
    page.on(
        "websocket",
        lambda ws: ws.on("framereceived", lambda data: frames_of_data.append(len(data or ""))),
    )
    page.on(
        "response",
        lambda r: (
            own.append(int(r.headers.get("content-length", 0)))
            if "/component/components." in r.url
            else None
        ),
    )
    page.goto(f"{app}/{path}")
    settle(page)
    assert sum(frames_of_data) + sum(own) < 2_000_000
    for frame in maps(page):
        script = frame.evaluate(
            "document.body.querySelector('script:last-of-type')?.innerHTML.length || 0"
        )
        assert script < 500_000
    context.close()
