"""The pages without a server open from disk, offline, on a phone and on a laptop."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from components.paper.static_site import build
from tests.browser.first_visit import CONTRAST

PAGES = ("index", "places", "cases", "claims", "sources", "briefing")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    build(folder)
    return folder


@pytest.mark.parametrize("width", [390, 1366])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_opens_from_disk(browser, folder, width, scheme):
    context = browser.new_context(
        viewport={"width": width, "height": 768},
        offline=True,
        color_scheme=scheme,
        bypass_csp=False,
    )
    page = context.new_page()
    asked, faults = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    for name in PAGES:
        page.goto((folder / f"{name}.html").as_uri())
        page.wait_for_selector("main")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    assert faults == []
    context.close()


def test_the_pages_are_accessible(browser, folder):
    # Axe is put into the page by the test, which the page's own policy would refuse.
    context = browser.new_context(viewport={"width": 390, "height": 844}, bypass_csp=True)
    page = context.new_page()
    for name in PAGES[:-1]:
        page.emulate_media(color_scheme="light")
        page.goto((folder / f"{name}.html").as_uri())
        assert inaccessible(page, {}) == [], name
        page.emulate_media(color_scheme="dark")
        assert inaccessible(page, CONTRAST) == [], name
    context.close()


def inaccessible(page, options):
    found = Axe().run(page, options={**options, "resultTypes": ["violations"]})
    return [(one["id"], one["nodes"][0]["html"][:120]) for one in found.response["violations"]]


def test_a_link_leads_to_its_place_and_back_to_its_source(browser, folder):
    page = browser.new_page()
    page.goto((folder / "claims.html").as_uri())
    page.locator("article a[href^='places.html#']").first.click()
    page.wait_for_url("**/places.html#*")
    assert page.locator(":target h2").count() == 1
    page.locator(":target a[href^='sources.html#']").first.click()
    page.wait_for_url("**/sources.html#*")
    assert page.locator(":target").is_visible()
    page.close()
