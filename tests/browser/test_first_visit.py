"""What must hold for whoever comes to a page for the first time, on every page and screen."""

import pytest

from tests.browser.first_visit import (
    BLANK,
    CONTRAST,
    CUT,
    Sent,
    beyond_ground,
    misplaced,
    scripts_of_maps,
    serious,
    shifts,
)
from tests.browser.letters import strange
from tests.served import PAGES, settle

PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36"
SCREENS = {
    "laptop": {"width": 1366, "height": 768},
    "projector": {"width": 1920, "height": 1080},
    "phone": {"width": 390, "height": 844, "user_agent": PHONE},
}
NARROW = {"width": 1024, "height": 768}
DEEPER = (
    "places?place=srebrenica",
    "places?place=dayton",
    "places?place=baghdad",
    "cases?case=ireland_1921",
    "briefing?step=dayton",
)
# Each page on each screen in one theme, the first page in both; what lies deeper on two screens.
VISITS = [
    *((path, "laptop", "dark") for path in (*PAGES, *DEEPER)),
    *((path, "projector", "light") for path in PAGES),
    *((path, "phone", "dark") for path in (*PAGES, *DEEPER)),
    ("", "laptop", "light"),
    ("", "projector", "dark"),
    ("", "phone", "light"),
]
MOST_MOVED = 0.1  # what web.dev calls good
MOST_BLANK = 300  # pixels after the last thing on a page
MOST_SENT, MOST_OF_A_MAP = 2_000_000, 500_000  # bytes: all that is the page's own; one map's script


@pytest.mark.parametrize(("path", "screen", "scheme"), VISITS)
def test_a_first_visit(open_page, path, screen, scheme):
    """Offline, nothing moves while the page comes, it is light, whole, and can be used by all."""
    sent = Sent()
    page = open_page(path, **SCREENS[screen], color_scheme=scheme, fresh=True, watch=sent.watch)
    moved = shifts(page)
    assert sum(by for by, _ in moved) < MOST_MOVED, moved
    assert page.title().endswith("Carved or Commingled")
    assert page.get_by_test_id("stException").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert sum(sent.socket) + sum(sent.own) < MOST_SENT
    assert all(length < MOST_OF_A_MAP for length in scripts_of_maps(page))
    assert serious(page, CONTRAST if screen == "projector" else None) == []
    assert strange(page) == []
    assert page.evaluate(CUT) == []
    assert misplaced(page) == []
    assert page.evaluate(BLANK) < MOST_BLANK
    if screen == "laptop":
        page.set_viewport_size(NARROW)
        settle(page)
        assert page.evaluate(CUT) == []
        assert beyond_ground(page) == []


def test_the_labs_map_has_its_place_before_it_is_drawn(app, browser):
    page = browser.new_page(viewport=SCREENS["laptop"])
    page.route("**/painter.js", lambda route: None)  # never answered: the map does not come
    page.goto(f"{app}/lab")
    page.locator(".lab-figures .big").wait_for(timeout=60_000)
    place = page.locator(".st-key-lab-ground")
    before = "getComputedStyle(el, '::before')"
    assert place.bounding_box()["height"] > 700
    assert place.evaluate(f"el => parseFloat({before}.height)") == 640
    assert place.evaluate(f"el => {before}.backgroundColor") != "rgba(0, 0, 0, 0)"
    page.close()
