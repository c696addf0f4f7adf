"""The sources page in a browser: a citation lands on its source, and files arrive whole."""

import json
import sqlite3

from axe_playwright_python.sync_playwright import Axe

from tests.served import settle


def test_a_citation_of_a_place_lands_on_its_source(open_page):
    page = open_page("places?place=srebrenica")
    link = page.get_by_role("link", name="ICTY, 2004").first
    target = link.get_attribute("href")
    assert target.endswith("sources?source=icty_krstic_2004")
    page = open_page("sources?source=icty_krstic_2004")
    card = page.locator(".st-key-sources-card")
    assert "Prosecutor v. Krstić" in card.inner_text()
    assert card.bounding_box()["y"] < 400
    assert card.get_by_role("link", name="Srebrenica").count() >= 1


def test_files_arrive_with_names_that_say_what_and_when(open_page, tmp_path):
    page = open_page("sources")
    found = {}
    for form in ("csv", "geojson", "gpkg"):
        with page.expect_download() as waiting:
            page.locator(f".st-key-download-{form} button").click()
        found[form] = waiting.value
    assert {one.suggested_filename for one in found.values()} == {
        "bosnia-1991-census-142-areas.csv",
        "bosnia-1991-census-142-areas.geojson",
        "bosnia-1991-census-142-areas.gpkg",
    }
    assert b"srebrenica" in found["csv"].path().read_bytes()
    assert len(json.loads(found["geojson"].path().read_text())["features"]) == 142
    with sqlite3.connect(found["gpkg"].path()) as database:
        assert database.execute("select count(*) from gpkg_contents").fetchone() == (1,)


def test_nothing_found_leads_back(open_page):
    page = open_page("sources?q=zzzz")
    page.get_by_role("button", name="Show all sources").click()
    page.get_by_test_id("stDataFrame").wait_for()
    settle(page)
    assert "q=" not in page.url


def test_axe_finds_nothing_serious_on_a_card(open_page):
    page = open_page("sources?source=census_1991")
    found = Axe().run(page).response["violations"]
    serious = [one for one in found if one["impact"] in ("serious", "critical")]
    assert [(one["id"], one["nodes"][0]["target"]) for one in serious] == []
