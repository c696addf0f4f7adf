"""The briefing in a browser: keys wherever the focus is, one frame, two windows in step."""

import json
import re

import pytest

from components.story import files
from components.story.stage import stage
from components.story.story import story
from tests.served import maps, settle

IDS = story().ids
FILES = "input[type=file]"


def at(page, step):
    """Wait until the step is on the screen, and its map where the step wants it."""
    page.wait_for_function(
        "title => document.querySelector('.step h1')?.textContent === title",
        arg=story().steps[IDS.index(step)].title,
    )
    page.wait_for_url(re.compile(rf"step={step}\b"))
    settle(page)


def first_map(page):
    return next(
        f for f in maps(page) if f.evaluate("map.getContainer().dataset.atlas").endswith("first")
    )


def test_keys_turn_pages_with_the_focus_on_the_page_and_in_the_map(open_page):
    page = open_page("briefing")
    for key, step in (
        ("ArrowRight", 1),
        ("PageDown", 2),
        ("Space", 3),
        ("ArrowLeft", 2),
        ("PageUp", 1),
        ("End", 12),
        ("Home", 0),
    ):
        page.keyboard.press(key)
        at(page, IDS[step])
    frame = first_map(page)
    frame.locator(".leaflet-container").click(position={"x": 300, "y": 500})
    for key, step in (("ArrowRight", 1), ("Space", 2), ("PageUp", 1), ("End", 12), ("Home", 0)):
        assert page.evaluate("document.activeElement.tagName") == "IFRAME"
        page.keyboard.press(key)
        at(page, IDS[step])
        frame.locator(".leaflet-container").focus()


def test_a_quick_hand_loses_no_page(open_page):
    page = open_page("briefing")
    for _ in range(7):
        page.keyboard.press("PageDown")
    at(page, IDS[7])


def test_the_map_moves_and_repaints_in_one_frame_for_the_whole_story(open_page):
    page = open_page("briefing")
    frame = first_map(page)
    frame.evaluate("window.mark = 'same frame'")
    views = [scene.view for scene in stage(story().steps).first]
    for step, view in list(zip(IDS, views, strict=True))[1:]:
        page.keyboard.press("ArrowRight")
        at(page, step)
        frame.wait_for_function(
            "([lat, lon]) => { const c = map.getCenter();"
            " return Math.hypot(c.lat - lat, c.lng - lon) < 0.01 }",
            arg=[view["lat"], view["lon"]],
        )
        assert frame.evaluate("window.mark") == "same frame"


def test_what_another_step_painted_is_gone(open_page):
    page = open_page("briefing?step=partitions")
    strokes = "Object.values(map.atlas.shapes).flatMap(s => Object.values(s.parts))"
    frame = first_map(page)
    assert frame.evaluate(f"{strokes}.filter(p => p.options.stroke).length") == 0
    assert frame.locator(".atlas-country").first.is_hidden()


def test_the_bar_jumps_and_says_where_it_is(open_page):
    page = open_page("briefing?step=5")
    page.get_by_role("button", name="Step 10: What any line leaves").click()
    at(page, "price")
    now = page.locator("[aria-current=step]")
    assert now.get_attribute("aria-label").startswith("Step 10")
    page.get_by_role("button", name="Back", exact=True).click()
    at(page, "partitions")
    page.get_by_role("button", name="Last", exact=True).click()
    at(page, "close")
    assert page.get_by_role("button", name="Next", exact=True).is_disabled()


def test_chrome_is_hidden_while_presenting_and_back_while_preparing(open_page):
    page = open_page("briefing?step=limits")
    header = page.get_by_test_id("stHeader")
    assert header.is_hidden()
    box = first_map(page).frame_element().bounding_box()
    assert box["y"] == 0
    assert box["height"] > 1000
    page.keyboard.press("Escape")
    page.get_by_role("heading", name="Hand it out").wait_for()
    assert header.is_visible()
    page.get_by_role("button", name="Present", exact=True).click()
    at(page, "limits")
    assert "mode=" not in page.url


def test_a_pair_has_one_scale_and_pans_together(open_page):
    page = open_page("briefing?step=mixture")
    left, right = maps(page)
    page.wait_for_timeout(1500)
    scale = "atlas.metresPerPixel(map)"
    assert left.evaluate(scale) == pytest.approx(right.evaluate(scale), rel=1e-6)
    before = right.evaluate("map.getCenter()")
    left.evaluate("map.panBy([150, 0], {animate: false})")
    page.wait_for_timeout(300)
    assert right.evaluate("map.getCenter()") != before
    assert left.evaluate(scale) == pytest.approx(right.evaluate(scale), rel=1e-2)


def test_typing_in_a_field_turns_no_page(open_page):
    page = open_page("briefing?mode=prepare&step=close")
    field = page.get_by_role("textbox", name="Message")
    field.click()
    page.keyboard.press("End")
    page.keyboard.type(" and more")
    assert field.input_value().endswith(" and more")
    assert "mode=prepare" in page.url


def presenter_of(page):
    """Open the presenter window as a person does."""
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Open the presenter window").click()
    window = opened.value
    window.get_by_text("Elapsed").wait_for(timeout=60_000)
    return window


def shows(window, title):
    window.get_by_role("heading", name=title, exact=True).first.wait_for(timeout=20_000)


def test_two_windows_of_one_presenter_are_in_step_and_others_are_not(open_page):
    audience = open_page("briefing?mode=prepare&step=dayton")
    stranger = open_page("briefing?step=dayton")
    window = presenter_of(audience)
    audience.get_by_role("button", name="Present", exact=True).click()
    at(audience, "dayton")
    shows(window, story().steps[1].title)
    assert story().steps[1].notes.splitlines()[0] in window.locator(".notes").inner_text()
    window.keyboard.press("ArrowRight")
    at(audience, IDS[2])
    audience.keyboard.press("End")
    shows(window, story().steps[12].title)
    assert "step=dayton" in stranger.url
    assert stranger.locator(".step h1").inner_text() == story().steps[1].title
    other = presenter_of(open_page("briefing?mode=prepare&step=limits"))
    shows(other, story().steps[11].title)
    shows(window, story().steps[12].title)


def test_a_window_loaded_anew_is_back_in_its_room(open_page):
    audience = open_page("briefing?mode=prepare&step=dayton")
    window = presenter_of(audience)
    audience.get_by_role("button", name="Present", exact=True).click()
    at(audience, "dayton")
    audience.reload()
    settle(audience)
    window.keyboard.press("End")
    shows(window, story().steps[12].title)
    at(audience, "close")


def test_an_own_briefing_travels_as_a_file(open_page, tmp_path):
    page = open_page("briefing?mode=prepare")
    page.get_by_text("2. Dayton").click()
    page.get_by_role("button", name="Up", exact=True).click()
    page.get_by_text("1. Dayton").wait_for()
    with page.expect_download() as started:
        page.get_by_role("button", name="Save as a file").click()
    saved = started.value
    assert re.fullmatch(r"carved-or-commingled-[\d-]+\.json", saved.suggested_filename)
    saved.save_as(tmp_path / "mine.json")
    assert files.load((tmp_path / "mine.json").read_bytes()).ids[:2] == ["dayton", "srebrenica"]

    fresh = open_page("briefing?mode=prepare")
    fresh.locator(FILES).set_input_files(tmp_path / "mine.json")
    fresh.get_by_text("Loaded: 13 steps.").wait_for()
    fresh.get_by_text("1. Dayton").wait_for()


def test_a_file_with_an_unknown_step_is_refused_and_nothing_is_taken_over(open_page, tmp_path):
    text = files.save(story()).decode().replace('"baghdad"', '"atlantis"')
    (tmp_path / "old.json").write_text(text)
    page = open_page("briefing?mode=prepare")
    page.locator(FILES).set_input_files(tmp_path / "old.json")
    page.get_by_text("the story has no step “atlantis”").wait_for()
    assert page.get_by_role("radio").count() == 13
    page.get_by_text("5. Baghdad").wait_for()


def test_hostile_words_do_nothing_on_the_screen(open_page, tmp_path):
    hostile = "<img src=x onerror='window.owned=1'><script>window.owned=1</script>`${1}`"
    step = {"title": hostile, "message": hostile, "notes": hostile}
    step["maps"] = [
        {
            "scene": "territory",
            "options": {"territory": "iraq-2005"},
            "marks": [
                {"number": 1, "lat": 33.3, "lon": 44.4, "text": hostile[:80], "direction": "left"}
            ],
        }
    ]
    data = {
        "format": files.FORMAT,
        "version": files.VERSION,
        "title": hostile[:120],
        "steps": [step],
    }
    (tmp_path / "hostile.json").write_text(json.dumps(data))
    page = open_page("briefing?mode=prepare")
    page.locator(FILES).set_input_files(tmp_path / "hostile.json")
    page.get_by_text("Loaded: 1 steps.").wait_for()
    window = presenter_of(page)
    page.bring_to_front()
    page.get_by_role("button", name="Present", exact=True).click()
    page.wait_for_selector(".step h1")
    settle(page)
    assert page.locator(".step h1").inner_text() == hostile
    for one in (page, window, *maps(page)):
        assert one.evaluate("window.owned") is None
    assert first_map(page).locator(".atlas-label").inner_text() == hostile[:80]


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_is_wider_than_the_window(open_page, width):
    page = open_page("briefing?step=mixture", width, 844)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.get_by_role("button", name="Next", exact=True).is_visible()
