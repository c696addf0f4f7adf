"""Charts as they are painted: readable in the dark, whole on a phone."""

import re

import pytest

from components.palette import GROUPS
from tests.served import settle

# What each chart's drawing is made of: words and marks, with their colours and places.
PAINTED = """
[...document.querySelectorAll('[data-testid=stVegaLiteChart] svg.marks')].map((svg) => {
  const frame = svg.getBoundingClientRect();
  const all = [...svg.querySelectorAll('text, .role-mark path, .role-mark line')].map((node) => {
    const box = node.getBoundingClientRect(), style = getComputedStyle(node);
    const hollow = style.fill === 'none' || style.fill === 'transparent';
    return {
      text: node.tagName === 'text' ? node.textContent : '',
      colour: hollow ? style.stroke : style.fill,
      alpha: Number(style.opacity) * Number(hollow ? style.strokeOpacity : style.fillOpacity),
      name: Boolean(node.closest('.role-axis-label')), turned: box.height > 3 * box.width,
      left: box.left - frame.left, right: box.right - frame.left,
      end: node.getAttribute('text-anchor'),
    };
  });
  return { wide: frame.width, all };
})"""
PAPER = (0x17, 0x16, 0x14)  # the page in the dark
WITH_CHARTS = {"figures": 5, "places?place=baghdad": 2, "lab?look=unusual": 1}


@pytest.fixture
def charts(app, browser):
    """A page's charts: their width in pixels and all that was painted on them."""
    contexts = []

    def look(path, **options):
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{app}/{path}")
        settle(page)
        page.wait_for_function(f"{PAINTED}.length >= {WITH_CHARTS[path]}", timeout=60_000)
        page.wait_for_timeout(500)
        return page.evaluate(PAINTED)

    yield look
    for context in contexts:
        context.close()


def light(parts):
    """Relative luminance (WCAG 2.2) of a colour, three parts of 0 to 255."""
    parts = [part / 255 for part in parts]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(colour, alpha):
    """How much rgb(…) laid on the dark page stands out from it."""
    laid = [alpha * part + (1 - alpha) * under for part, under in zip(colour, PAPER, strict=True)]
    return (light(laid) + 0.05) / (light(PAPER) + 0.05)


def rgb(text):
    return tuple(int(part) for part in re.findall(r"\d+", text)[:3])


@pytest.mark.parametrize("path", WITH_CHARTS)
def test_words_and_marks_stand_out_in_the_dark(charts, path):
    found = charts(path, viewport={"width": 1366, "height": 900}, color_scheme="dark")
    # A group keeps the hue that it has on every map, and its name stands in the legend.
    hues = {tuple(bytes.fromhex(hue[1:])) for hue in GROUPS.values()}
    weak = set()
    for one in (one for chart in found for one in chart["all"]):
        colour = rgb(one["colour"])
        # A range's end is fainter on purpose; the figure beside it is not.
        faint = not one["text"] and one["alpha"] < 1
        if len(colour) < 3 or colour in hues or colour == PAPER or faint or not one["alpha"]:
            continue
        if contrast(colour, one["alpha"]) < (4.5 if one["text"] else 3):
            weak.add((one["colour"], one["alpha"], one["text"]))
    assert weak == set()


@pytest.mark.parametrize("path", WITH_CHARTS)
def test_on_a_phone_no_word_is_cut_and_names_leave_room_for_bars(charts, path):
    found = charts(path, viewport={"width": 390, "height": 844})
    for chart in found:
        words = [one for one in chart["all"] if one["text"].strip() and not one["turned"]]
        assert words
        cut = [
            (one["text"], round(one["left"]), round(one["right"]), chart["wide"])
            for one in words
            if one["left"] < -1 or one["right"] > chart["wide"] + 1 or "…" in one["text"]
        ]
        assert cut == []
        ends = [round(one["right"]) for one in words if one["name"] and one["end"] == "end"]
        assert all(end < chart["wide"] / 2 for end in ends if ends.count(end) > 2)
