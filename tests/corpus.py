"""The corpus of tests/corpus.toml: every input with its surface, and what the app says to it."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import geodata as gd
from components.plans import files
from components.plans.draft import Refusal, draft
from components.plans.files import COLUMNS, from_file, to_json
from components.plans.link import decode
from components.screen import url
from components.story import files as briefings
from components.story.story import story
from components.text.find import finder
from components.text.markdown import inert
from components.text.words import words
from tests import corpus_own

TABLE = Path(__file__).with_name("corpus.toml")
HERE = "iraq-2005"
SHOWN = {"name", "unit", "territory", "version", "owner", "colour", "link", "view"}  # in a browser


@dataclass(frozen=True)
class Case:
    """One row: `text` given to `surface` ends in a message that matches `says`."""

    surface: str
    text: str
    says: str
    taken: bool


def _table() -> dict[str, Any]:
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))


def texts() -> list[str]:
    """The hostile texts that go into every surface."""
    return _table()["texts"]


def cases() -> Iterator[Case]:
    """Every row of the table."""
    for family in _table()["family"]:
        for text in family.get("inputs", texts()):
            yield Case(family["surface"], text, family["says"], family.get("taken", False))


def said(case: Case) -> str:
    """The app's message, "" if it takes the input. Anything but a refusal is raised."""
    try:
        return _SURFACES[case.surface](case.text) or ""
    except (Refusal, briefings.Refusal) as refusal:
        return str(refusal)


@cache
def _saved() -> str:
    return to_json(gd.territory(HERE), draft(gd.plan(HERE, "biden-gelb")))


def _plan(**parts: object) -> None:
    data = json.loads(_saved()) | parts
    _load("plan.json", json.dumps(data))


def _load(name: str, text: str) -> None:
    from_file(gd.territory(HERE), name, text.encode())


def _side(part: str, value: object, renamed: bool = False) -> None:
    data = json.loads(_saved())
    old = data["sides"][0]["name"]
    data["sides"][0][part] = value
    if renamed:
        name = files._clean(value)
        data["assignment"] = {u: name if s == old else s for u, s in data["assignment"].items()}
    _load("plan.json", json.dumps(data))


def _raw(part: str, literal: str) -> None:
    data = json.loads(_saved())
    if part == "version":
        data[part] = "@@"
    else:
        data["sides"][0][part] = "@@"
    _load("plan.json", json.dumps(data).replace('"@@"', literal))


def _unit(text: str) -> None:
    data = json.loads(_saved())
    data["assignment"][text] = data["sides"][0]["name"]
    _load("plan.json", json.dumps(data))


def _assigned(text: str) -> None:
    data = json.loads(_saved())
    data["assignment"]["anbar"] = text
    _load("plan.json", json.dumps(data))


def _row(shared: str) -> None:
    cell = shared.replace('"', '""')
    _load("plan.csv", f'{",".join(COLUMNS)}\n{HERE},anbar,Anbar,A,shia,"{cell}",\n')


def _repeat(times: str) -> None:
    row = f"{HERE},anbar,Anbar,A,shia,no,\n"
    _load("plan.csv", ",".join(COLUMNS) + "\n" + row * (900_000 // len(row)))
    assert int(times) > 1


def _view(text: str) -> str:
    said = words("common")["url"]["form"]
    return "" if url.view_of(text) else said.format(name="view", value=inert(text))


def _step(text: str) -> str:
    return "no step" if story_position(text) is None else ""


def story_position(text: str) -> int | None:
    """Where an address's step stands in the story."""
    return story().position(text)


def _story(text: str) -> None:
    data = {"format": briefings.FORMAT, "version": 1, "title": "t", "steps": [{"story": text}]}
    briefings.load(json.dumps(data).encode())


def _search(text: str) -> None:
    finder(text)("Goražde", "Bosnia")
    finder(text * 20_000)("Goražde")


_SURFACES = {
    "name": lambda text: _side("name", text, renamed=True),
    "unit": _unit,
    "territory": lambda text: _plan(territory=text),
    "version": lambda text: _plan(version=text),
    "owner": lambda text: _side("owners", [text]),
    "colour": lambda text: _side("colour", text),
    "shared": lambda text: _side("shared", text),
    "assigned": _assigned,
    "csv": lambda text: _load("plan.csv", text),
    "csv-cell": _row,
    "json": lambda text: _load("plan.json", text),
    "link": lambda text: decode(gd.territory(HERE), text),
    "view": _view,
    "step": _step,
    "briefing-story": _story,
    "search": _search,
    "raw-version": lambda text: _raw("version", text),
    "raw-shared": lambda text: _raw("shared", text),
    "raw-name": lambda text: _raw("name", text),
    "repeat-csv": _repeat,
    "long-field": lambda text: _load("plan.csv", "x" * int(text) + "\n"),
    **corpus_own.SURFACES,
}
