"""How maps are moved, reached by keyboard and touched, on every page that has one."""

import pytest

from tests.browser.lab import AIM
from tests.served import act, maps, settle

LAPTOP = {"width": 1366, "height": 768}
LOW = {"width": 1366, "height": 520}  # no map is wholly in view
PHONE = {"width": 390, "height": 844, "has_touch": True, "is_mobile": True}
SCROLLED = "document.querySelector('[data-testid=stMain]').scrollTop"
ZOOM = "map.getZoom()"
# Every map of a frame pushed out and away: its least zoom, its zoom, whether it is within its data.
PIN = ".atlas-pin, .atlas-callout"


def half_out_of_view(page, frame):
    """Scroll so that the map's lower half is below the window; its box."""
    frame.wait_for_function("map.getSize().y > 100 && Math.abs(map.getSize().x - innerWidth) < 2")
    element = frame.frame_element()
    box = element.bounding_box()
    by = max(box["y"] + box["height"] / 2 - page.viewport_size["height"], 0)
    page.evaluate(f"document.querySelector('[data-testid=stMain]').scrollBy(0, {by})")
    page.wait_for_function(
        "([map, y]) => Math.abs(map.getBoundingClientRect().y - y) < 2",
        arg=[element, box["y"] - by],
    )
    return element.bounding_box()


def test_control_and_the_wheel_zoom_and_the_home_button_leads_back(open_page):
    page = open_page("places", **LAPTOP)
    frame = maps(page)[0]
    home = frame.evaluate("[map.getZoom(), map.getCenter()]")
    box = frame.frame_element().bounding_box()
    page.mouse.move(box["x"] + 200, box["y"] + 150)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -300)
    page.keyboard.up("Control")
    frame.wait_for_function(f"map.getZoom() > {home[0]} + 0.5")
    frame.get_by_role("button", name="Back to the whole map").click()
    frame.wait_for_function(f"Math.abs(map.getZoom() - {home[0]}) < 1e-6")
    centre = frame.evaluate("map.getCenter()")
    assert centre["lat"] == pytest.approx(home[1]["lat"], abs=0.5)


def test_the_first_click_is_heard_with_the_map_half_out_of_view(open_page):
    page = open_page("places", **LOW)
    frame = maps(page)[0]
    box = half_out_of_view(page, frame)
    before = page.evaluate(SCROLLED)
    spot = frame.evaluate(
        f"""[...document.querySelectorAll('{PIN}')].map((pin) => {{
          const box = pin.getBoundingClientRect();
          return [box.x + box.width / 2, box.y + box.height / 2, pin];
        }}).filter(([x, y, pin]) => y > 10 && y < {box["height"] / 2 - 20} &&
            pin.contains(document.elementFromPoint(x, y))).map(([x, y]) => [x, y])[0]"""
    )
    page.mouse.click(box["x"] + spot[0], box["y"] + spot[1])
    page.wait_for_url("**place=*")
    assert page.evaluate(SCROLLED) == before


def test_the_first_drag_moves_the_map_and_not_the_page(open_page):
    page = open_page("cases", **LOW)
    frame = maps(page)[0]
    act(frame, "map.setZoom(map.getZoom() + 1.5, {animate: false})")
    box = half_out_of_view(page, frame)
    before, centre = page.evaluate(SCROLLED), frame.evaluate("map.getCenter()")
    page.mouse.move(box["x"] + 300, box["y"] + 90)
    page.mouse.down()
    page.mouse.move(box["x"] + 220, box["y"] + 60, steps=5)
    page.mouse.up()
    frame.wait_for_function("lng => Math.abs(map.getCenter().lng - lng) > 0.01", arg=centre["lng"])
    assert page.evaluate(SCROLLED) == before


class Fingers:
    """Fingers on the screen, told to the browser as a touch screen does."""

    def __init__(self, page):
        self.page, self.session = page, page.context.new_cdp_session(page)

    def _tell(self, kind, points):
        spots = [{"x": x, "y": y} for x, y in points]
        self.session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": spots})

    def move(self, *paths):
        """Each path (start, end) is one finger's."""
        self._tell("touchStart", [start for start, _ in paths])
        for step in range(1, 13):
            part = step / 12
            self._tell(
                "touchMove",
                [(x + part * (to_x - x), y + part * (to_y - y)) for (x, y), (to_x, to_y) in paths],
            )
            self.page.wait_for_timeout(16)
        self._tell("touchEnd", [])


def swipe(page, x, y, up):
    """One finger goes up."""
    Fingers(page).move(((x, y), (x, y - up)))


@pytest.mark.parametrize("path", ["", "places", "cases"])
def test_one_finger_on_a_map_scrolls_the_page(open_page, path):
    page = open_page(path, **PHONE)
    element = maps(page)[0].frame_element()
    element.scroll_into_view_if_needed()
    view = "[map.getZoom(), map.getCenter()]"
    before, at = page.evaluate(SCROLLED), maps(page)[0].evaluate(view)
    box = element.bounding_box()
    y = min(box["y"] + box["height"] - 40, 700)
    swipe(page, box["x"] + 200, y, 200)
    page.wait_for_function(f"{SCROLLED} > {before} + 60")
    assert maps(page)[0].evaluate(view) == at


def test_two_fingers_zoom_the_map_and_not_the_page(open_page):
    page = open_page("cases", **PHONE)
    frame = maps(page)[0]
    frame.frame_element().scroll_into_view_if_needed()
    y = max(frame.frame_element().bounding_box()["y"] + 120, 120)
    zoom = frame.evaluate(ZOOM)
    Fingers(page).move(((170, y), (110, y)), ((210, y), (270, y)))
    frame.wait_for_function(f"map.getZoom() > {zoom} + 0.5")
    assert page.evaluate("visualViewport.scale") == 1


def test_a_swipe_over_the_labs_map_changes_nothing(open_page):
    page = open_page("lab", **PHONE)
    page.wait_for_selector("path.unit")
    figure, address = page.locator(".lab-figures .big").inner_text(), page.url
    page.locator(".painter .map").scroll_into_view_if_needed()
    box = page.locator(".painter .map").bounding_box()
    before = page.evaluate(SCROLLED)
    swipe(page, box["x"] + 180, min(box["y"] + box["height"] - 40, 700), 200)
    page.wait_for_function(f"{SCROLLED} > {before} + 60")
    settle(page)
    assert page.locator("[data-name=mode-move]").get_attribute("aria-pressed") == "true"
    assert page.locator(".lab-figures .big").inner_text() == figure
    assert page.url == address


def test_a_finger_paints_once_it_is_asked_to(open_page):
    page = open_page("lab", **PHONE)
    page.wait_for_selector("path.unit")
    touch = "getComputedStyle(document.querySelector('.painter .map')).touchAction"
    find = touch.replace("document.querySelector('.painter .map')", "el")
    held = page.locator(".painter .map")
    assert held.evaluate(f"el => {find}") == "pan-y"
    page.locator("[data-name=mode-paint]").tap()
    assert held.evaluate(f"el => {find}") == "none"


def test_arrow_keys_go_from_area_to_area_and_each_is_named(open_page):
    page = open_page("explore", **LAPTOP)
    frame = maps(page)[0]
    area = frame.locator("path[role][tabindex='0']")
    assert area.count() == 1
    area.focus()
    focused = "document.activeElement.getAttribute('aria-label')"
    first = frame.evaluate(focused)
    page.keyboard.press("ArrowRight")
    second = frame.evaluate(focused)
    assert first
    assert second
    assert first != second
    assert frame.locator("path[role][tabindex='0']").count() == 1


def test_a_clicked_area_has_no_box_around_it_and_a_focused_one_has_a_ring(open_page):
    page = open_page("explore", **LAPTOP)
    frame = maps(page)[0]
    area = frame.locator("path[role]").nth(20)
    area.click(force=True)
    look = "el => [getComputedStyle(el).outlineStyle, getComputedStyle(el).strokeWidth]"
    assert area.evaluate(look)[0] == "none"
    frame.locator("path[tabindex='0']").focus()
    page.keyboard.press("ArrowDown")
    assert frame.locator("path:focus").evaluate(look) == ["none", "4px"]


def apart(a, b):
    return (
        a["x"] + a["width"] <= b["x"] + 1
        or b["x"] + b["width"] <= a["x"] + 1
        or a["y"] + a["height"] <= b["y"] + 1
        or b["y"] + b["height"] <= a["y"] + 1
    )


def boxes(frame, selector):
    return [one.bounding_box() for one in frame.locator(selector).all() if one.is_visible()]


def within(box, around):
    return (
        around["x"] - 1 <= box["x"]
        and box["x"] + box["width"] <= around["x"] + around["width"] + 1
        and around["y"] - 1 <= box["y"]
        and box["y"] + box["height"] <= around["y"] + around["height"] + 1
    )


def middle(box):
    return {
        "x": box["x"] + box["width"] / 2,
        "y": box["y"] + box["height"] / 2,
        "width": 0,
        "height": 0,
    }


BUSY = ("places?place=baghdad", "cases?case=bosnia_1995", "cases?case=india_pakistan_1947")
WIDTHS = (1366, 1024, 390)


@pytest.mark.parametrize("path", BUSY)
def test_legend_credit_buttons_names_and_pins_do_not_cover_each_other(open_page, path):
    page = open_page(path, width=WIDTHS[0], height=844)
    uncovered(page)
    for width in WIDTHS[1:]:
        page.set_viewport_size({"width": width, "height": 844})
        settle(page)
        uncovered(page)


def uncovered(page):
    for frame in maps(page):
        frame.wait_for_function("map.getSize().x > 10")
        page.wait_for_timeout(300)
        credit = frame.locator(".atlas-credit").bounding_box()
        legends = boxes(frame, ".atlas-legend")
        buttons = boxes(frame, ".leaflet-bar")
        assert all(apart(one, credit) for one in legends)
        edge = frame.locator(".leaflet-container").bounding_box()
        names = boxes(frame, ":is(.atlas-label, .atlas-country, .atlas-water):not(.hushed)")
        names = [one for one in names if not apart(one, edge)]
        for i, one in enumerate(names):
            assert within(one, edge)  # no word is cut
            assert all(apart(one, other) for other in [*names[i + 1 :], *buttons])
        pins = boxes(frame, ".atlas-pin, .atlas-callout")
        assert all(apart(middle(pin), one) for pin in pins for one in [*buttons, *legends])


def test_a_tooltip_breaks_no_line(open_page):
    page = open_page("explore", **LAPTOP)
    frame = maps(page)[1]
    frame.locator("path[role]").first.evaluate("el => el.scrollIntoView({block: 'center'})")
    x, y = frame.locator("path[role]").first.evaluate(AIM)
    box = frame.frame_element().bounding_box()
    page.mouse.move(box["x"] + x, box["y"] + y)
    tip = frame.locator(".atlas-tip")
    tip.wait_for()
    lines = "el => { const all = new Range(); all.selectNodeContents(el); return [...new Set("
    lines += "[...all.getClientRects()].map((line) => Math.round(line.y)))].length; }"
    assert tip.evaluate(lines) == len([one for one in tip.inner_text().split("\n") if one])


def test_names_are_placed_anew_when_their_typeface_has_come(open_page):
    frame = maps(open_page("places"))[0]
    shown = "document.querySelectorAll('.atlas-label:not(.hushed)').length"
    before = frame.evaluate(shown)
    assert before > 5
    act(
        frame,
        """document.head.insertAdjacentHTML("beforeend",
        "<style id='wide'>.atlas-label { letter-spacing: 1em }</style>"); map.fire("moveend")""",
    )
    frame.wait_for_function(f"{shown} < {before}")
    act(
        frame,
        """document.getElementById("wide").remove();
        document.fonts.dispatchEvent(new Event("loadingdone"))""",
    )
    frame.wait_for_function(f"{shown} === {before}")
