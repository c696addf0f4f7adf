"""A briefing of one's own in a browser: kept, moved, loaded; hostile words inert."""

import json
import re

from playwright.sync_api import expect

from components.story import files
from components.story.story import story
from tests.browser.briefing import FILES, IDS, button, first_map, presenter_of
from tests.browser.lab import point, ready
from tests.served import free_port, maps, serve, settle


def tiles(page):
    """The steps' titles on the start page, in their order."""
    return [text.split(". ", 1)[1] for text in page.locator("ol button").all_inner_texts()]


def moved(page):
    """Dayton's step moved before Srebrenica's, as one's own briefing."""
    page.locator("ol button", has_text="Dayton: a line").click()
    button(page, "Earlier").click()
    page.locator("ol button", has_text="3. Dayton").wait_for()
    settle(page)


def is_moved(page):
    page.locator("ol button", has_text="3. Dayton").wait_for()
    return True


def test_an_own_briefing_travels_as_a_file(open_page, tmp_path):
    page = open_page("briefing")
    moved(page)
    with page.expect_download() as started:
        button(page, "Save as a file").click()
    saved = started.value
    assert re.fullmatch(r"carved-or-commingled-[\d-]+\.json", saved.suggested_filename)
    saved.save_as(tmp_path / "mine.json")
    assert files.load((tmp_path / "mine.json").read_bytes()).ids[2:4] == ["dayton", "srebrenica"]

    fresh = open_page("briefing")
    fresh.locator(FILES).set_input_files(tmp_path / "mine.json")
    fresh.get_by_text("Loaded: 17 steps.").wait_for()
    assert is_moved(fresh)


def test_an_own_briefing_outlives_a_link_a_reload_and_another_tab(open_page):
    page = open_page("briefing")
    moved(page)
    page.goto(page.url.split("briefing")[0] + "claims")
    settle(page)
    page.goto(page.url.split("claims")[0] + "briefing")
    assert is_moved(page)
    page.get_by_text("was kept in this browser").wait_for()
    page.reload()
    assert is_moved(page)
    other = page.context.new_page()
    other.goto(page.url)
    settle(other)
    assert is_moved(other)
    other.locator("ol button", has_text="3. Dayton").click()
    button(other, "Later").click()
    other.locator("ol button", has_text="4. Dayton").wait_for()
    page.locator("ol button", has_text="4. Dayton").wait_for()


def test_an_own_briefing_outlives_a_restart_of_the_server(browser):
    """A page that was left open meets the new server at the next press."""
    port = free_port()
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    with serve(port=port) as address:
        page.goto(f"{address}/briefing")
        settle(page)
        moved(page)
    with serve(port=port):
        page.wait_for_selector("[data-testid=stApp][data-test-connection-state=CONNECTED]")
        page.locator("ol button", has_text="Baghdad").click()
        page.get_by_text("was kept in this browser").wait_for(timeout=60_000)
        assert is_moved(page)
        settle(page)
        page.goto(f"{address}/briefing")
        assert is_moved(page)
    context.close()


def test_a_step_of_one_s_own_is_shown_after_a_reload_in_the_middle(open_page):
    page = open_page("briefing")
    page.locator("ol button", has_text="Dayton: a line").click()
    button(page, "Duplicate").click()
    page.locator("ol button", has_text="5. Dayton").wait_for()
    settle(page)
    page.goto(page.url.split("?")[0] + "?step=dayton-2")
    page.get_by_text("5 of 18").wait_for()
    page.reload()
    page.get_by_text("5 of 18").wait_for()


def test_steps_are_dragged_and_moved_by_keys(open_page):
    page = open_page("briefing")
    tile = page.locator("ol button")
    tile.nth(4).drag_to(tile.nth(1))
    page.locator("ol button", has_text="2. First condition in Bosnia").wait_for()
    settle(page)
    tile.nth(1).focus()
    page.keyboard.press("Alt+ArrowRight")
    page.locator("ol button", has_text="3. First condition in Bosnia").wait_for()
    assert sorted(tiles(page)) == sorted(step.title for step in story().steps)


def test_a_link_to_one_s_own_briefing_opens_it_elsewhere(open_page):
    page = open_page("briefing")
    moved(page)
    link = page.get_by_test_id("stCode").inner_text().strip()
    assert len(link) < 2000
    other = open_page(link.split("/")[-1])
    assert is_moved(other)
    other.get_by_text("A link brought this briefing").wait_for()


def test_a_file_with_an_unknown_step_is_refused_and_nothing_is_taken_over(open_page, tmp_path):
    text = files.save(story()).decode().replace('"baghdad"', '"atlantis"')
    (tmp_path / "old.json").write_text(text)
    page = open_page("briefing")
    page.locator(FILES).set_input_files(tmp_path / "old.json")
    page.get_by_text("the story has no step “atlantis”").wait_for()
    assert page.locator("ol button").count() == len(IDS)
    page.locator("ol button", has_text="7. Baghdad").wait_for()


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
    page = open_page("briefing")
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


def test_a_changed_line_joins_the_briefing_under_its_own_name_with_its_figure(open_page):
    page = open_page("lab")
    ready(page)
    page.mouse.click(*point(page, "bosnia-1991", "foca"))
    page.wait_for_url(re.compile("plan="))
    figure = page.locator(".lab-figures .big")
    expect(figure).not_to_have_text("1,060,572")
    people = figure.inner_text()
    button(page, "Add this view to the briefing").click()
    page.get_by_text(f"now {len(IDS) + 1} steps").wait_for()
    page.get_by_test_id("stTopNav").get_by_role("link", name="Briefing").click()
    page.locator("ol button", has_text=f"{len(IDS) + 1}. Your line, changed from Dayton").click()
    settle(page)
    button(page, "Present").click()
    page.wait_for_url(re.compile("step=view"))
    settle(page)
    assert page.locator(".step h1").inner_text().startswith("Your line, changed from Dayton")
    assert people in page.locator(".step").inner_text()
