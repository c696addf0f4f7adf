"""The briefing as slides: the map is a picture, everything else can be edited."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from components.atlas.library import MapState
from components.atlas.mercator import Frame
from components.atlas.scene import CREDIT, Scene
from components.palette import ACCENT, colour
from components.paper import fonts
from components.paper.png import png
from components.paper.progress import Progress, quiet
from components.paper.sheet import GAP, picture
from components.story import sources
from components.story.bars import Chart
from components.story.charts import chart
from components.story.model import Briefing, Step
from components.story.stage import stage
from components.text.markdown import clean
from components.text.words import words

if TYPE_CHECKING:
    from pptx.slide import Slide

# Inches on a slide of 16:9.
WIDE, HIGH = 13.333, 7.5
MAP = (0.35, 0.35, 7.95, 6.45)  # left, top, width, height
TEXT_LEFT, TEXT_WIDE = 8.55, 4.45
DOTS = 110  # units of a map's drawing an inch of slide
SHARP = 1.6  # pixels a unit
FONT = "Arial"
TITLE, MESSAGE, FIGURE, LABEL = 26, 18, 44, 14  # points
INK, QUIET = "1F1E1B", "4C4A46"


def pptx(briefing: Briefing, when: datetime, progress: Progress = quiet) -> bytes:
    """The whole briefing as a PPTX file, one slide a step."""
    from pptx import Presentation
    from pptx.util import Inches

    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDE), Inches(HIGH)
    deck.core_properties.title = clean(briefing.title)
    deck.core_properties.author = words("site")["name"]
    deck.core_properties.created = when
    ready = stage(briefing.steps)
    for i, step in enumerate(briefing.steps):
        progress(i, len(briefing.steps))
        _slide(deck, step, ready.scenes(i))
    file = io.BytesIO()
    deck.save(file)
    return file.getvalue()


def _slide(deck: Any, step: Step, scenes: Sequence[Scene]) -> None:  # noqa: ANN401 - pptx.Presentation
    slide = deck.slides.add_slide(deck.slide_layouts[5])  # title only
    title = slide.shapes.title
    top = 0.3
    _place(title, TEXT_LEFT, top, TEXT_WIDE, 0.9)
    _write(title.text_frame, [step.title], TITLE, bold=True)
    _map(slide, step, scenes)
    top += _height(step.title, TITLE, 700)
    box = _textbox(slide, TEXT_LEFT, top, TEXT_WIDE, 1.0)
    _write(box.text_frame, [step.message], MESSAGE)
    top += _height(step.message, MESSAGE) + 0.15
    if step.figure:
        box = _textbox(slide, TEXT_LEFT, top, TEXT_WIDE, 1.4)
        _write(box.text_frame, [step.figure.value], FIGURE, bold=True)
        _write(box.text_frame, [step.figure.label], LABEL, more=True)
        top += _height(step.figure.value, FIGURE, 700) + _height(step.figure.label, LABEL)
    if step.chart:
        data = chart(step.chart)
        _chart(slide, data, top, min(0.9 + 0.62 * len(data.bars), 6.75 - top))
    foot = _textbox(slide, 0.35, 6.83, WIDE - 0.7, 0.55)
    _write(foot.text_frame, [f"{sources.line(step)} — {CREDIT}"], 8, colour=QUIET)
    slide.notes_slide.notes_text_frame.text = clean(step.notes)


def _map(slide: Slide, step: Step, scenes: Sequence[Scene]) -> None:
    """The map without its callouts as a picture, the callouts as shapes on top."""
    from pptx.util import Inches

    left, top, wide, high = MAP
    bare = [
        replace(one, layers=tuple(layer for layer in one.layers if layer.call != "callouts"))
        for one in scenes
    ]
    drawn = png(picture(bare, wide * DOTS, high * DOTS), SHARP)
    shape = slide.shapes.add_picture(
        io.BytesIO(drawn), Inches(left), Inches(top), Inches(wide), Inches(high)
    )
    shape.name = words("briefing")["map"]
    described = " ".join(scene.label for scene in scenes)
    shape._element.nvPicPr.cNvPr.set("descr", clean(described))
    each = (wide * DOTS - GAP * (len(scenes) - 1)) / len(scenes)
    for i, (state, scene) in enumerate(zip(step.maps, scenes, strict=True)):
        frame = Frame.of(scene.view, each, high * DOTS)
        _marks(slide, state, frame, left + i * (each + GAP) / DOTS, top)


def _marks(slide: Slide, state: MapState, frame: Frame, left: float, top: float) -> None:
    from pptx.enum.shapes import MSO_SHAPE
    from pptx.enum.text import PP_ALIGN

    for mark in state.marks:
        x, y = (float(value) / DOTS for value in frame.xy([[mark.lat, mark.lon]])[0])
        if not (0 <= x <= frame.width / DOTS and 0 <= y <= frame.height / DOTS):
            continue
        size = 0.26
        disc = slide.shapes.add_shape(
            MSO_SHAPE.OVAL, *_emu(left + x - size / 2, top + y - size / 2, size, size)
        )
        _fill(disc, INK, edge="FFFFFF")
        disc.name = f"{words('briefing')['callout']} {mark.number}"
        _tight(disc.text_frame)
        _write(disc.text_frame, [str(mark.number)], 11, bold=True, colour="FFFFFF")
        disc.text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER
        wide = fonts.width(clean(mark.text), 12, 600) * 1.1 / 72 + 0.12
        across, down = {
            "left": (-size / 2 - wide - 0.03, -0.11),
            "top": (-wide / 2, -size / 2 - 0.25),
            "bottom": (-wide / 2, size / 2 + 0.03),
        }.get(mark.direction, (size / 2 + 0.03, -0.11))
        label = _textbox(slide, left + x + across, top + y + down, wide, 0.22)
        label.name = f"{words('briefing')['callout']} {mark.number}: {clean(mark.text)}"[:120]
        _tight(label.text_frame)
        label.fill.solid()
        label.fill.fore_color.rgb = _rgb("FFFFFF")
        _write(label.text_frame, [mark.text], 12, bold=True)
        label.text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER


def _chart(slide: Slide, data: Chart, top: float, high: float) -> None:
    """A native bar chart; a range is a second, paler part of its bar."""
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION
    from pptx.util import Pt

    ranged = any(bar.high > bar.low for bar in data.bars)
    filled = CategoryChartData()
    filled.categories = [
        f"{clean(bar.label)}: {clean(bar.text)}" if ranged else clean(bar.label)
        for bar in data.bars
    ]
    filled.add_series(clean(data.title), [bar.low for bar in data.bars])
    if ranged:
        filled.add_series(words("briefing")["upper"], [bar.high - bar.low for bar in data.bars])
    form = XL_CHART_TYPE.BAR_STACKED if ranged else XL_CHART_TYPE.BAR_CLUSTERED
    place = _emu(TEXT_LEFT, top, TEXT_WIDE, high)
    frame = slide.shapes.add_chart(form, *place, filled)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", clean(data.alternative))
    native = frame.chart
    native.has_legend = False
    native.has_title = True
    _write(native.chart_title.text_frame, [data.title], 13, bold=True)
    native.font.size, native.font.name = Pt(11), FONT
    categories, values = native.category_axis, native.value_axis
    categories.reverse_order = True
    categories.format.line.fill.background()
    categories.has_major_gridlines = values.has_major_gridlines = values.visible = False
    values.minimum_scale = 0
    plot = native.plots[0]
    plot.gap_width = 45
    if ranged:
        plot.overlap = 100
    else:
        values.maximum_scale = 1.3 * max(bar.high for bar in data.bars)
    for number, series in enumerate(plot.series):
        for i, bar in enumerate(data.bars):
            point = series.points[i].format
            point.fill.solid()
            point.fill.fore_color.rgb = _rgb(colour(bar.colour, ACCENT))
            if number:
                point.fill.fore_color.brightness = 0.5
            if not ranged:
                label = series.points[i].data_label
                _write(label.text_frame, [bar.text], 12, bold=True)
                label.position = XL_LABEL_POSITION.OUTSIDE_END


def _write(
    frame: Any,  # noqa: ANN401 - a TextFrame
    paragraphs: Sequence[str],
    size: float,
    *,
    bold: bool = False,
    colour: str = INK,
    more: bool = False,
) -> None:
    """Plain paragraphs in one look; `more` adds to what is there."""
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
    from pptx.util import Pt

    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.TOP
    for i, text in enumerate(paragraphs):
        paragraph = frame.add_paragraph() if more or i else frame.paragraphs[0]
        paragraph.alignment = PP_ALIGN.LEFT
        run = paragraph.add_run()
        run.text = clean(text)
        run.font.size, run.font.bold, run.font.name = Pt(size), bold, FONT
        run.font.color.rgb = _rgb(colour)


def _height(text: str, size: float, weight: int = 400) -> float:
    """Inches that a text needs in the column, with a little to spare for another typeface."""
    room = (TEXT_WIDE - 0.2) * 72 / 1.1
    return len(fonts.wrap(clean(text), size, room, weight)) * size * 1.2 / 72 + 0.12


def _textbox(slide: Slide, left: float, top: float, wide: float, high: float) -> Any:  # noqa: ANN401
    return slide.shapes.add_textbox(*_emu(left, top, wide, high))


def _place(shape: Any, left: float, top: float, wide: float, high: float) -> None:  # noqa: ANN401
    shape.left, shape.top, shape.width, shape.height = _emu(left, top, wide, high)


def _tight(frame: Any) -> None:  # noqa: ANN401 - a TextFrame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0


def _fill(shape: Any, fill: str, *, edge: str) -> None:  # noqa: ANN401
    from pptx.util import Pt

    shape.fill.solid()
    shape.fill.fore_color.rgb = _rgb(fill)
    shape.line.color.rgb = _rgb(edge)
    shape.line.width = Pt(1.5)
    shape.shadow.inherit = False


def _emu(*inches: float) -> list[Any]:
    from pptx.util import Inches

    return [Inches(value) for value in inches]


def _rgb(value: str) -> Any:  # noqa: ANN401 - an RGBColor
    from pptx.dml.color import RGBColor

    text = value.removeprefix("#")
    return RGBColor.from_string((text if len(text) == 6 else "".join(2 * c for c in text)).upper())
