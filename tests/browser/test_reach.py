"""How few presses lead from the first screen to what its three users come for, and past a map."""

import re

import pytest

from tests.browser.lab import point, ready
from tests.browser.test_maps import LAPTOP, SCROLLED, ZOOM
from tests.served import maps, settle


@pytest.mark.parametrize("place", ["Srebrenica", "Baghdad"])
def test_a_place_s_panel_is_one_press_from_the_first_screen(open_page, place):
    page = open_page("", **LAPTOP)
    (frame,) = maps(page)
    frame.locator(".pair-note", has=frame.get_by_text(place, exact=True)).click()
    frame.locator(".pair-card h4", has_text=place).wait_for()


def test_a_link_to_a_line_of_one_s_own_is_two_presses_from_the_first_screen(open_page):
    page = open_page("", **LAPTOP)
    page.get_by_test_id("stTopNav").get_by_role("link", name="Lab").click()
    ready(page)
    page.mouse.click(*point(page, "bosnia-1991", "zvornik"))
    page.wait_for_url(re.compile(r"lab\?plan=1\.bosnia-1991\."))


def test_slides_are_two_presses_from_the_first_screen(open_page):
    page = open_page("", **LAPTOP)
    (frame,) = maps(page)
    frame.get_by_role("link", name="Take the slides (PPTX)").click()
    with page.expect_download(timeout=180_000) as started:
        page.get_by_role("button", name=re.compile("^Download carved-")).click(timeout=180_000)
    assert started.value.suggested_filename.endswith(".pptx")


NAME = """[document.activeElement].map((at) => at.getAttribute('aria-label')
  || at.labels?.[0]?.textContent || at.textContent)[0]"""
INSIDE = "document.activeElement?.tagName === 'IFRAME'"
FIRST = """() => [...document.querySelectorAll('button, input, a, summary, [tabindex]')]
  .find((node) => node.tabIndex >= 0 && node.getClientRects().length).focus()"""


def tabs_past(page, frame):
    """The names of the stops that Tab makes from a map's first to what comes after the map."""
    frame.evaluate(FIRST)
    names = []
    while page.evaluate(INSIDE) and frame.evaluate("document.hasFocus()"):
        names.append(frame.evaluate(NAME))
        page.keyboard.press("Tab")
        assert len(names) <= 12
    return names


def wheel_over(page, place):
    """Turn the wheel over a map: the page scrolls."""
    place.scroll_into_view_if_needed()
    box = place.bounding_box()
    top = page.evaluate(SCROLLED)
    main = "document.querySelector('[data-testid=stMain]')"
    rest = f"(m => m.scrollHeight - m.clientHeight)({main})"
    by = 120 if top + 60 < page.evaluate(rest) else -120
    page.mouse.move(box["x"] + box["width"] / 2, min(max(box["y"] + 40, 80), 740))
    page.mouse.wheel(0, by)
    page.wait_for_function(f"Math.abs({SCROLLED} - {top}) > 40")
    settle(page)


@pytest.mark.parametrize("path", ["", "explore", "places", "places?place=srebrenica", "cases"])
def test_wheel_and_tabs_pass_every_map(open_page, path):
    page = open_page(path, **LAPTOP)
    for frame in maps(page):
        zoom = frame.evaluate(ZOOM)
        wheel_over(page, frame.frame_element())
        assert frame.evaluate(ZOOM) == zoom
        assert path == "" or "Ctrl" in frame.locator(".atlas-hint").inner_text()
        names = tabs_past(page, frame)
        assert names
        assert all(names)


def test_wheel_and_tabs_pass_the_lab_s_map(open_page):
    page = open_page("lab", **LAPTOP)
    ready(page)
    wheel_over(page, page.locator(".painter .map").element_handle())
    page.locator("[data-name=reset]").focus()  # the last that stands before the map
    on_table = "root => root.activeElement?.tagName === 'SUMMARY'"
    root = page.locator(".painter").evaluate_handle("node => node.getRootNode()")
    presses = 0
    while not root.evaluate(on_table):
        page.keyboard.press("Tab")
        presses += 1
        assert presses <= 12
