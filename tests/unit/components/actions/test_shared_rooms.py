"""Where rooms are kept; a store that is gone. Its work is tested in browser/test_cluster."""

from unittest import TestCase

import pytest

from components.actions import presenter_rooms
from components.actions.presenter_rooms import MemoryRooms, rooms
from components.actions.shared_rooms import SharedRooms
from components.story.story import story
from tests.served import free_port


@pytest.fixture(autouse=True)
def fresh(monkeypatch):
    monkeypatch.setattr(presenter_rooms, "_store", [])


def test_rooms_are_in_memory_where_no_store_is_named(monkeypatch):
    monkeypatch.delenv("ROOMS_URL", raising=False)
    assert isinstance(rooms(), MemoryRooms)
    assert rooms() is rooms()


def test_rooms_are_in_the_store_that_is_named(monkeypatch):
    monkeypatch.setenv("ROOMS_URL", "redis://localhost:1/0")
    assert isinstance(rooms(), SharedRooms)


def test_a_store_that_does_not_answer_leaves_a_window_alone():
    gone = SharedRooms(f"redis://localhost:{free_port()}/0")
    with TestCase().assertLogs("components.actions.shared_rooms") as log:
        token = gone.open(story(), 3)
        assert len(token) >= 32
        assert gone.find(token) is None
        assert gone.go(token, 4) == 0
        gone.restart(token)
    told = "\n".join(log.output)
    assert "does not answer" in told
    assert token not in told
