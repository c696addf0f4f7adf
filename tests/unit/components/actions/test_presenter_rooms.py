"""Rooms: two windows of one presenter, nobody else, and not for ever."""

import streamlit as st

from components.actions import presenter_rooms
from components.actions.presenter_rooms import MOST, MemoryRooms, rooms
from components.actions.room import LIFE
from components.story.model import Briefing
from components.story.story import story


class Clock:
    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


def test_tokens_cannot_be_guessed():
    rooms = MemoryRooms()
    tokens = {rooms.open(story(), 0) for _ in range(50)}
    assert len(tokens) == 50
    assert min(map(len, tokens)) >= 32
    assert rooms.find("x") is None
    assert rooms.find(None) is None


def test_both_windows_see_one_step_and_rooms_are_apart():
    rooms = MemoryRooms()
    one, other = rooms.open(story(), 0), rooms.open(story(), 4)
    turn = rooms.go(one, 7)
    assert (rooms.find(one).at, rooms.find(one).turn) == (7, turn)
    assert rooms.find(other).at == 4
    assert rooms.find(other).turn == 0


def test_only_a_change_counts_and_no_step_is_out_of_reach():
    rooms = MemoryRooms()
    token = rooms.open(story(), 3)
    assert rooms.go(token, 3) == 0
    assert rooms.go(token, 99) == 1
    assert rooms.find(token).at == len(story().steps) - 1
    assert rooms.go(token, -5) == 2
    assert rooms.find(token).at == 0
    assert rooms.go("no such room", 3) == 0


def test_another_briefing_is_a_change_and_keeps_the_step_within_it():
    rooms = MemoryRooms()
    token = rooms.open(story(), 9)
    shorter = Briefing("Mine", story().steps[:2])
    assert rooms.go(token, 9, shorter) == 1
    assert (rooms.find(token).at, rooms.find(token).briefing) == (1, shorter)


def test_the_clock_can_be_set_to_now_and_turns_no_page():
    clock = Clock()
    rooms = MemoryRooms(clock)
    token = rooms.open(story(), 0)
    clock.now = 90.0
    rooms.restart(token)
    assert (rooms.find(token).began, rooms.find(token).turn) == (90.0, 0)


def test_a_room_is_never_changed_behind_a_reader_s_back():
    rooms = MemoryRooms()
    token = rooms.open(story(), 0)
    seen = rooms.find(token)
    rooms.go(token, 5)
    assert seen.at == 0


def test_a_room_nobody_looks_at_is_forgotten():
    clock = Clock()
    rooms = MemoryRooms(clock)
    left, kept = rooms.open(story(), 0), rooms.open(story(), 0)
    clock.now = LIFE * 0.9
    assert rooms.find(kept)
    clock.now = LIFE * 1.5
    assert rooms.find(left) is None
    assert rooms.find(kept)


def test_there_is_room_for_so_many_and_the_longest_unseen_goes_first():
    clock = Clock()
    rooms = MemoryRooms(clock)
    tokens = []
    for _ in range(MOST + 5):
        clock.now += 1
        tokens.append(rooms.open(story(), 0))
        rooms.find(tokens[0])
    assert rooms.find(tokens[0])
    assert rooms.find(tokens[-1])
    assert sum(rooms.find(token) is not None for token in tokens) <= MOST


def test_who_clears_streamlit_s_caches_ends_no_room(monkeypatch):
    """Any visitor may ask Streamlit to clear them for the whole server."""
    monkeypatch.setattr(presenter_rooms, "_store", [])
    monkeypatch.delenv("ROOMS_URL", raising=False)
    token = rooms().open(story(), 3)
    st.cache_resource.clear()
    st.cache_data.clear()
    assert rooms().find(token).at == 3
