"""The page of claims in a browser: it reads well, its links lead on, its empty state leads back."""

from tests.served import settle


def test_a_verdict_filters_the_ledger_and_the_address(open_page):
    page = open_page("claims")
    page.locator(".claim").nth(80).wait_for()
    page.get_by_role("button", name="Disputed").click()
    page.get_by_text("19 of 81 claims").wait_for()
    settle(page)
    assert page.locator(".claim").count() == 19
    assert "verdict=disputed" in page.url


def test_a_part_of_the_article_is_one_click_away(open_page):
    page = open_page("claims")
    page.get_by_role("link", name="A historian objects").click()
    heading = page.get_by_role("heading", name="A historian objects")
    page.wait_for_timeout(500)
    assert 0 <= heading.bounding_box()["y"] < 400


def test_a_place_leads_to_the_map_of_places(open_page):
    page = open_page("claims?place=tehran")
    link = page.get_by_role("link", name="See Tehran on the map of places").first
    assert link.get_attribute("href") == "places?place=tehran"


def test_the_empty_state_leads_back(open_page):
    page = open_page("claims?speaker=Visser&place=srebrenica")
    page.get_by_text("No claim matches these filters.").wait_for()
    page.get_by_role("button", name="Show all claims").click()
    page.get_by_text("All 81 claims").wait_for()
    settle(page)
    assert "speaker" not in page.url


def test_a_phone_shows_claim_verdict_and_record_in_one_column(open_page):
    page = open_page("claims", 390, 844)
    claim = page.locator(".claim").first
    boxes = [claim.locator(part).bounding_box() for part in (".said", ".judged", ".record")]
    assert [box["y"] for box in boxes] == sorted(box["y"] for box in boxes)
    assert len({box["x"] for box in boxes}) == 1
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
