"""Exports opened by something other than what wrote them."""

import json
import re
import shutil
import subprocess
from datetime import datetime

import pytest

from components.paper.html import html
from components.paper.pptx import pptx
from components.story.story import story
from tests.served import act, maps, serve, settle, until

IDS = story().ids
# How each key walks, and where from the middle of the story it must lead.
KEYS = {"ArrowRight": 1, "PageDown": 1, "Space": 1}


@pytest.fixture(scope="module")
def app():
    """A server of their own: what another test had made would be there at once."""
    with serve() as address:
        yield address


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("export") / "briefing.html"
    path.write_bytes(html(story()))
    return path


@pytest.fixture
def offline(file, browser):
    """The web page opened from disk with the network off; nothing may be asked for or go wrong."""
    asked, errors = [], []
    context = browser.new_context(viewport={"width": 1600, "height": 900}, offline=True)
    page = context.new_page()
    page.on(
        "console", lambda message: errors.append(message.text) if message.type == "error" else 0
    )
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    yield page
    context.close()
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert errors == []


# What is said below a chart and is larger than its place.
OVERFLOWING = """[...document.querySelectorAll(".here .bars ~ p")]
  .filter((line) => line.scrollHeight > line.clientHeight + 2).map((line) => line.textContent)"""


def hash_of(page):
    """The step in the address, as the page itself has it."""
    return page.evaluate("location.hash.slice(1)")


def test_every_step_is_walked_by_keys_without_a_network(offline):
    for i, step in enumerate(story().steps):
        if i:
            offline.keyboard.press(list(KEYS)[i % len(KEYS)])
        assert offline.locator(".here h1").inner_text() == step.title
        assert offline.locator(".here .message").inner_text() == step.message
        assert offline.locator(".here h1").is_visible()
        assert hash_of(offline) == step.id
        shown = offline.locator(".map:not(.ghost):visible").count()
        assert shown == len(step.maps)
        assert offline.locator("#first .leaflet-pane path").count() > 0
        assert offline.evaluate(OVERFLOWING) == [], step.id
    offline.keyboard.press("ArrowRight")
    assert offline.locator(".here h1").inner_text() == story().steps[-1].title
    for key, step in (("PageUp", 15), ("ArrowLeft", 14), ("Home", 0), ("End", 16)):
        offline.keyboard.press(key)
        assert hash_of(offline) == IDS[step]


def test_the_web_page_s_maps_move_and_keep_their_callouts(offline):
    for _ in range(3):
        offline.keyboard.press("ArrowRight")
    marks = offline.locator("#first .atlas-callout")
    assert marks.count() == 3
    before = marks.first.bounding_box()
    box = offline.locator("#first").bounding_box()
    offline.mouse.move(box["x"] + 400, box["y"] + 100)
    offline.mouse.down()
    offline.mouse.move(box["x"] + 480, box["y"] + 160, steps=4)
    offline.mouse.up()
    offline.wait_for_timeout(300)
    after = marks.first.bounding_box()
    assert after["x"] - before["x"] > 60  # at least as far as it was dragged
    offline.keyboard.press("ArrowRight")  # the focus is in the map now
    assert hash_of(offline) == IDS[4]


def test_the_web_page_is_read_by_scrolling_too(offline):
    """The wheel scrolls the page wherever the pointer is, and the map follows the words."""
    box = offline.locator("#first").bounding_box()
    offline.mouse.move(box["x"] + 300, box["y"] + 300)
    high = offline.evaluate("innerHeight")
    for step in (1, 2, 3):
        offline.mouse.wheel(0, high)
        offline.wait_for_function("id => location.hash === '#' + id", arg=IDS[step])
    assert offline.locator("#first .atlas-callout").count() == 3


# What is in the first map, and how many pictures fade over it, whenever anything there changes.
WATCH = """
() => {
  window.seen = [];
  const first = document.querySelector("#first");
  new MutationObserver(() => window.seen.push([
    [...first.querySelectorAll("path")].filter((p) => p.getAttribute("d")?.length > 9).length,
    document.querySelectorAll(".ghost").length,
  ])).observe(document.body, { childList: true, subtree: true });
}
"""


def test_the_web_page_never_shows_an_empty_map_between_two_steps(offline):
    """The last picture fades over the next one, which is there at once."""
    offline.evaluate(WATCH)
    offline.keyboard.press("ArrowRight")
    until(lambda: offline.evaluate("window.seen.length && !document.querySelector('.ghost')"))
    seen = offline.evaluate("window.seen")
    assert max(ghosts for _, ghosts in seen) == 1
    assert min(paths for paths, _ in seen) > 0


def test_a_link_into_the_web_page_opens_its_step(file, browser):
    page = browser.new_context(offline=True).new_page()
    page.goto(f"{file.as_uri()}#limits")
    assert page.locator(".here h1").inner_text() == story().steps[IDS.index("limits")].title
    assert page.locator(".here h1").is_visible()
    assert page.get_by_text("Notes", exact=True).count() == 0
    page.context.close()


def test_the_web_page_shows_pairs_at_one_scale(offline):
    for _ in range(4):
        offline.keyboard.press("ArrowRight")
    scales = offline.locator(
        ".slot > :not(.ghost) .leaflet-control-scale-line:visible"
    ).all_inner_texts()
    assert len(scales) == 2
    assert scales[0] == scales[1]
    widths = [
        one.bounding_box()["width"] for one in offline.locator(".map:not(.ghost):visible").all()
    ]
    assert widths[0] == pytest.approx(widths[1], abs=1)


def plain(text):
    """Letters alone: pdftotext takes a hyphen or a dash at the end of a line for a break."""
    return "".join(text.replace("-", "").split())


def test_slides_open_in_libreoffice_with_their_words(tmp_path):
    tools = {name: shutil.which(name) for name in ("soffice", "pdftotext", "pdftoppm")}
    missing = [name for name, found in tools.items() if not found]
    assert not missing, f"{missing}: install Debian's libreoffice-impress and poppler-utils."
    deck = tmp_path / "deck.pptx"
    deck.write_bytes(pptx(story(), datetime(2026, 11, 22)))
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    subprocess.run(
        [tools["soffice"], home, "--headless", "--convert-to", "pdf", deck, "--outdir", tmp_path],
        check=True,
        capture_output=True,
        timeout=180,
    )
    text = subprocess.run(
        [tools["pdftotext"], "-raw", tmp_path / "deck.pdf", "-"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    pages = [plain(page) for page in text.split("\f") if page.strip()]
    assert len(pages) == len(story().steps) + 1
    for step, page in zip(story().steps, pages, strict=False):
        assert plain(step.title) in page
        assert plain(step.message) in page
        for state in step.maps:
            for mark in state.marks:
                assert plain(mark.text) in page
    subprocess.run(
        [tools["pdftoppm"], "-r", "40", "-png", tmp_path / "deck.pdf", tmp_path / "slide"],
        check=True,
    )
    from PIL import Image

    for picture in sorted(tmp_path.glob("slide-*.png")):
        # A picture of a map, not of an empty or black slide.
        colours = Image.open(picture).convert("RGB").getcolors(1_000_000)
        assert len(colours) > 150


def test_a_map_is_exported_as_it_stands(open_page, tmp_path):
    page = open_page("explore")
    left, right = maps(page)
    act(left, "map.panBy([70, 30], {animate: false})")
    centre = left.evaluate("map.getCenter()")
    page.get_by_role("button", name="Export this map").click()
    page.get_by_role("button", name="SVG", exact=True).wait_for()
    settle(page)
    for name, suffix, size in (
        ("PNG, 1×", "png", "-1x"),
        ("SVG", "svg", ""),
        ("Table, CSV", "csv", ""),
        ("GeoJSON", "geojson", ""),
    ):
        with page.expect_download() as started:
            page.get_by_role("button", name=name, exact=True).click()
        done = started.value
        kept = rf"explore-the-maps{size}-[\d-]{{15}}\.{suffix}"
        assert re.fullmatch(kept, done.suggested_filename)
        done.save_as(tmp_path / suffix)
    drawing = (tmp_path / "svg").read_text()
    for fill in set(left.evaluate(COLOURS)) | set(right.evaluate(COLOURS)):
        assert f'fill="{fill}"' in drawing
    data = json.loads((tmp_path / "geojson").read_text())
    assert {one["properties"]["layer"] for one in data["features"]} >= {"units", "callouts"}
    assert "Banja Luka" in (tmp_path / "csv").read_text()
    page.get_by_role("button", name="Add this view to the briefing").click()
    page.get_by_text(f"now {len(IDS) + 1} steps").wait_for()
    page.get_by_test_id("stTopNav").get_by_role("link", name="Briefing").click()
    page.locator("ol button", has_text=f"{len(IDS) + 1}. ").click()
    page.locator("ol button[aria-pressed=true]", has_text=f"{len(IDS) + 1}. ").wait_for()
    settle(page)
    page.get_by_role("button", name="Present", exact=True).click()
    page.wait_for_selector(".step h1")
    page.wait_for_url(re.compile("step=view"))
    settle(page)
    page.wait_for_timeout(1500)
    shown = maps(page)[0].evaluate("map.getCenter()")
    assert shown["lat"] == pytest.approx(centre["lat"], abs=0.01)
    assert shown["lng"] == pytest.approx(centre["lng"], abs=0.01)


COLOURS = "Object.values(map.atlas.shapes.units.parts).map(p => p.options.fillColor)"


def test_a_file_is_made_watched_stopped_and_fetched(open_page, tmp_path):
    page = open_page("briefing")
    page.get_by_role("button", name="Slides (PPTX)").click()
    # Streamlit has a Stop of its own in the header while a script runs.
    page.get_by_test_id("stMain").get_by_role("button", name="Stop").click()
    page.get_by_text("Stopped.").wait_for(timeout=30_000)
    page.get_by_role("button", name="Handout (PDF)").click()
    with page.expect_download(timeout=60_000) as started:
        page.get_by_role("button", name=re.compile("^Download carved-")).click(timeout=60_000)
    assert re.fullmatch(r"carved-or-commingled-[\d-]{15}\.pdf", started.value.suggested_filename)
    started.value.save_as(tmp_path / "handout.pdf")
    assert (tmp_path / "handout.pdf").read_bytes().startswith(b"%PDF-1.7")
