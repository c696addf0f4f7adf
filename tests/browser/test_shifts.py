"""Nothing moves while a page comes: every layout shift counts, whoever causes it."""

import pytest

from tests.served import PAGES, settle

# All shifts but those that follow a person's own press, as the measure is defined.
SHIFTS = """window.moved = [];
new PerformanceObserver(list => list.getEntries().forEach(entry => {
  if (!entry.hadRecentInput) window.moved.push(entry.value);
})).observe({type: "layout-shift", buffered: true});"""
PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36"
LAPTOP, PROJECTOR, SMALL = (1366, 768, None), (1920, 1080, None), (390, 844, PHONE)
PATHS = (*PAGES, "places?place=srebrenica", "briefing?step=dayton")
# Each page on each screen in one theme, the first page in both.
SCREENS = [
    *((path, *LAPTOP, "dark") for path in PATHS),
    *((path, *PROJECTOR, "light") for path in PATHS),
    *((path, *SMALL, "dark") for path in PATHS),
    ("", *LAPTOP, "light"),
    ("", *PROJECTOR, "dark"),
    ("", *SMALL, "light"),
]
MOST = 0.1  # what web.dev calls good


@pytest.fixture
def moved(app, browser):
    """The sum of a page's shifts on a screen, from an empty window until it has come to rest."""
    contexts = []

    def look(path, width, height, agent, scheme):
        context = browser.new_context(
            viewport={"width": width, "height": height}, user_agent=agent, color_scheme=scheme
        )
        contexts.append(context)
        page = context.new_page()
        page.add_init_script(SHIFTS)
        page.goto(f"{app}/{path}")
        settle(page)
        page.wait_for_timeout(500)
        return sum(page.evaluate("window.moved"))

    yield look
    for context in contexts:
        context.close()


@pytest.mark.parametrize(("path", "width", "height", "agent", "scheme"), SCREENS)
def test_nothing_that_is_read_moves(moved, path, width, height, agent, scheme):
    assert moved(path, width, height, agent, scheme) < MOST


def test_the_labs_map_has_its_place_before_it_is_drawn(app, browser):
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    page.route("**/painter.js", lambda route: None)  # never answered: the map does not come
    page.goto(f"{app}/lab")
    page.locator(".lab-figures .big").wait_for(timeout=60_000)
    place = page.locator(".st-key-lab-ground")
    before = "getComputedStyle(el, '::before')"
    assert place.bounding_box()["height"] > 700
    assert place.evaluate(f"el => parseFloat({before}.height)") == 640
    assert place.evaluate(f"el => {before}.backgroundColor") != "rgba(0, 0, 0, 0)"
    page.close()
