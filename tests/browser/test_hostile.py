"""Hostile text in any table shows as text, on the map too."""

import pytest

from tests.browser.hostile import HOSTILE
from tests.served import maps, serve


@pytest.fixture(scope="module")
def app():
    with serve("tests/browser/hostile.py") as address:
        yield address


def test_hostile_text_shows_as_text_and_runs_nowhere(open_page):
    page = open_page()
    (frame,) = maps(page)
    legend = frame.locator(".atlas-legend").inner_text()
    assert legend.count(HOSTILE) == 3
    assert frame.locator(".atlas-label").first.inner_text() == HOSTILE
    assert frame.locator(".atlas-country").first.text_content() == HOSTILE
    frame.locator(".atlas-pin").hover()
    assert HOSTILE in frame.locator(".leaflet-tooltip").first.inner_text()
    frame.evaluate("map.atlas.shapes.u.parts.a.openTooltip()")
    assert frame.locator(".leaflet-tooltip", has_text="onerror").count() >= 1
    page.wait_for_timeout(300)
    for place in (frame, page.main_frame):
        assert place.evaluate("window.hacked") is None
    assert frame.evaluate("document.querySelectorAll('img[src=x]').length") == 0
