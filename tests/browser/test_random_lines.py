"""Random lines for a territory of one's own: begun, watched, stopped, and what they say."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_own import EXAMPLE, give, load, open_panel
from tests.served import settle

PROGRESS = re.compile(r"([\d,]+) of ([\d,]+) steps after")
LONG = 90_000  # ms, on a busy machine


def number(text, pattern=PROGRESS):
    return int(pattern.search(text).group(1).replace(",", ""))


def test_lines_are_drawn_beside_the_page_and_stopped(open_page):
    pytest.importorskip("gerrychain")
    page = open_page("lab?look=unusual")
    page.wait_for_selector("path.unit")
    open_panel(page)
    give(page, EXAMPLE)
    expect(page.get_by_text(re.compile("14 areas")).first).to_be_visible(timeout=20_000)
    load(page)
    settle(page)
    lines = page.get_by_role("combobox", name="Lines to draw")
    lines.scroll_into_view_if_needed()
    settle(page)  # a page that still scrolls shuts a list
    lines.press("ArrowDown")
    page.get_by_role("option", name="10,000").click()
    page.get_by_role("button", name="Draw random lines").click()
    progress = page.get_by_text(PROGRESS)
    expect(progress).to_be_visible(timeout=LONG)
    assert PROGRESS.search(progress.inner_text()).group(2) == "10,400"
    # The page goes on meanwhile: a unit is painted, and its figure comes.
    figure = page.locator(".lab-figures .big")
    before = figure.inner_text()
    page.locator(".sides button", has_text="protestants").click()
    page.locator('path.unit[data-unit="13"]').focus()
    page.keyboard.press("Enter")
    expect(figure).not_to_have_text(before, timeout=20_000)
    page.wait_for_function(
        """() => [...document.querySelectorAll('[data-testid="stProgress"]')].some(
            (one) => +one.innerText.replaceAll(',', '').split(' ')[0] > 1000)""",
        timeout=LONG,
    )
    page.get_by_role("button", name="Stop", exact=True).click()
    told = page.get_by_text(re.compile(r"Stopped after [\d,]+ of 10,000 lines"))
    expect(told).to_be_visible(timeout=LONG)
    drawn = number(told.inner_text(), re.compile(r"after ([\d,]+) of"))
    assert 100 <= drawn < 10_000
    expect(page.get_by_text(f"compares with {drawn:,} lines drawn at random")).to_be_visible()
    expect(progress).to_have_count(0)
    sentence = re.compile("of the random lines leave fewer people on the wrong side than “The plan")
    expect(page.get_by_text(sentence)).to_be_visible()
    chart = page.get_by_test_id("stVegaLiteChart")
    expect(chart).to_be_visible()
    expect(page.get_by_role("button", name="Draw random lines")).to_be_enabled()
