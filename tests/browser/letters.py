"""Letters on a page that no font of the app's own has."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

import streamlit
from fontTools.ttLib import TTFont
from playwright.sync_api import Page

from components.atlas.assets import FACE
from components.paper import fonts

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


def _letters(file: Path) -> set[int]:
    return set(TTFont(file).getBestCmap())


@cache
def _known() -> dict[str, set[int]]:
    """Family -> the letters of its font."""
    found = {family: _letters(next(MEDIA.glob(name))) for family, name in FAMILIES.items()}
    return {**found, fonts.FAMILY: _letters(FACE)}


def _seen(sign: str) -> bool:
    """Whether a letter leaves a mark: blanks and joiners, which keep text inert, leave none."""
    return bool(sign.strip()) and unicodedata.category(sign) != "Cf"


def strange(page: Page) -> list[tuple[str, object]]:
    """Letters that no shipped font of their family has, and families that nobody ships."""
    missing: list[tuple[str, object]] = []
    for frame in page.frames:
        for family, text in frame.evaluate(WRITTEN).items():
            if family not in _known():
                missing.append((family, text[:40]))
            elif gone := [
                sign for sign in text if ord(sign) not in _known()[family] and _seen(sign)
            ]:
                missing.append((family, gone))
    return missing
