"""A map says what it said. A change that is meant is written anew by `python -m tests.pictures`."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.pictures.scenes import SCENES, picture

GOLDEN = Path(__file__).parent / "golden"


def written(content: dict[str, Any]) -> str:
    """A picture as text, one value a line, so that a difference is read line by line."""
    return json.dumps(content, ensure_ascii=False, indent=0, sort_keys=True) + "\n"


@pytest.mark.parametrize("name", SCENES)
def test_a_map_says_what_it_said(name):
    golden = (GOLDEN / f"{name}.json").read_text(encoding="utf-8")
    assert written(picture(name)).splitlines() == golden.splitlines()


def test_every_golden_picture_has_its_scene():
    assert {file.stem for file in GOLDEN.glob("*.json")} == set(SCENES)
