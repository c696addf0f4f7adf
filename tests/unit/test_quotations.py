"""Nothing is copied: what is quoted is short, and words that were the article's stay away.

The article and the other sources are not part of the project, so their sentences cannot be
compared here. What can be held: a marked quotation has fewer than eight words, unless it is a
title; and two runs of seven words that once stood here, and are the article's, are known by their
digests alone.
"""

import csv
import re
import tomllib
import unicodedata
from hashlib import sha256
from pathlib import Path

import pytest

import geodata as gd
from geodata.paths import TABLES

ROOT = Path(__file__).parents[2]
MOST = 7  # words
QUOTED = re.compile(r"“([^”]*)”|\"([^\"\n]*)\"")
ARTICLES = {"02731a103efbae4e", "0a457ef76c527b9f"}
README_RUN = "c65c3a3abc1d2ed9"  # seven words of the README


def folded(text):
    """Words without case, accents and marks."""
    plain = unicodedata.normalize("NFKD", text)
    letters = "".join(one for one in plain if not unicodedata.combining(one)).casefold()
    return re.findall(r"[a-z0-9]+", letters)


def cells(value):
    """Every text of a file of words."""
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for part in parts for text in cells(part)]


def read(path):
    if path.suffix == ".toml":
        return cells(tomllib.loads(path.read_text(encoding="utf-8")))
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as lines:
            return [cell for row in csv.reader(lines) for cell in row]
    return [path.read_text(encoding="utf-8")]


FILES = [*(ROOT / "components").rglob("*.toml"), *TABLES.glob("*.toml"), *TABLES.glob("*.csv")]
PAGES = [*(ROOT / "docs").glob("*.md"), ROOT / "README.md", ROOT / "CHANGELOG.md"]


def digests(text):
    """Of every run of seven words."""
    found = folded(text)
    runs = (" ".join(found[i : i + MOST]) for i in range(len(found) - MOST + 1))
    return {sha256(run.encode()).hexdigest()[:16] for run in runs}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_quotation_is_short(path):
    titles = [" ".join(folded(title)) for title in gd.sources()["title"]]
    for text in read(path):
        for match in QUOTED.finditer(text):
            words = folded(match[1] or match[2] or "")
            begun = any(title.startswith(" ".join(words)) for title in titles)
            assert len(words) <= MOST or begun, match[0]


@pytest.mark.parametrize("path", [*FILES, *PAGES], ids=lambda path: path.name)
def test_no_run_of_words_that_was_the_article_s_comes_back(path):
    assert not any(ARTICLES & digests(text) for text in read(path))


def test_a_run_of_words_is_found_by_its_digest():
    assert README_RUN in digests((ROOT / "README.md").read_text(encoding="utf-8"))
