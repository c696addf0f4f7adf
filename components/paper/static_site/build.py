"""Writes the static pages into a folder."""

from __future__ import annotations

from pathlib import Path

from components.paper.html import html
from components.paper.static_site import contents
from components.paper.static_site.write import environment
from components.story.story import story
from components.text.words import words

PAGES = ("index", "places", "cases", "claims", "sources")


def build(folder: Path) -> list[Path]:
    """Write every page; the files. What else lies in the folder is left alone."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for name in PAGES:
        file = folder / f"{name}.html"
        file.write_text(page(name), encoding="utf-8")
        files.append(file)
    briefing = folder / "briefing.html"
    briefing.write_bytes(html(story()))
    return [*files, briefing]


def page(name: str) -> str:
    """One page as HTML."""
    entry = next(one for one in words("static_site")["pages"] if one["file"] == name)
    told = {"here": name, "entry": entry, "site": words("site"), **contents.of(name)}
    return environment().get_template(f"{name}.html").render(told)
