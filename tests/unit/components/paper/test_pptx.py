"""The slides: every figure of the story, readable, with text alternatives; hostile text inert."""

import io
import re
from html import unescape
from itertools import pairwise

import pytest

from components.atlas.library import build
from components.paper import pptx as slides
from components.paper.pptx import pptx
from components.story import sources
from components.story.story import story
from tests.unit.components.paper.written import HOSTILE, WHEN, told
from tests.unit.old_figures import found as old_figures


@pytest.fixture(scope="module")
def deck():
    from pptx import Presentation

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(slides, "SHARP", 0.4)  # nobody looks at these maps
        return Presentation(io.BytesIO(pptx(story(), WHEN)))


def texts(slide):
    """All text of a slide: boxes, and what its chart is drawn from."""
    found = []
    for shape in slide.shapes:
        if shape.has_text_frame:
            found.append(shape.text_frame.text)
        if shape.has_chart:
            found.append(re.sub(r"<[^>]+>", " ", shape.chart._chartSpace.xml))
    return unescape(" ".join(found))


def test_nothing_is_left_of_the_old_figures(deck):
    notes = [slide.notes_slide.notes_text_frame.text for slide in deck.slides]
    shown = " ".join([*map(texts, deck.slides), *notes])
    assert "1,060,572" in shown
    assert old_figures(shown) == []


def test_slides_are_wide_and_hold_title_message_figures_notes_and_sources(deck):
    assert deck.slide_width / deck.slide_height == pytest.approx(16 / 9, rel=1e-3)
    assert len(deck.slides) == len(story().steps) + 1
    for step, slide in zip(story().steps, deck.slides, strict=False):
        shown = texts(slide)
        assert slide.shapes.title.text_frame.text == step.title
        for text in (step.message, *told(step)):
            assert text in shown
        assert "Sources: " in shown
        assert slide.notes_slide.notes_text_frame.text.startswith(step.notes)


def test_the_last_slide_says_where_the_figures_come_from(deck):
    slide = deck.slides[len(story().steps)]
    assert "Natural Earth" in texts(slide)
    notes = slide.notes_slide.notes_text_frame.text
    for one in sources.distinct(story().steps):
        assert sources.each([one])[0] in notes


def test_slides_have_numbers_one_typeface_and_no_small_type(deck):
    for slide in deck.slides:
        assert slide._element.xpath(".//a:fld[@type='slidenum']")
        xml = [slide._element, *(one.chart._chartSpace for one in slide.shapes if one.has_chart)]
        sizes = [int(size) for part in xml for size in part.xpath(".//@sz") if size.isdigit()]
        assert sizes
        assert min(sizes) >= 1200
        faces = {face for part in xml for face in part.xpath(".//a:latin/@typeface")}
        assert faces == {"Source Sans 3"}


def test_words_on_a_slide_s_map_are_at_least_twelve_points(deck):
    from components.paper.pptx import DOTS, MAP
    from components.paper.sheet import picture

    for step in story().steps:
        scenes = [build(state) for state in step.maps]
        drawn = picture(scenes, MAP[2] * DOTS, MAP[3] * DOTS, below=len(scenes) > 1)
        scales = [float(scale) for scale in re.findall(r"scale\(([\d.]+)\)", drawn)]
        sizes = [float(size) for size in re.findall(r'font-size="([\d.]+)"', drawn)]
        assert min(sizes) * min(scales, default=1) * 72 / DOTS >= 12


def test_every_picture_and_chart_has_a_text_alternative(deck):
    for slide, step in zip(deck.slides, story().steps, strict=False):
        pictures = [shape for shape in slide.shapes if shape.shape_type == 13]
        assert len(pictures) == (2 if step.inset else 1)
        for shape in [*pictures, *(one for one in slide.shapes if one.has_chart)]:
            assert len(shape._element.xpath(".//p:cNvPr/@descr")[0]) > 20


def test_callouts_are_shapes_on_the_slide_where_the_map_has_them(deck):
    for step, slide in zip(story().steps, deck.slides, strict=False):
        named = [shape.name for shape in slide.shapes if shape.name.startswith("Callout")]
        wanted = [mark.text for state in step.maps for mark in state.marks]
        assert len(named) == 2 * len(wanted)
        for text in wanted:
            assert any(name.endswith(text) for name in named)


def test_a_callout_lies_on_its_place(deck):
    from components.atlas.mercator import Viewport
    from components.paper.pptx import DOTS, MAP

    at = story().ids.index("dayton")
    step, slide = story().steps[at], deck.slides[at]
    left, top, wide, high = MAP
    viewport = Viewport.of(build(step.maps[0]).view, wide * DOTS, high * DOTS)
    for mark in step.maps[0].marks:
        disc = next(shape for shape in slide.shapes if shape.name == f"Callout {mark.number}")
        x, y = viewport.xy([[mark.lat, mark.lon]])[0] / DOTS
        middle = ((disc.left + disc.width / 2) / 914400, (disc.top + disc.height / 2) / 914400)
        assert middle == pytest.approx((left + x, top + y), abs=0.01)


def test_words_keep_clear_of_each_other_where_the_typeface_is_missing(deck):
    """A program without Source Sans takes a wider one: DejaVu Sans runs a fifth wider."""
    from components.paper import fonts

    for slide in deck.slides:
        words = [one for one in slide.shapes if one.has_text_frame and one.width > 3_000_000]
        for shape in words:
            room = (shape.width - 182_880) / 12_700
            high = 0
            for part in shape.text_frame.paragraphs:
                size, bold = part.runs[0].font.size.pt, part.runs[0].font.bold
                said = "".join(run.text for run in part.runs)
                high += len(fonts.wrap(said, size, room / (1.3 if bold else 1.17))) * size * 1.17
            assert high <= shape.height / 12_700, shape.text_frame.text
        below = sorted(words, key=lambda one: one.top)
        for one, other in pairwise(below):
            assert one.top + one.height <= other.top + 100_000 or one.left != other.left


def test_values_of_bars_stay_on_one_line(deck):
    found = [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    assert len(found) > 5
    for one in found:
        wraps = one._chartSpace.xpath(".//c:dLbl//a:bodyPr/@wrap")
        assert wraps
        assert set(wraps) == {"none"}


def test_nothing_stands_outside_its_slide(deck):
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.top + shape.height <= deck.slide_height


def test_hostile_text_does_nothing_in_the_slides(hostile):
    from pptx import Presentation

    slide = Presentation(io.BytesIO(pptx(hostile, WHEN))).slides[0]
    assert slide.shapes.title.text_frame.text == HOSTILE
    assert slide.notes_slide.notes_text_frame.text == HOSTILE
