"""A step's chart on a slide, native: its numbers can be edited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from components.palette import ACCENT, colour
from components.paper import slide as on
from components.story.bars import Chart
from components.text.markdown import clean
from components.text.words import words

if TYPE_CHECKING:
    from pptx.slide import Slide

SIZE = 12  # points
ROOM = 0.5  # of the longest bar, kept free at the end for the text of a range


def chart(slide: Slide, data: Chart, left: float, top: float, wide: float, high: float) -> None:
    """Bars with their text at the end; a range is a second, paler part of its bar."""
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE
    from pptx.util import Pt

    ranged = any(bar.high > bar.low for bar in data.bars)
    filled = CategoryChartData()
    filled.categories = [clean(bar.name) for bar in data.bars]
    filled.add_series(clean(data.title), [bar.low for bar in data.bars])
    longest = max(bar.high for bar in data.bars)
    if ranged:
        filled.add_series(words("briefing")["upper"], [bar.high - bar.low for bar in data.bars])
        # Stacked bars have no label after their end: an empty part carries it.
        filled.add_series(" ", [longest * ROOM for _ in data.bars])
    form = XL_CHART_TYPE.BAR_STACKED if ranged else XL_CHART_TYPE.BAR_CLUSTERED
    shapes: Any = slide.shapes  # python-pptx types only what all shape trees share
    frame = shapes.add_chart(form, *on.emu(left, top, wide, high), filled)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", clean(data.alternative))
    native = frame.chart
    native.has_legend = False
    native.has_title = True
    on.write(native.chart_title.text_frame, [data.title], 14, bold=True)
    native.font.size, native.font.name = Pt(SIZE), on.FONT
    categories, values = native.category_axis, native.value_axis
    categories.reverse_order = True
    _every_label(categories)
    categories.format.line.fill.background()
    categories.has_major_gridlines = values.has_major_gridlines = values.visible = False
    values.minimum_scale = 0
    values.maximum_scale = (1 + ROOM) * longest
    native.plots[0].gap_width = 45
    if ranged:
        native.plots[0].overlap = 100
    series = list(native.plots[0].series)
    for part, shown in enumerate(series[:2]):
        _colours(shown, data, pale=part == 1)
    if ranged:
        series[2].format.fill.background()
    _labels(series[-1], data, ranged=ranged)


def _every_label(categories: Any) -> None:
    """No program may leave out every other label for want of room."""
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls

    skip = parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="1"/>')
    axis = categories._element
    last = axis.find("{*}noMultiLvlLbl")
    if last is None:
        axis.append(skip)
    else:
        last.addprevious(skip)


def _colours(series: Any, data: Chart, *, pale: bool) -> None:
    for i, bar in enumerate(data.bars):
        look = series.points[i].format
        look.fill.solid()
        look.fill.fore_color.rgb = on.rgb(colour(bar.colour, ACCENT))
        if pale:
            look.fill.fore_color.brightness = 0.5


def _labels(series: Any, data: Chart, *, ranged: bool) -> None:
    from pptx.enum.chart import XL_LABEL_POSITION

    for i, bar in enumerate(data.bars):
        label = series.points[i].data_label
        on.write(label.text_frame, [bar.text], SIZE, bold=True)
        label.text_frame.word_wrap = False
        label.position = XL_LABEL_POSITION.INSIDE_BASE if ranged else XL_LABEL_POSITION.OUTSIDE_END


def key(slide: Slide, data: Chart, left: float, top: float, wide: float) -> None:
    """What the colours mean, and the note, below the chart."""
    box = on.textbox(slide, left, top, wide, key_height(data, wide))
    first = box.text_frame.paragraphs[0]
    for shade, text in data.key:
        on.run(first, "■ ", SIZE, colour=colour(shade, ACCENT))
        on.run(first, f"{text}   ", SIZE)
    if data.note:
        on.write(box.text_frame, [data.note], SIZE, colour=on.QUIET, more=bool(data.key))
    box.text_frame.word_wrap = True


def key_height(data: Chart, wide: float) -> float:
    """Inches that `key` needs."""
    keys = 0.25 if data.key else 0
    return keys + (on.height(data.note, SIZE, wide) if data.note else 0)
