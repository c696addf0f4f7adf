"""The files that leave the app: whole, the same figures as on the screen, hostile text inert."""

import io
import json
import re
import shutil
import subprocess
from html import unescape
from html.parser import HTMLParser

import pandas as pd
import pytest

from components.atlas import layers
from components.atlas.scene import Fixture, Scene
from components.paper.geojson import geojson
from components.paper.html import html
from components.paper.pdf import pdf
from components.paper.pptx import pptx
from components.story import sources
from components.story.stage import stage
from components.story.story import story
from geodata.downloads import safe_csv
from geodata.executors import Stopped
from tests.unit.components.paper.written import HOSTILE, WHEN, told
from tests.unit.old_figures import found as old_figures


@pytest.fixture(scope="module")
def page():
    return html(story()).decode()


@pytest.fixture(scope="module")
def handout(tmp_path_factory):
    return printed(story(), tmp_path_factory.mktemp("pdf") / "handout.pdf")


def tool(name):
    found = shutil.which(name)
    assert found, f"{name} is missing: install Debian's poppler-utils."
    return found


def printed(briefing, path):
    """A handout's pages as text, read by another program than the one that wrote it."""
    path.write_bytes(pdf(briefing, WHEN))
    text = subprocess.run(
        [tool("pdftotext"), "-layout", str(path), "-"], capture_output=True, check=True, text=True
    ).stdout
    return path, [" ".join(page.split()) for page in text.split("\f")]


class Elements(HTMLParser):
    """The elements and attributes of a page outside its scripts."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes = [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]


def data_of(page):
    return json.loads(re.search(r'id="story">(.*?)</script>', page, re.DOTALL).group(1))


def test_the_web_page_is_one_small_file_that_asks_for_nothing(page):
    assert len(page.encode()) < 4_000_000
    found = Elements(page)
    assert not {"link", "iframe", "object", "base"} & set(found.tags)
    assert not [value for name, value in found.attributes if name in ("src", "href")]
    styles = "".join(re.findall(r"<style>(.*?)</style>", page, re.DOTALL))
    assert "@import" not in styles
    assert not re.findall(r"url\((?!data:)", styles)
    assert "default-src 'none'" in page


def test_the_web_page_has_every_step_with_its_figures(page):
    data = data_of(page)
    assert [step["id"] for step in data["steps"]] == story().ids
    for step, kept in zip(story().steps, data["steps"], strict=True):
        shown = unescape(re.sub(r"<[^>]+>", " ", kept["panel"]))
        for text in (step.title, step.message, *told(step)):
            assert " ".join(text.split()) in " ".join(shown.split())


def test_the_web_page_has_the_speaker_s_notes_only_where_they_are_asked_for(page):
    last = story().steps[-1].notes.splitlines()[0]
    assert last not in unescape(page)
    assert last in unescape(html(story(), notes=True).decode())


def test_nothing_is_left_of_the_old_figures(handout):
    panels = [kept["panel"] for kept in data_of(html(story(), notes=True).decode())["steps"]]
    words = re.sub(r"<[^>]+>", " ", unescape(" ".join(panels)))
    assert "1,060,572" in words
    assert old_figures(words) == []
    _, pages = handout
    assert "1,060,572" in " ".join(pages)
    assert old_figures(" ".join(pages)) == []


def test_the_web_page_draws_the_layers_of_the_screen(page):
    data, ready = data_of(page), stage(story().steps)
    for i, kept in enumerate(data["steps"]):
        plain = [{"call": one.call, "content": one.content} for one in ready.first[i].layers]
        assert kept["first"]["layers"] == json.loads(json.dumps(plain))
        assert (kept["second"] is None) == (ready.second[i] is None)
    names = {name for part in ("first", "second") for name in data[part]}
    assert names == set(data["fixtures"])


def test_the_handout_has_a_page_a_step_with_its_figures_and_notes(handout):
    _, pages = handout
    assert len([page for page in pages if page]) > len(story().steps)
    whole = " ".join(pages[len(story().steps) :])
    assert all(
        one.split(" (")[0][:40] in whole for one in sources.each(["icty_krstic_2004", "icj_2007"])
    )
    # The cover has the title, and the other steps' titles as contents.
    assert all(" ".join(step.title.split()) in pages[0] for step in story().steps)
    for step, page in zip(story().steps[1:], pages[1:], strict=False):
        for text in (step.title, *told(step), step.message.split(".")[0]):
            assert " ".join(text.split()) in page
        for note in step.notes.splitlines():
            assert note.split()[-1] in page
        assert "Sources:" in page


def test_a_page_of_the_handout_is_full(handout):
    """The map takes what the words of its step leave of the page."""
    path, _ = handout
    boxes = subprocess.run(
        [tool("pdftotext"), "-bbox", str(path), "-"], capture_output=True, check=True, text=True
    ).stdout
    for page in boxes.split("<page ")[2 : len(story().steps) + 1]:
        ends = sorted({float(end) for end in re.findall(r'yMax="([\d.]+)"', page)})
        footer = ends[-1]
        last = max(end for end in ends if end < footer - 15)
        assert footer - last < 60  # of 842 points


def test_the_handout_keeps_its_letters_and_its_fonts(handout):
    path, pages = handout
    whole = " ".join(pages)
    for name in ("Žepa", "Goražde", "Tuđman", "Milošević", "Brčko", "Krstić"):
        assert name in whole
    fonts = subprocess.run(
        [tool("pdffonts"), str(path)], capture_output=True, check=True, text=True
    ).stdout.splitlines()[2:]
    assert fonts
    assert all("SourceSans3" in line and " yes yes yes " in line for line in fonts)
    about = subprocess.run(
        [tool("pdfinfo"), str(path)], capture_output=True, check=True, text=True
    ).stdout
    assert re.search(r"Tagged:\s+yes", about)
    assert re.search(r"Pages:\s+(18|19|20)", about)


def test_hostile_text_does_nothing_in_the_web_page(hostile):
    page = html(hostile).decode()
    found = Elements(page)
    assert "img" not in found.tags
    assert not [name for name, _ in found.attributes if name.startswith("on")]
    assert page.count("</script>") == page.count("<script")
    kept = data_of(page)
    assert kept["title"] == HOSTILE
    shown = Elements(kept["steps"][0]["panel"])
    assert set(shown.tags) <= {
        "section",
        "p",
        "h1",
        "strong",
        "span",
        "ul",
        "li",
        "i",
        "details",
        "summary",
    }
    assert not [name for name, _ in shown.attributes if name.startswith("on")]


def test_hostile_text_does_nothing_in_the_handout(hostile, tmp_path):
    _, pages = printed(hostile, tmp_path / "hostile.pdf")
    for part in ("onerror=alert(1)", "${alert(1)}", '#import "x"', "$a$", "Žepa & đ"):
        assert part in pages[1]


@pytest.mark.parametrize(
    "make", [html, lambda b, p: pptx(b, WHEN, p), lambda b, p: pdf(b, WHEN, p)]
)
def test_every_export_tells_how_far_it_is_and_stops(make):
    seen = []

    def progress(done, total):
        seen.append((done, total))
        if done == 2:
            raise Stopped

    with pytest.raises(Stopped):
        make(story(), progress)
    assert [done for done, _ in seen] == [0, 1, 2]
    assert all(total >= len(story().steps) for _, total in seen)


def test_geojson_holds_what_is_painted_pinned_and_called_out():
    square = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}
    area = {"type": "Feature", "properties": {"id": "a"}, "geometry": square}
    rest = {**area, "properties": {"id": "b"}}
    scene = Scene(
        {"lat": 0, "lon": 0, "km": 1},
        "x",
        (
            Fixture(
                "shapes",
                {"name": "n", "geojson": {"type": "FeatureCollection", "features": [area, rest]}},
            ),
        ),
        (
            layers.paint("n", {"a": {"fill": "#112233", "text": HOSTILE}}),
            layers.pins([{"id": "p", "lat": 2, "lon": 3, "text": "Pin", "colour": "#112233"}]),
            layers.callouts([{"id": "c", "number": 1, "lat": 4, "lon": 5, "text": "Call"}]),
        ),
    )
    data = json.loads(geojson([scene]))
    found = [(one["properties"]["id"], one["properties"]["text"]) for one in data["features"]]
    assert found == [("a", HOSTILE), ("p", "Pin"), ("c", "Call")]
    assert data["features"][1]["geometry"]["coordinates"] == [3, 2]
    assert "OpenStreetMap" in data["credit"]


def test_a_table_s_cells_are_never_formulas():
    table = pd.DataFrame({"=a": ["=1+1", "+x", "@y", " -z", "plain"], "n": [-1, 2, 3, 4, 5]})
    rows = pd.read_csv(io.BytesIO(safe_csv(table)), encoding="utf-8-sig")
    assert not [
        cell for cell in rows.iloc[:, 0] if cell.lstrip(" ").startswith(("=", "+", "@", "-"))
    ]
    assert rows["n"].tolist() == [-1, 2, 3, 4, 5]
