"""The analyst's maps in a browser: one ground scale, linked panning, repaint in place."""

import base64
import re

import pytest

from tests.served import act, maps, settle

SCALE = "atlas.metresPerPixel(map)"


def agree(page, within=0.005):
    left, right = (frame.evaluate(SCALE) for frame in maps(page))
    return abs(left / right - 1) < within


def test_maps_agree_at_first_paint_and_at_three_zooms(open_page):
    page = open_page("explore")
    left, right = maps(page)
    assert agree(page)
    for steps in (1.5, -3, 4.25):
        before = right.evaluate("map.getCenter()")
        act(left, f"map.setZoom(map.getZoom() + {steps}, {{animate: false}})")
        act(left, "map.panBy([120, -80], {animate: false})")
        page.wait_for_timeout(200)
        assert agree(page)
        assert right.evaluate("map.getCenter()") != before


def test_unlinked_maps_move_alone(open_page):
    page = open_page("explore?linked=false")
    left, right = maps(page)
    before = right.evaluate("map.getZoom()")
    act(left, "map.setZoom(map.getZoom() + 1, {animate: false})")
    page.wait_for_timeout(200)
    assert right.evaluate("map.getZoom()") == before


def colours(frame):
    return frame.evaluate(
        "Object.values(map.atlas.shapes.units.parts).map(p => p.options.fillColor)"
    )


def test_a_switch_repaints_in_the_same_frame_with_the_view_unmoved(open_page):
    page = open_page("explore")
    left, _ = maps(page)
    act(left, "map.panBy([60, 40], {animate: false}); window.mark = 'same frame'")
    page.wait_for_timeout(200)
    view, before = left.evaluate("[map.getCenter(), map.getZoom()]"), colours(left)
    page.get_by_role("radio", name="2013").click()
    left.wait_for_function(
        "old => JSON.stringify(Object.values(map.atlas.shapes.units.parts)"
        ".map(p => p.options.fillColor)) != JSON.stringify(old)",
        arg=before,
    )
    settle(page)
    assert left.evaluate("window.mark") == "same frame"
    assert left.evaluate("[map.getCenter(), map.getZoom()]") == view
    assert "year=2013" in page.url


LOOK = "map.atlas.looks.now"


def test_a_switch_repaints_before_the_server_has_heard_of_it(open_page):
    page = open_page("explore")
    left, right = maps(page)
    page.evaluate("WebSocket.prototype.send = () => {}")
    before = colours(left)
    page.get_by_role("radio", name="2013").click()
    left.wait_for_function(f"{LOOK} === '2013 group false'")
    assert colours(left) != before
    page.get_by_role("radio", name="One dot per 5,000 people").click()
    page.locator("label", has_text="Coherent areas").click()
    left.wait_for_function(f"{LOOK} === '2013 dots true'")
    right.wait_for_function(f"{LOOK} === 'dots true'")
    for frame in (left, right):
        assert "One dot = 5,000 people" in frame.locator(".atlas-legend").inner_text()
        assert "one dot" in frame.locator(".leaflet-container").get_attribute("aria-label")
    assert "year" not in page.url


def test_the_server_follows_the_last_of_quick_presses(open_page):
    page = open_page("explore")
    left, _ = maps(page)
    left.evaluate(
        "window.seen = []; setInterval(() => {"
        f" if (window.seen.at(-1) !== {LOOK}) window.seen.push({LOOK}); }}, 5); 0"
    )
    for name in ("2013", "1991", "2013"):
        page.get_by_role("radio", name=name).click()
    page.wait_for_url("**year=2013**")
    settle(page)
    years = [one.split()[0] for one in left.evaluate("window.seen")]
    assert years == ["1991", "2013", "1991", "2013"]
    page.get_by_text("in 2013", exact=False).first.wait_for(state="attached")


def test_a_switch_sends_no_geometry_again(open_page):
    page = open_page("explore")
    heard = []
    page.on("websocket", lambda ws: ws.on("framereceived", lambda data: heard.append(len(data))))
    page.reload()
    settle(page)
    heard.clear()
    page.get_by_role("radio", name="2013").click()
    page.wait_for_url("**year=2013**")
    settle(page)
    assert 0 < sum(heard) < 60_000


def test_pan_and_zoom_send_nothing_to_the_server(open_page):
    page = open_page("explore")
    left, _ = maps(page)
    sent = []
    page.on("websocket", lambda ws: sent.append("new socket"))
    left.evaluate(
        "window.told = 0; const tell = Streamlit.setComponentValue;"
        "Streamlit.setComponentValue = (value) => { window.told++; tell.call(Streamlit, value); };"
        "0"
    )
    act(left, "map.panBy([200, 0], {animate: false}); map.setZoom(8, {animate: false})")
    page.wait_for_timeout(1000)
    assert left.evaluate("window.told") == 0
    assert sent == []


def test_a_callout_marks_its_point_on_both_maps(open_page):
    page = open_page("explore")
    left, right = maps(page)
    left.get_by_role("button", name="2: Srebrenica").click()
    right.wait_for_selector(".atlas-callout.chosen[aria-label='2: Samarra']")
    page.get_by_role("heading", name="2 · Two turning points").wait_for()
    assert page.get_by_role("heading", name="1 · The capital").count() == 0
    assert "point=2" in page.url


def test_a_callout_answers_to_the_keyboard(open_page):
    page = open_page("explore")
    left, right = maps(page)
    left.get_by_role("button", name="4: Goražde").focus()
    page.keyboard.press("Enter")
    right.wait_for_selector(".atlas-callout.chosen[aria-label='4: Baqubah']")


def test_a_copied_link_opens_the_same_view(open_page, app):
    page = open_page("explore?view-bosnia=44.1,18.9,120")
    left, right = maps(page)
    centre = left.evaluate("map.getCenter()")
    assert centre["lat"] == pytest.approx(44.1, abs=0.05)
    assert centre["lng"] == pytest.approx(18.9, abs=0.05)
    assert agree(page)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    right.get_by_role("button", name="Copy a link to this view").click()
    link = page.evaluate("navigator.clipboard.readText()")
    assert re.search(r"view-iraq=[\d.]+%2C[\d.]+%2C[\d.]+", link)


def test_choosing_a_view_overrides_the_view_of_a_link(open_page):
    page = open_page("explore?view-bosnia=44.1,18.9,120")
    _, right = maps(page)
    page.get_by_role("radio", name="Whole countries").click()
    right.wait_for_function("atlas.metresPerPixel(map) > 1000")
    assert agree(page)
    assert "view-bosnia" not in page.url


def test_an_unknown_parameter_is_named_and_the_usual_view_shown(open_page):
    page = open_page("explore?layer=<img src=x onerror=alert(1)>&nonsense=1&view-iraq=here")
    notices = page.get_by_test_id("stAlert").all_inner_texts()
    assert any("<img src=x onerror=alert(1)>" in text for text in notices)
    assert any("nonsense" in text for text in notices)
    assert any("view-iraq" in text for text in notices)
    assert page.get_by_role("radio", name="Largest group").is_checked()


def test_dots_of_both_maps_stand_for_the_same_number(open_page):
    page = open_page("explore?layer=dots")
    for frame in maps(page):
        assert "One dot = 5,000 people" in frame.locator(".atlas-legend").inner_text()


def test_coherent_areas_come_and_go(open_page):
    page = open_page("explore?coherent=true")
    left, _ = maps(page)
    outlined = (
        "['coherent-1991', 'coherent-2013'].map(name => Object.values(map.atlas.shapes[name].parts)"
        ".filter(p => p.options.stroke).length)"
    )
    before, after = left.evaluate(outlined)
    assert before > 10
    assert after == 0
    page.get_by_role("radio", name="2013").click()
    left.wait_for_function(f"({outlined})[0] === 0 && ({outlined})[1] > 5")
    page.locator("label", has_text="Coherent areas").click()
    left.wait_for_function(f"({outlined}).every(n => n === 0)")


STREETS = "label:has-text('Streets')"
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
)


@pytest.fixture
def online(app, browser):
    """The maps in a browser for which the street map answers, or does not."""
    contexts = []

    def start(answer):
        context = browser.new_context(viewport={"width": 1920, "height": 1080})
        contexts.append(context)
        context.route("https://tile.openstreetmap.org/**", answer)
        page = context.new_page()
        page.goto(f"{app}/explore")
        settle(page)
        page.locator(STREETS).first.click()
        return page

    yield start
    for context in contexts:
        context.close()


def test_streets_lie_between_land_and_areas_and_are_credited(online):
    page = online(lambda route: route.fulfill(body=PIXEL, content_type="image/png"))
    for frame in maps(page):
        frame.wait_for_selector(
            ".leaflet-atlas-streets-pane .leaflet-tile-loaded", state="attached"
        )
        assert frame.locator(".atlas-credit").inner_text().count("OpenStreetMap") == 1
        frame.wait_for_function("getComputedStyle(map.getPane('atlas-units')).opacity < 0.6")
    page.locator(STREETS).first.click()
    frame.wait_for_function("!map.getContainer().classList.contains('streets')")


def test_without_a_network_streets_change_nothing_and_say_so(online):
    page = online(lambda route: route.abort())
    page.wait_for_timeout(1500)
    settle(page)
    assert page.get_by_test_id("stAlertContentWarning").count() == 0
    assert page.get_by_test_id("stException").count() == 0
    for frame in maps(page):
        assert frame.locator(".leaflet-tile-loaded").count() == 0
        assert "cannot be reached" in frame.locator(".atlas-credit").inner_text()
        assert frame.evaluate("getComputedStyle(map.getPane('atlas-units')).opacity") == "1"
        assert "largest group" in frame.locator(".leaflet-container").get_attribute("aria-label")
