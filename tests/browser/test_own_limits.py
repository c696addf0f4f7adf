"""A territory of one's own in a real browser: narrow, in the dark, from the keyboard, hostile."""

import re

from playwright.sync_api import expect

from tests import corpus, corpus_own
from tests.browser.test_own import EXAMPLE, give, inaccessible, load, open_panel
from tests.served import settle


def test_the_lab_with_ones_own_is_sound_on_a_narrow_screen(open_page):
    page = open_page("lab", width=390, height=844, color_scheme="dark")
    page.wait_for_selector("path.unit")
    open_panel(page)
    give(page, EXAMPLE)
    load(page)
    expect(page.locator("path.unit")).to_have_count(14, timeout=60_000)
    page.wait_for_timeout(1_000)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    ours = "own-|painter|lab-figures|stExpander|stAlert"
    assert inaccessible(page, ours) == []
    page.emulate_media(color_scheme="light")
    page.wait_for_timeout(300)
    assert inaccessible(page, ours, "color-contrast") == []


def tab_to(page, name):
    """Press Tab until what bears this name has the focus."""
    last_line = "document.activeElement.innerText?.trim().split('\\n').at(-1)"  # after an icon's
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(last_line) == name:
            return
    raise AssertionError(f"Sixty presses did not come to {name}.")


def test_a_territory_is_loaded_from_the_keyboard_alone(open_page):
    page = open_page("lab")
    page.wait_for_selector("path.unit")
    page.locator("summary", has_text="Add your own territory").focus()
    page.keyboard.press("Enter")
    with page.expect_file_chooser() as asked:
        tab_to(page, "Upload")
        page.keyboard.press("Enter")
    asked.value.set_files(EXAMPLE)
    expect(page.get_by_text(re.compile("14 areas")).first).to_be_visible(timeout=20_000)
    settle(page)
    tab_to(page, "Load")
    page.keyboard.press("Enter")
    expect(page.locator("path.unit")).to_have_count(14, timeout=20_000)


def test_areas_that_bear_every_hostile_name_are_text_wherever_they_stand(open_page):
    names = [one for one in corpus.texts() if not corpus_own.SURFACES["own-name"](one)]
    hostile = {"name": "hostile.geojson", "mimeType": "application/geo+json"}
    page = open_page("lab")
    page.wait_for_selector("path.unit")
    open_panel(page)
    give(page, hostile | {"buffer": corpus_own.named(names).content})
    load(page)
    expect(page.locator("path.unit")).to_have_count(len(names), timeout=20_000)
    spoken = page.locator("path.unit").evaluate_all("all => all.map(one => one.ariaLabel)")
    assert spoken[0].startswith(names[0])
    for number in range(0, len(names), 9):
        page.locator(f'path.unit[data-unit="{number}"]').hover()
        expect(page.locator(".tip")).to_contain_text(names[number].strip())
    page.get_by_text("Paint from a table").click()
    for marks in ("a[href*=evil]", "img[src=x]", "iframe[src^=javascript]", "svg[onload]"):
        assert page.locator(marks).count() == 0, marks
    assert page.evaluate("window.hacked") is None
