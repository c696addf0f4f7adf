"""Fixtures of the tests of files."""

from dataclasses import replace

import pytest

from components.atlas.library import MapState, Mark
from components.story import files
from components.story.model import Briefing, Figure
from tests.unit.components.paper.written import HOSTILE


@pytest.fixture(scope="module")
def hostile():
    mark = Mark(1, 44.0, 18.0, HOSTILE)
    state = MapState("territory", {"territory": "bosnia-1991"}, None, (mark,))
    step = replace(
        files.added(HOSTILE, (state,)),
        message=HOSTILE,
        notes=HOSTILE,
        figure=Figure(HOSTILE, HOSTILE),
    )
    return Briefing(HOSTILE, (step,), HOSTILE)
