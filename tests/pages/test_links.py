"""The document of links names every page and every parameter that a page's address may have."""

import ast
import re
from pathlib import Path

import pytest

from components.screen import url
from components.text.words import words
from tests.pages.opened import opened

ROOT = Path(__file__).parents[2]
PAGES = {entry["page"]: f"/{entry['path']}" for entry in words("site")["pages"]}
SECTIONS = {
    part.split("\n", 1)[0].split(" ")[0].strip("`"): part
    for part in (ROOT / "docs/links.md").read_text(encoding="utf-8").split("\n## ")[1:]
}


def documented(page: str) -> set[str]:
    """The parameters in the first column of the page's table."""
    rows = re.findall(r"^\| (`.*?) \|", SECTIONS[PAGES[page]], re.M)
    return {name for row in rows for name in re.findall(r"`([\w-]+)`", row)}


def read(page: str) -> set[str]:
    """The parameters that the page's code reads from the address by a name that stands there."""
    found = set()
    for file in (ROOT / "components/pages" / page).rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            match node:
                case (
                    ast.Call(
                        func=ast.Attribute(value=ast.Attribute(attr="query_params"), attr="get"),
                        args=[ast.Constant(value=str(name)), *_],
                    )
                    | ast.Compare(
                        left=ast.Constant(value=str(name)),
                        comparators=[ast.Attribute(attr="query_params")],
                    )
                ):
                    found.add(name)
    return found


def test_every_page_has_its_section_and_no_other():
    assert set(SECTIONS) == set(PAGES.values())


@pytest.mark.parametrize("page", PAGES)
def test_a_page_s_parameters_are_those_of_its_section(page, monkeypatch):
    known = read(page)
    check = url.check

    def heard(name, parameters):
        known.update(parameters)
        check(name, parameters)

    monkeypatch.setattr(url, "check", heard)
    assert not opened(page).exception
    assert documented(page) >= known, "docs/links.md lacks what the page reads"
    if page != "lab":  # which takes some of its parameters by a list
        assert documented(page) <= known, "docs/links.md has what the page does not know"
