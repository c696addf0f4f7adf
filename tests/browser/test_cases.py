"""The page of cases in a browser: choosing on the map, one ground scale, no rerun on a pan."""

import re

from tests.served import act, maps, settle, until

SCALE = "atlas.metresPerPixel(map)"

CENTRE = "map.getCenter()"


def agree(before, after, within=0.005):
    return abs(before.evaluate(SCALE) / after.evaluate(SCALE) - 1) < within


def test_before_and_after_agree_at_first_paint_and_at_three_zooms(open_page):
    page = open_page("cases?case=korea_1945", 1920, 1080)
    _, before, after, *_ = maps(page)
    assert agree(before, after)
    for steps in (1.5, -2.5, 3.25):
        act(before, f"map.setZoom(map.getZoom() + {steps}, {{animate: false}})")
        act(before, "map.panBy([80, -60], {animate: false})")
        until(lambda: agree(before, after))
        until(lambda: before.evaluate(CENTRE) == after.evaluate(CENTRE))


def test_a_pin_chooses_its_case_and_the_world_stays_where_it_is(open_page):
    page = open_page("cases")
    world = maps(page)[0]
    act(world, "map.panBy([40, 0], {animate: false}); window.mark = 'same frame'")
    view = world.evaluate("[map.getCenter(), map.getZoom()]")
    world.get_by_role("button", name=re.compile("^Cyprus, 1974")).click()
    page.get_by_role("heading", name="Cyprus, 1974").wait_for()
    settle(page)
    assert "case=cyprus_1974" in page.url
    world = maps(page)[0]
    assert world.evaluate("window.mark") == "same frame"
    assert world.evaluate("[map.getCenter(), map.getZoom()]") == view
    assert world.locator(".atlas-pin.chosen").get_attribute("aria-label").startswith("Cyprus")


def test_a_pin_answers_to_the_keyboard(open_page):
    page = open_page("cases")
    world = maps(page)[0]
    world.get_by_role("button", name=re.compile("^Korea, 1945")).focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Korea, 1945").wait_for()


def test_pan_and_zoom_tell_the_server_nothing(open_page):
    page = open_page("cases")
    for frame in maps(page):
        frame.evaluate(
            "window.told = 0; const tell = Streamlit.setComponentValue;"
            "Streamlit.setComponentValue = (v) => { window.told++; tell.call(Streamlit, v); }; 0"
        )
        act(frame, "map.panBy([90, 0], {animate: false}); map.setZoom(5, {animate: false})")
    page.wait_for_timeout(1000)
    told = [frame.evaluate("window.told") for frame in maps(page)]
    assert len(told) > 3
    assert not any(told)


def test_a_copied_link_opens_the_same_view_until_another_case_is_chosen(open_page):
    page = open_page("cases?case=cyprus_1974&view-case=35.2,33.4,40")
    _, before, after, *_ = maps(page)
    assert abs(before.evaluate("map.getCenter().lat") - 35.2) < 0.01
    assert agree(before, after)
    page.get_by_role("combobox", name="Chosen case").click()
    page.get_by_role("option", name="Korea, 1945").click()
    page.get_by_role("heading", name="Korea, 1945").wait_for()
    settle(page)
    assert "view-case" not in page.url
    maps(page)[1].wait_for_function("Math.abs(map.getCenter().lat - 38) < 3")


def test_the_charts_are_drawn(open_page):
    page = open_page("cases?compare=sudan_2011,korea_1945,czechoslovakia_1993,transnistria_1992")
    charts = page.get_by_test_id("stVegaLiteChart")
    charts.nth(1).locator("canvas, svg").first.wait_for()
    assert charts.count() == 2


def test_on_a_phone_the_comparison_reads_case_by_case(open_page):
    page = open_page("cases", 390, 844)
    grid = page.locator(".cases-grid")
    assert grid.evaluate("node => node.scrollWidth <= node.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_row_of_the_table_chooses_its_case_and_the_list_moves_the_mark(open_page):
    page = open_page("cases", 1920, 1080)
    table = page.get_by_test_id("stDataFrame").first
    box = table.bounding_box()
    page.mouse.click(box["x"] + 16, box["y"] + 35 * 1.5)
    page.get_by_role("heading", name="India and Pakistan, 1947").wait_for()
    page.get_by_role("combobox", name="Chosen case").click()
    page.get_by_role("option", name="Korea, 1945").click()
    page.get_by_role("heading", name="Korea, 1945").wait_for()
    settle(page)
    assert "case=korea_1945" in page.url
    assert (
        maps(page)[0].locator(".atlas-pin.chosen").get_attribute("aria-label").startswith("Korea")
    )
