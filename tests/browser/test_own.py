"""The whole walk with the example file, in a real browser: report, load, paint, search, save."""

import json
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

import geodata as gd
from tests.served import settle

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "ireland-1911.geojson"


def open_panel(page):
    page.get_by_text("Add your own territory").click()
    expect(page.get_by_text("Your files stay in this session")).to_be_visible()


def give(page, file):
    page.locator('input[type="file"]').first.set_input_files(file)


def load(page):
    settle(page)  # a press while the report is drawn anew may meet a button that is replaced
    page.get_by_role("button", name="Load", exact=True).click()
    expect(page.get_by_text(re.compile("in this session alone")).first).to_be_visible(
        timeout=20_000
    )


def figure(page):
    return page.locator(".lab-figures .big")


@pytest.fixture
def lab(open_page):
    page = open_page("lab")
    page.wait_for_selector("path.unit")
    open_panel(page)
    return page


def test_from_a_file_to_a_saved_plan(lab, open_page, tmp_path):
    give(lab, EXAMPLE)
    expect(lab.get_by_text(re.compile("14 areas")).first).to_be_visible(timeout=20_000)
    load(lab)
    expect(lab.locator("path.unit")).to_have_count(14, timeout=20_000)
    shipped = gd.territory("ireland-1911")
    first = shipped.counts.idxmax(axis=1)
    sides = {group: gd.Side(group, frozenset({group})) for group in shipped.groups}
    plan = gd.Plan.of(first, sides)
    expect(figure(lab)).to_have_text(f"{gd.evaluate(shipped, plan).wrong_side:,.0f}")
    place = list(shipped.units.index).index("tyrone")
    path = lab.locator(f'path.unit[data-unit="{place}"]')
    lab.locator(".sides button", has_text="protestants").click()
    path.focus()
    lab.keyboard.press("Enter")
    flipped = plan.flip("tyrone", "protestants_and_others")
    wrong = f"{gd.evaluate(shipped, flipped).wrong_side:,.0f}"
    expect(figure(lab)).to_have_text(wrong)
    open_panel(lab)
    settle(lab)  # a file that is asked for while its page is drawn anew does not come
    with lab.expect_download() as told:
        lab.get_by_role("button", name="Save territory and plan").click()
    saved = tmp_path / "ireland.territory.json"
    told.value.save_as(saved)
    assert json.loads(saved.read_text())["more"]["plan"]["assignment"]["tyrone"].startswith("Prot")
    lab.get_by_text("Save and load").click()
    with lab.expect_download() as told:
        lab.get_by_role("button", name="Save as JSON").click()
    assert json.loads(Path(told.value.path()).read_text())["assignment"]["tyrone"].startswith(
        "Prot"
    )
    again = open_page("lab")
    again.wait_for_selector("path.unit")
    open_panel(again)
    give(again, saved)
    load(again)
    expect(figure(again)).to_have_text(wrong, timeout=20_000)


def weighing(size):
    """The example with a note that makes it so many bytes."""
    areas = json.loads(EXAMPLE.read_text())
    areas["note"] = ""
    areas["note"] = "x" * (size - len(json.dumps(areas)))
    return json.dumps(areas).encode()


def test_a_file_of_five_megabytes_is_read_and_a_larger_one_is_not_taken(lab):
    file = {"name": "ireland.geojson", "mimeType": "application/geo+json"}
    with lab.expect_request("**/_stcore/upload_file/**") as sent:
        give(lab, file | {"buffer": weighing(5_000_000)})
    expect(lab.get_by_text(re.compile("14 areas")).first).to_be_visible(timeout=20_000)
    # Past the control, with the session, the token and the form that the browser sent.
    names = ("x-xsrftoken", "cookie", "origin", "referer")
    headers = {name: v for name, v in sent.value.all_headers().items() if name in names}

    def put(size):
        form = {"file": file | {"buffer": b"x" * size}}
        address = sent.value.url.rpartition("/")[0] + "/past-the-control"
        return lab.request.put(address, headers=headers, multipart=form).status

    assert (put(1_000), put(7_000_000)) == (204, 413)


def test_the_report_is_sound_on_a_narrow_screen(open_page):
    page = open_page("lab", width=390, height=844, color_scheme="dark")
    page.wait_for_selector("path.unit")
    open_panel(page)
    give(page, EXAMPLE)
    expect(page.get_by_text(re.compile("14 areas")).first).to_be_visible(timeout=20_000)
    page.wait_for_timeout(800)
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 390
    assert inaccessible(page, "own-|stExpander") == []
    page.emulate_media(color_scheme="light")
    page.wait_for_timeout(300)
    assert inaccessible(page, "own-|stExpander", "color-contrast") == []


FADED = """button => {
    const parts = css => css.match(/[\\d.]+/g).map(Number);
    const [r, g, b, a = 1] = parts(getComputedStyle(button.querySelector('p')).color);
    const [R, G, B] = parts(getComputedStyle(document.querySelector('.stApp')).backgroundColor);
    return a * (Math.abs(r - R) + Math.abs(g - G) + Math.abs(b - B)) / 3;
}"""  # how far the button's words stand out from the page, of 255


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_button_that_cannot_be_pressed_yet_still_has_its_words(open_page, scheme):
    page = open_page("lab", color_scheme=scheme)
    page.wait_for_selector("path.unit")
    open_panel(page)
    areas = json.loads(EXAMPLE.read_text())
    areas["features"][0]["properties"]["unit_id"] = areas["features"][1]["properties"]["unit_id"]
    file = {"name": "twice.geojson", "mimeType": "application/geo+json"}
    give(page, file | {"buffer": json.dumps(areas).encode()})
    page.get_by_label("Id", exact=True).click()
    page.get_by_role("option", name="unit_id", exact=True).click()
    button = page.get_by_role("button", name="Load", exact=True)
    expect(button).to_be_disabled(timeout=20_000)
    expect(page.get_by_text("no value twice").first).to_be_visible()
    assert button.evaluate(FADED) > 40


def inaccessible(page, ours, *rules):
    """What axe finds by WCAG's rules, or by these alone, on elements whose markup has `ours`."""
    options = {"runOnly": list(rules or ("wcag2a", "wcag2aa")), "resultTypes": ["violations"]}
    return [
        (one["id"], node["html"][:160])
        for one in Axe().run(page, options=options).response["violations"]
        for node in one["nodes"]
        if re.search(ours, node["html"])
    ]
