"""The places page in a browser: a pin, the list and the address lead to the same panel."""

import re

import pytest

from tests.served import act, maps, settle, until

SCALE = "atlas.metresPerPixel(map)"
CENTRE = "[map.getCenter().lat, map.getCenter().lng]"


def agree(one, other, within=0.005):
    return abs(one.evaluate(SCALE) / other.evaluate(SCALE) - 1) < within


def together(one, other):
    """Whether two maps show the same centre, to a pixel and the half that Leaflet rounds away."""
    degrees = 1.5 * one.evaluate(SCALE) / 80_000
    return one.evaluate(CENTRE) == pytest.approx(other.evaluate(CENTRE), abs=degrees)


def inside(page, key):
    """The frames of the maps inside a part of the page, in their order."""
    found = page.locator(f".st-key-{key} iframe[title*=folium]").element_handles()
    return [one.content_frame() for one in found]


def drawn(page):
    """The frames of the maps as they stand on the page: all places, then the close-up's."""
    return inside(page, "places-world") + inside(page, "places-closeup")


def world_of(page):
    world = inside(page, "places-world")[0]
    world.wait_for_function("typeof map === 'object' && Boolean(map.getCenter)")
    return world


def pin(frame, name):
    return frame.get_by_role("button", name=re.compile(f"^{name}"))


def opened(page, name):
    page.get_by_role("heading", name=name, exact=True, level=3).wait_for()
    settle(page)


def test_a_pin_opens_its_panel_and_the_map_flies_there_in_the_same_frame(open_page):
    page = open_page("places?area=iraq")
    world = world_of(page)
    world.evaluate("window.mark = 'same frame'; window.zooms = []; 0")
    world.evaluate("map.on('zoom', () => window.zooms.push(map.getZoom())); 0")
    pin(world, "Kirkuk").click()
    opened(page, "Kirkuk")
    assert "place=kirkuk" in page.url
    world = world_of(page)
    world.wait_for_function("Math.abs(map.getCenter().lat - 35.4681) < 0.01")
    assert world.evaluate("window.mark") == "same frame"
    # A jump zooms once; a flight as often as the machine draws.
    assert world.evaluate("window.zooms.length") > 1
    assert world.locator(".atlas-pin.chosen").get_attribute("aria-pressed") == "true"
    assert world.locator(".atlas-pin").count() == 82


def test_the_list_chooses_with_the_keyboard(open_page):
    page = open_page("places?of=iraq_2007&area=world")
    names = page.locator(".st-key-places-names").get_by_role("radio")
    names.first.focus()
    page.keyboard.press("Space")
    opened(page, "Washington, D.C.")
    page.keyboard.press("ArrowDown")
    opened(page, "Baghdad")
    assert names.nth(1).is_checked()
    assert "place=baghdad" in page.url


def test_a_pin_answers_to_the_keyboard(open_page):
    page = open_page("places?area=iraq")
    pin(world_of(page), "Mosul").focus()
    page.keyboard.press("Enter")
    opened(page, "Mosul")


def test_search_moves_map_and_panel_as_one_types(open_page):
    page = open_page("places?place=baghdad")
    page.get_by_label("Find a place").press_sequentially("zepa", delay=40)
    page.get_by_text("1 of 82 places").wait_for()
    opened(page, "Žepa")
    world = world_of(page)
    world.wait_for_function("Math.abs(map.getCenter().lng - 19.13) < 0.2")
    assert "q=zepa" in page.url


def test_it_opens_on_bosnia_beside_iraq_with_the_world_below(open_page):
    page = open_page("places")
    bosnia, iraq = (f for f in maps(page) if f != world_of(page))
    assert bosnia.evaluate(CENTRE)[1] < 20 < 40 < iraq.evaluate(CENTRE)[1]
    tall = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    assert tall < 2000
    pin(iraq, "Kirkuk").click()
    opened(page, "Kirkuk")


def test_a_link_within_the_page_keeps_the_session(open_page):
    page = open_page("places?place=srebrenica")
    page.evaluate("window.mark = 'same page'")
    page.locator('a[href*="sources?source="]').first.click()
    page.locator(".st-key-sources-card").wait_for()
    assert page.evaluate("window.mark") == "same page"
    assert len(page.context.pages) == 1


def test_pan_and_zoom_tell_the_server_nothing(open_page):
    page = open_page("places?place=srebrenica")
    frames = maps(page)
    assert len(frames) == 3
    for frame in frames:
        frame.evaluate(
            "window.told = 0; const tell = Streamlit.setComponentValue;"
            "Streamlit.setComponentValue = (v) => { window.told++; tell.call(Streamlit, v); }; 0"
        )
        act(frame, "map.panBy([90, 0], {animate: false}); map.setZoom(8, {animate: false})")
    page.wait_for_timeout(800)
    assert [frame.evaluate("window.told") for frame in maps(page)] == [0, 0, 0]


@pytest.mark.parametrize("place", ["srebrenica", "baghdad"])
def test_linked_close_ups_agree_at_first_paint_and_at_three_zooms(open_page, place):
    page = open_page(f"places?place={place}")
    until(lambda: len(drawn(page)) == 3)
    _, before, after = drawn(page)
    until(lambda: agree(before, after))
    for steps in (1.5, -2.5, 3.25):
        act(before, f"map.setZoom(map.getZoom() + {steps}, {{animate: false}})")
        act(before, "map.panBy([80, -60], {animate: false})")
        until(lambda: agree(before, after))
        until(lambda: together(before, after))


@pytest.mark.parametrize("place", ["srebrenica", "dayton", "baghdad"])
def test_close_ups_keep_their_named_points_clear_of_the_key(open_page, place):
    page = open_page(f"places?place={place}", 1920, 1080)
    clear_of_the_key(page, 700)
    page.set_viewport_size({"width": 390, "height": 844})
    settle(page)
    clear_of_the_key(page, 300)


def clear_of_the_key(page, most):
    assert page.locator(".st-key-places-names").bounding_box()["height"] < most
    for frame in drawn(page)[1:]:
        hidden = frame.evaluate(
            """() => {
              const key = document.querySelector('.atlas-legend').getBoundingClientRect();
              return [...document.querySelectorAll('.atlas-pin')].filter((pin) => {
                const box = pin.getBoundingClientRect();
                const x = box.x + box.width / 2, y = box.y + box.height / 2;
                return x < key.right && x > key.left && y > key.top && y < key.bottom;
              }).map((pin) => pin.getAttribute('aria-label'));
            }"""
        )
        assert hidden == []


def test_a_copied_link_opens_its_view(open_page):
    page = open_page("places?place=baghdad&view=33.3,44.4,60&view-after=33.35,44.45,12")
    world, before, after = drawn(page)
    assert world.evaluate(CENTRE) == pytest.approx([33.3, 44.4], abs=0.01)
    assert after.evaluate(CENTRE) == pytest.approx([33.35, 44.45], abs=0.01)
    until(lambda: agree(before, after))
    page.get_by_role("button", name="Mosul").click()
    opened(page, "Mosul")
    assert "view" not in page.url
    world_of(page).wait_for_function("Math.abs(map.getCenter().lat - 36.335) < 0.01")
