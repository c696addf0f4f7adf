"""A part that is drawn by itself shares its place with nothing else."""

from collections import defaultdict

import pytest
from streamlit.testing.v1 import local_script_runner

from components.actions import in_hand
from components.actions.presenter_rooms import rooms
from components.story.story import story
from components.text.words import words
from tests.pages.opened import opened

PAGES = [one["page"] for one in words("site")["pages"]]


@pytest.fixture
def sent(monkeypatch):
    """What a browser would be sent."""
    messages = []
    read = local_script_runner.parse_tree_from_messages

    def noted(told):
        messages.extend(told)
        return read(told)

    monkeypatch.setattr(local_script_runner, "parse_tree_from_messages", noted)
    return messages


def fragments(messages):
    """The fragments whose elements stand in each place, "" for the page's own."""
    found = defaultdict(set)
    for message in messages:
        if message.WhichOneof("type") == "delta":
            *place, _ = message.metadata.delta_path
            found[tuple(place)].add(message.delta.fragment_id)
    return found


@pytest.mark.parametrize("page", PAGES)
def test_a_fragment_has_a_place_of_its_own(sent, page):
    assert not opened(page).exception
    assert [place for place, those in fragments(sent).items() if len(those) > 1] == []


def test_so_has_the_presenter_s_clock(sent):
    token = rooms().open(story(), 3)
    app = opened("briefing", {in_hand.ROOM: token, in_hand.TURN: 0}, presenter="1", room=token)
    assert not app.exception
    places = fragments(sent)
    assert [place for place, those in places.items() if len(those) > 1] == []
    assert set().union(*places.values()) > {""}
