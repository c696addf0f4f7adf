"""Writing on a slide: boxes in inches, text in points, one typeface."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from components.paper import fonts
from components.text.markdown import clean

if TYPE_CHECKING:
    from pptx.slide import Slide

FONT = fonts.FAMILY
INK, QUIET = "1F1E1B", "4C4A46"
# How much wider letters run where the typeface is missing: DejaVu Sans, LibreOffice's own choice.
WIDER, BOLD_WIDER = 1.18, 1.32


def write(
    frame: Any,
    paragraphs: Sequence[str],
    size: float,
    *,
    bold: bool = False,
    colour: str = INK,
    more: bool = False,
) -> None:
    """Plain paragraphs in one look; `more` adds to what is there."""
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN

    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.TOP
    for i, text in enumerate(paragraphs):
        paragraph = frame.add_paragraph() if more or i else frame.paragraphs[0]
        paragraph.alignment = PP_ALIGN.LEFT
        run(paragraph, text, size, bold=bold, colour=colour)


def run(
    paragraph: Any,
    text: str,
    size: float,
    *,
    bold: bool = False,
    colour: str = INK,
) -> None:
    """A run of text at the end of a paragraph."""
    from pptx.util import Pt

    added = paragraph.add_run()
    added.text = clean(text)
    added.font.size, added.font.bold, added.font.name = Pt(size), bold, FONT
    added.font.color.rgb = rgb(colour)


def number(slide: Slide, left: float, top: float) -> None:
    """The slide's number, which the program counts itself."""
    from pptx.enum.text import PP_ALIGN
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls

    box = textbox(slide, left, top, 0.6, 0.35)
    box.name = "Slide number"
    paragraph = box.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT
    paragraph._p.append(
        parse_xml(
            f'<a:fld {nsdecls("a")} id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum">'
            f'<a:rPr lang="en-GB" sz="1200"><a:solidFill><a:srgbClr val="{QUIET}"/></a:solidFill>'
            f'<a:latin typeface="{FONT}"/></a:rPr><a:t>‹#›</a:t></a:fld>'
        )
    )


def height(text: str, size: float, wide: float, weight: int = 400) -> float:
    """Inches that a text needs, `wide` inches across, with a little to spare for another face."""
    room = (wide - 0.2) * 72 / (BOLD_WIDER if weight > 400 else WIDER)
    return len(fonts.wrap(clean(text), size, room, weight)) * size * 1.2 / 72 + 0.12


def textbox(slide: Slide, left: float, top: float, wide: float, high: float) -> Any:
    """An empty box."""
    return slide.shapes.add_textbox(*emu(left, top, wide, high))


def place(shape: Any, left: float, top: float, wide: float, high: float) -> None:
    """Move a shape."""
    shape.left, shape.top, shape.width, shape.height = emu(left, top, wide, high)


def tight(frame: Any) -> None:
    """No margin around the text."""
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0


def fill(shape: Any, colour: str, *, edge: str) -> None:
    """One colour with an edge."""
    from pptx.util import Pt

    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(colour)
    shape.line.color.rgb = rgb(edge)
    shape.line.width = Pt(1.5)
    shape.shadow.inherit = False


def emu(*inches: float) -> list[Any]:
    """Inches in PowerPoint's unit."""
    from pptx.util import Inches

    return [Inches(value) for value in inches]


def rgb(value: str) -> Any:
    """#rgb or #rrggbb, with or without the sign."""
    from pptx.dml.color import RGBColor

    text = value.removeprefix("#")
    return RGBColor.from_string((text if len(text) == 6 else "".join(2 * c for c in text)).upper())
