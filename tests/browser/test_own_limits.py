"""A territory of one's own in a real browser: narrow, in the dark."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.test_own import EXAMPLE, give, load, open_panel


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_lab_with_ones_own_is_sound_on_a_narrow_screen(open_page, scheme):
    page = open_page("lab", width=390, height=844, color_scheme=scheme)
    page.wait_for_selector("path.unit")
    open_panel(page)
    give(page, EXAMPLE)
    load(page)
    expect(page.locator("path.unit")).to_have_count(14, timeout=60_000)
    page.wait_for_timeout(1_000)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa"]}).response["violations"]
    ours = [
        (one["id"], node["html"][:160])
        for one in found
        for node in one["nodes"]
        if re.search("own-|painter|lab-figures|stExpander|stAlert", node["html"])
    ]
    assert ours == []
