"""What must hold on every page: it draws offline, is light enough, and can be used by all."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.served import PAGES, maps, settle

SCREENS = {
    "projector": {"width": 1920, "height": 1080, "color_scheme": "light"},
    "laptop": {"width": 1366, "height": 768, "color_scheme": "dark"},
    "phone": {"width": 390, "height": 844, "color_scheme": "dark"},
}


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("path", PAGES)
def test_it_draws_without_a_network_fits_and_axe_finds_nothing_serious(open_page, path, screen):
    page = open_page(path, **SCREENS[screen])
    assert page.title().endswith("Carved or Commingled")
    assert page.get_by_test_id("stException").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    serious = [
        f"{one['id']}: {one['help']} — {[node['target'] for node in one['nodes']][:3]}"
        for one in Axe().run(page).response["violations"]
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
