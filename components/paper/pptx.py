"""The briefing as slides: the map is a picture, everything else can be edited."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from components.atlas.library import MapState, build
from components.atlas.mercator import Viewport
from components.atlas.scene import CREDIT, Scene
from components.paper import fonts, slide_chart
from components.paper import slide as on
from components.paper.png import png
from components.paper.progress import Progress, quiet
from components.paper.sheet import GAP, map_height, picture
from components.paper.thumbnail import INSET, inset
from components.story import sources
from components.story.charts import chart
from components.story.model import Briefing, Step
from components.story.step_panel import callouts
from components.text.markdown import clean
from components.text.words import words

if TYPE_CHECKING:
    from pptx.slide import Slide

# Inches on a slide of 16:9.
WIDE, HIGH = 13.333, 7.5
MAP = (0.35, 0.35, 7.95, 6.15)  # left, top, width, height
TEXT_LEFT, TEXT_WIDE, TEXT_END = 8.55, 4.45, 6.5
FOOT = (0.25, 6.58, 12.3, 0.8)
DOTS = 72  # units of a map's drawing an inch of slide: its 12 is 12 points
SHARP = 2.4  # pixels a unit
TITLE, MESSAGE, FIGURE, LABEL, SMALL = 26, 18, 44, 14, 12  # points
OPENING, SUBTITLE = 40, 22


def pptx(briefing: Briefing, when: datetime, progress: Progress = quiet) -> bytes:
    """The whole briefing as a PPTX file: a slide a step, and one for sources and credits."""
    from pptx import Presentation
    from pptx.util import Inches

    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDE), Inches(HIGH)
    deck.core_properties.title = clean(briefing.title)
    deck.core_properties.author = clean(briefing.byline) or words("site")["name"]
    deck.core_properties.created = when
    for i, step in enumerate(briefing.steps):
        progress(i, len(briefing.steps))
        _slide(deck, step, briefing)
    _closing(deck, briefing, when)
    file = io.BytesIO()
    deck.save(file)
    return file.getvalue()


def _slide(deck: Any, step: Step, briefing: Briefing) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[5])  # title only
    title = slide.shapes.title
    sizes = (OPENING, SUBTITLE) if step.opening else (TITLE, MESSAGE)
    top = 1.9 if step.opening else 0.3
    on.place(title, TEXT_LEFT, top, TEXT_WIDE, on.height(step.title, sizes[0], TEXT_WIDE, 700))
    on.write(title.text_frame, [step.title], sizes[0], bold=True)
    _map(slide, step)
    top += on.height(step.title, sizes[0], TEXT_WIDE, 700)
    top = _paragraph(slide, step.message, sizes[1], top) + 0.1
    if step.opening and briefing.byline:
        top = _paragraph(slide, briefing.byline, 16, top + 0.2)
    if step.figure:
        top = _paragraph(slide, step.figure.value, FIGURE, top, bold=True)
        top = _paragraph(slide, step.figure.label, LABEL, top - 0.1)
    listed = " · ".join(f"{number} {text}" for number, text in callouts(step))
    if listed:
        top = _paragraph(slide, listed, SMALL, top)
    if step.chart:
        data = chart(step.chart)
        below = slide_chart.key_height(data, TEXT_WIDE)
        high = min(0.7 + 0.62 * len(data.bars), TEXT_END - below - top)
        slide_chart.chart(slide, data, TEXT_LEFT, top, TEXT_WIDE, high)
        if below:
            slide_chart.key(slide, data, TEXT_LEFT, top + high, TEXT_WIDE)
    _foot(slide, f"{sources.short(step)} — {CREDIT}")
    named = sources.named(step.source_ids)
    slide.notes_slide.notes_text_frame.text = clean("\n\n".join(filter(None, [step.notes, named])))


def _paragraph(slide: Slide, text: str, size: float, top: float, *, bold: bool = False) -> float:
    """A box with one paragraph in the column of text; where it ends."""
    high = on.height(text, size, TEXT_WIDE, 700 if bold else 400)
    box = on.textbox(slide, TEXT_LEFT, top, TEXT_WIDE, high)
    on.write(box.text_frame, [text], size, bold=bold)
    return top + high


def _foot(slide: Slide, text: str) -> None:
    """Sources in at most three lines, and the number of the slide."""
    room = (FOOT[2] - 0.2) * 72 / on.WIDER
    lines = fonts.wrap(clean(text), SMALL, room)
    shown = text if len(lines) <= 3 else " ".join(lines[:3])[:-3] + "…"
    box = on.textbox(slide, *FOOT)
    on.write(box.text_frame, [shown], SMALL, colour=on.QUIET)
    on.number(slide, WIDE - 0.75, FOOT[1])


def _closing(deck: Any, briefing: Briefing, when: datetime) -> None:
    """Where the figures come from; every source in full stands in the notes."""
    say = words("briefing")
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    title = slide.shapes.title
    on.place(title, 0.7, 0.5, WIDE - 1.4, 0.9)
    on.write(title.text_frame, [say["closing"]], 32, bold=True)
    ids = sources.distinct(briefing.steps)
    told = [say["closing_text"].format(n=len(ids)), ", ".join(sources.publishers(ids)), CREDIT]
    box = on.textbox(slide, 0.7, 1.5, WIDE - 1.4, 4.8)
    on.write(box.text_frame, told[:1], MESSAGE)
    on.write(box.text_frame, told[1:], SMALL, more=True)
    for paragraph in box.text_frame.paragraphs[1:]:
        paragraph.space_before = on.emu(0.12)[0]
    made = say["made"].format(date=f"{when:%Y-%m-%d}", site=words("site")["name"])
    _foot(slide, " · ".join(filter(None, [clean(briefing.title), clean(briefing.byline), made])))
    slide.notes_slide.notes_text_frame.text = clean("\n".join(sources.each(ids)))


def _map(slide: Slide, step: Step) -> None:
    """The map without its callouts as a picture, the callouts as shapes on top."""
    left, top, wide, high = MAP
    scenes = [build(state) for state in step.maps]
    bare = [
        replace(one, layers=tuple(layer for layer in one.layers if layer.call != "callouts"))
        for one in scenes
    ]
    below = len(scenes) > 1
    drawn = png(picture(bare, wide * DOTS, high * DOTS, below=below), SHARP)
    _picture(slide, drawn, words("briefing")["map"], scenes, MAP)
    each = (wide * DOTS - GAP * (len(scenes) - 1)) / len(scenes)
    shown = map_height(scenes, each, high * DOTS, below=below)
    for i, (state, scene) in enumerate(zip(step.maps, scenes, strict=True)):
        viewport = Viewport.of(scene.view, each, shown)
        _marks(slide, state, viewport, left + i * (each + GAP) / DOTS, top)
    if step.inset:
        across, up = (side / DOTS * 0.8 for side in INSET)
        _picture(
            slide,
            png(inset(step.inset), SHARP),
            words("briefing")["inset"],
            [build(step.inset)],
            (left + wide - across - 0.1, top + high - up - 0.1, across, up),
        )


def _picture(
    slide: Slide,
    content: bytes,
    name: str,
    scenes: Sequence[Scene],
    where: tuple[float, float, float, float],
) -> None:
    shape = slide.shapes.add_picture(io.BytesIO(content), *on.emu(*where))
    shape.name = name
    described = " ".join(scene.label for scene in scenes)
    element: Any = shape._element
    element.nvPicPr.cNvPr.set("descr", clean(described))


def _marks(slide: Slide, state: MapState, viewport: Viewport, left: float, top: float) -> None:
    from pptx.enum.shapes import MSO_SHAPE
    from pptx.enum.text import PP_ALIGN

    for mark in state.marks:
        x, y = (float(value) / DOTS for value in viewport.xy([[mark.lat, mark.lon]])[0])
        if not (0 <= x <= viewport.width / DOTS and 0 <= y <= viewport.height / DOTS):
            continue
        size = 0.28
        disc = slide.shapes.add_shape(
            MSO_SHAPE.OVAL, *on.emu(left + x - size / 2, top + y - size / 2, size, size)
        )
        on.fill(disc, on.INK, edge="FFFFFF")
        disc.name = f"{words('briefing')['callout']} {mark.number}"
        on.tight(disc.text_frame)
        on.write(disc.text_frame, [str(mark.number)], SMALL, bold=True, colour="FFFFFF")
        disc.text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER
        wide = fonts.width(clean(mark.text), SMALL, 700) * on.BOLD_WIDER / 72 + 0.12
        across, down = {
            "left": (-size / 2 - wide - 0.03, -0.11),
            "top": (-wide / 2, -size / 2 - 0.25),
            "bottom": (-wide / 2, size / 2 + 0.03),
        }.get(mark.direction, (size / 2 + 0.03, -0.11))
        # A name stays on its own map.
        at = max(min(left + x + across, left + viewport.width / DOTS - wide), left)
        label = on.textbox(slide, at, top + y + down, wide, 0.22)
        label.name = f"{words('briefing')['callout']} {mark.number}: {clean(mark.text)}"[:120]
        on.tight(label.text_frame)
        label.fill.solid()
        label.fill.fore_color.rgb = on.rgb("FFFFFF")
        on.write(label.text_frame, [mark.text], SMALL, bold=True)
        label.text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER
