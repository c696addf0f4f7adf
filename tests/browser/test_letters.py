"""Every letter on every page is in the fonts that the app ships: none is left to the system."""

import unicodedata
from pathlib import Path

import pytest
import streamlit
from fontTools.ttLib import TTFont

from components.atlas.assets import FACE
from components.paper import fonts
from tests.served import PAGES

MEDIA = Path(streamlit.__file__).parent / "static" / "static" / "media"
FAMILIES = {
    "Source Sans": "SourceSansVF-Upright*.woff2",
    "Source Serif": "SourceSerifVariable-Roman*.woff2",
    "Source Code": "SourceCodeVF-Upright*.woff2",
    "Material Symbols Rounded": "MaterialSymbols-Rounded*.woff2",
}
# What is written, by the first family of the letters' style; shadow roots and made content too.
WRITTEN = """
() => {
  const found = {};
  const keep = (node, pseudo, text) => {
    const style = getComputedStyle(node, pseudo);
    if (style.visibility === "hidden") return;
    const family = style.fontFamily.split(",")[0].replaceAll('"', "").trim();
    found[family] = [...new Set([...(found[family] || ""), ...text])].join("");
  };
  const walk = (root) => {
    for (const node of root.querySelectorAll("*")) {
      if (node.shadowRoot) walk(node.shadowRoot);
      if (["SCRIPT", "STYLE", "NOSCRIPT", "TITLE"].includes(node.tagName)) continue;
      if (!node.getClientRects().length) continue;
      const text = [...node.childNodes].filter((n) => n.nodeType === 3).map((n) => n.data).join("");
      if (text.trim()) keep(node, null, text.trim());
      for (const pseudo of ["::before", "::after"]) {
        const made = getComputedStyle(node, pseudo).content;
        if (/^".+"$/.test(made)) keep(node, pseudo, made.slice(1, -1));
      }
    }
  };
  walk(document);
  return found;
}
"""


def letters(file):
    return set(TTFont(file).getBestCmap())


@pytest.fixture(scope="module")
def known():
    found = {family: letters(next(MEDIA.glob(name))) for family, name in FAMILIES.items()}
    return {**found, fonts.FAMILY: letters(FACE)}


def seen(sign):
    """Whether a letter leaves a mark: blanks and joiners, which keep text inert, leave none."""
    return bool(sign.strip()) and unicodedata.category(sign) != "Cf"


def strange(page, known):
    """Letters that no shipped font of their family has, and families that nobody ships."""
    missing = []
    for frame in page.frames:
        for family, text in frame.evaluate(WRITTEN).items():
            if family not in known:
                missing.append((family, text[:40]))
            elif gone := [sign for sign in text if ord(sign) not in known[family] and seen(sign)]:
                missing.append((family, gone))
    return missing


@pytest.mark.parametrize("path", [*PAGES, "briefing?step=dayton", "places?place=srebrenica"])
def test_no_letter_is_left_to_the_system(open_page, known, path):
    page = open_page(path, width=1366, height=900)
    assert strange(page, known) == []
