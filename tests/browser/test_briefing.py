"""The briefing in a browser: keys wherever the focus is, one frame, two windows in step."""

import pytest

from components.story.stage import stage
from components.story.story import story
from tests.browser.briefing import IDS, at, button, first_map, prepared, presenter_of, shows
from tests.served import act, maps, settle


def test_keys_turn_pages_with_the_focus_on_the_page_and_in_the_map(open_page):
    page = open_page("briefing?step=title")
    for key, step in (
        ("ArrowRight", 1),
        ("PageDown", 2),
        ("Space", 3),
        ("ArrowLeft", 2),
        ("PageUp", 1),
        ("End", 16),
        ("Home", 0),
    ):
        page.keyboard.press(key)
        at(page, IDS[step])
    frame = first_map(page)
    frame.locator(".leaflet-container").click(position={"x": 300, "y": 500})
    for key, step in (("ArrowRight", 1), ("Space", 2), ("PageUp", 1), ("End", 16), ("Home", 0)):
        assert page.evaluate("document.activeElement.tagName") == "IFRAME"
        page.keyboard.press(key)
        at(page, IDS[step])
        frame.locator(".leaflet-container").focus()
    # A quick hand loses no page.
    for _ in range(7):
        page.keyboard.press("PageDown")
    at(page, IDS[7])


def test_a_wish_that_is_lost_on_its_way_is_said_again(open_page):
    lost = []

    def passed_on(socket):
        server = socket.connect_to_server()

        def say(message):
            if b'"to"' in message and not lost:
                lost.append(message)
            else:
                server.send(message)

        socket.on_message(say)

    page = open_page(
        "briefing?step=title",
        fresh=True,
        watch=lambda page: page.route_web_socket("**/_stcore/stream", passed_on),
    )
    page.keyboard.press("End")
    at(page, IDS[-1])
    assert len(lost) == 1


def test_what_another_step_painted_is_gone(open_page):
    page = open_page("briefing?step=partitions")
    strokes = "Object.values(map.atlas.shapes).flatMap(s => Object.values(s.parts))"
    frame = first_map(page)
    assert frame.evaluate(f"{strokes}.filter(p => p.options.stroke).length") == 0
    assert frame.locator(".atlas-country").first.is_hidden()


def test_the_bar_jumps_and_says_where_it_is(open_page):
    page = open_page("briefing?step=5")
    page.get_by_role("button", name="Step 13: What any line leaves").click()
    at(page, "price")
    now = page.locator("[aria-current=step]")
    assert now.get_attribute("aria-label").startswith("Step 13")
    page.get_by_role("button", name="Back", exact=True).click()
    at(page, "partitions")
    page.get_by_role("button", name="Last", exact=True).click()
    at(page, "ahead")
    assert page.get_by_role("button", name="Next", exact=True).is_disabled()


SIZES = ((390, 844), (1280, 720), (1366, 768), (1024, 768), (1920, 1080))


def test_one_frame_moves_through_the_story_with_the_bar_in_view_at_every_size(open_page):
    """Also with all sources opened: the words scroll by themselves."""
    page = open_page("briefing?step=title", *SIZES[-1])
    frame = first_map(page)
    frame.evaluate("window.mark = 'same frame'")
    views = [scene.view for scene in stage(story().steps).first]
    for i, (step, view) in enumerate(zip(story().steps, views, strict=True)):
        if i:
            page.keyboard.press("ArrowRight")
            page.wait_for_function(
                "title => document.querySelector('.step h1')?.textContent === title",
                arg=step.title,
            )
            frame.wait_for_function(
                "([lat, lon]) => { const c = map.getCenter();"
                " return Math.hypot(c.lat - lat, c.lng - lon) < 0.01 }",
                arg=[view["lat"], view["lon"]],
            )
        assert frame.evaluate("window.mark") == "same frame"
        page.locator("details.sources").evaluate("node => { node.open = true }")
        for width, height in SIZES:
            page.set_viewport_size({"width": width, "height": height})
            for name in ("Next", "Back", "Leave"):
                box = (
                    page.get_by_role("button", name=name, exact=True)
                    .or_(page.get_by_text(name, exact=True))
                    .first.bounding_box()
                )
                assert 0 <= box["x"] <= box["x"] + box["width"] <= width, (step.id, width, name)
                assert 0 <= box["y"] <= box["y"] + box["height"] <= height, (step.id, width, name)
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            last = page.locator(".step details.sources li").last
            last.scroll_into_view_if_needed()
            assert last.is_visible()


def test_a_source_opens_no_tab_in_front_of_the_audience(open_page):
    page = open_page("briefing?step=limits")
    assert page.locator(".step a").count() == 0
    n = len(story().steps[IDS.index("limits")].source_ids)
    page.get_by_text(f"Sources ({n})").click()
    assert page.locator(".step details li").count() == n
    assert len(page.context.pages) == 1


def start_page(page):
    """Wait for the start page."""
    page.get_by_text("Keys while presenting").wait_for()
    settle(page)


def test_the_start_page_presents_on_the_whole_screen_and_escape_comes_back(open_page):
    page = open_page("briefing")
    assert page.get_by_test_id("stHeader").is_visible()
    page.get_by_role("button", name="Present", exact=True).click()
    at(page, "title")
    assert page.evaluate("Boolean(document.fullscreenElement)")
    assert page.get_by_test_id("stHeader").is_hidden()
    box = first_map(page).frame_element().bounding_box()
    assert box["y"] == 0
    page.keyboard.press("ArrowRight")
    at(page, "question")
    page.evaluate("document.exitFullscreen()")  # what Escape does, which a browser keeps to itself
    start_page(page)
    assert page.get_by_test_id("stHeader").is_visible()
    assert "step=" not in page.url
    pressed = page.locator("ol button[aria-pressed=true]")
    assert "The question" in pressed.inner_text()


def test_keys_blank_the_screen_and_show_all_steps(open_page):
    page = open_page("briefing?step=question")
    black, tiles = page.locator(".black"), page.locator(".tiles")
    page.keyboard.press("b")
    assert black.is_visible()
    page.keyboard.press("ArrowRight")
    assert black.is_hidden()
    assert page.locator(".step h1").inner_text() == story().steps[1].title
    first_map(page).locator(".leaflet-container").focus()
    page.keyboard.press("g")
    tiles.wait_for()
    assert tiles.locator("img").count() == len(IDS)
    tiles.get_by_text("What any line leaves").click()
    at(page, "price")
    assert tiles.is_hidden()
    page.keyboard.press("Escape")
    start_page(page)


def test_a_pair_has_one_scale_and_pans_together(open_page):
    page = open_page("briefing?step=mixture", 1920, 1080)
    left, right = maps(page)
    scale = "atlas.metresPerPixel(map)"
    # A frame that is stretched to the stage keeps its centre to half a pixel: 0.00005 of the scale.
    alike = 5e-5
    for _ in range(100):  # they fly to their views, however long a busy machine takes
        if left.evaluate(scale) == pytest.approx(right.evaluate(scale), rel=alike):
            break
        page.wait_for_timeout(100)
    assert left.evaluate(scale) == pytest.approx(right.evaluate(scale), rel=alike)
    before = right.evaluate("map.getCenter()")
    act(left, "map.panBy([150, 0], {animate: false})")
    page.wait_for_timeout(300)
    assert right.evaluate("map.getCenter()") != before
    assert left.evaluate(scale) == pytest.approx(right.evaluate(scale), rel=1e-2)


def test_typing_in_a_field_turns_no_page(open_page):
    page = prepared(open_page("briefing"), "close")
    field = page.get_by_role("textbox", name="Message")
    field.click()
    page.keyboard.press("End")
    page.keyboard.type(" and more")
    assert field.input_value().endswith(" and more")
    assert "step=" not in page.url
    assert page.get_by_text("Keys while presenting").is_visible()


def test_two_windows_of_one_presenter_are_in_step_and_others_are_not(open_page):
    audience = prepared(open_page("briefing"), "dayton")
    stranger = open_page("briefing?step=dayton")
    window = presenter_of(audience)
    audience.get_by_role("button", name="Present", exact=True).click()
    at(audience, "dayton")
    shows(window, story().steps[IDS.index("dayton")].title)
    assert (
        story().steps[IDS.index("dayton")].notes.splitlines()[0]
        in window.locator(".notes").inner_text()
    )
    window.keyboard.press("ArrowRight")
    at(audience, IDS[4])
    audience.keyboard.press("End")
    shows(window, story().steps[-1].title)
    assert "step=dayton" in stranger.url
    assert stranger.locator(".step h1").inner_text() == story().steps[IDS.index("dayton")].title
    elsewhere = prepared(open_page("briefing"), "limits")
    other = presenter_of(elsewhere)
    button(elsewhere, "Present").click()
    shows(other, story().steps[IDS.index("limits")].title)
    shows(window, story().steps[-1].title)


def test_a_window_loaded_anew_is_back_in_its_room(open_page):
    audience = prepared(open_page("briefing"), "dayton")
    window = presenter_of(audience)
    audience.get_by_role("button", name="Present", exact=True).click()
    at(audience, "dayton")
    audience.reload()
    settle(audience)
    window.keyboard.press("End")
    shows(window, story().steps[-1].title)
    at(audience, "ahead")
