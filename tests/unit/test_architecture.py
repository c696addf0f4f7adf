"""The document of the house is true: the files it names are there and hold what it says."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOLD = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
TRIES = re.findall(r"^\| “(.+?)”.* \| .*: `(.+)` \|$", TOLD, re.M)
PATHS = sorted(set(re.findall(r"`([\w/]+(?:\.(?:pyi?|toml|csv|js|md)|/))`", TOLD)))


def test_there_are_ten_tries():
    assert len(TRIES) == len({text for text, _ in TRIES}) == 10


@pytest.mark.parametrize(("text", "file"), TRIES)
def test_a_text_stands_where_the_document_says(text, file):
    assert text in (ROOT / file).read_text(encoding="utf-8")


@pytest.mark.parametrize("path", PATHS)
def test_a_file_that_is_named_is_there(path):
    assert (ROOT / path).exists() or (ROOT / "components" / path).exists()
