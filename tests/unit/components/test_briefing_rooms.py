"""Rooms: two windows of one presenter, nobody else, and not for ever."""

from components.actions.presenter_rooms import LIFE, MOST, Rooms
from components.story.model import Briefing
from components.story.story import story


class Clock:
    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


def test_tokens_cannot_be_guessed():
    rooms = Rooms()
    tokens = {rooms.open(story(), 0) for _ in range(50)}
    assert len(tokens) == 50
    assert min(map(len, tokens)) >= 32
    assert rooms.find("x") is None
    assert rooms.find(None) is None


def test_both_windows_see_one_step_and_rooms_are_apart():
    rooms = Rooms()
    one, other = rooms.open(story(), 0), rooms.open(story(), 4)
    turn = rooms.find(one).go(7)
    assert (rooms.find(one).at, rooms.find(one).turn) == (7, turn)
    assert rooms.find(other).at == 4
    assert rooms.find(other).turn == 0


def test_only_a_change_counts_and_no_step_is_out_of_reach():
    room = Rooms()
    found = room.find(room.open(story(), 3))
    assert found.go(3) == 0
    assert found.go(99) == 1
    assert found.at == len(story().steps) - 1
    assert found.go(-5) == 2
    assert found.at == 0


def test_another_briefing_is_a_change_and_keeps_the_step_within_it():
    rooms = Rooms()
    room = rooms.find(rooms.open(story(), 9))
    shorter = Briefing("Mine", story().steps[:2])
    assert room.go(9, shorter) == 1
    assert (room.at, room.briefing) == (1, shorter)


def test_a_room_nobody_looks_at_is_forgotten():
    clock = Clock()
    rooms = Rooms(clock)
    left, kept = rooms.open(story(), 0), rooms.open(story(), 0)
    clock.now = LIFE * 0.9
    assert rooms.find(kept)
    clock.now = LIFE * 1.5
    assert rooms.find(left) is None
    assert rooms.find(kept)


def test_there_is_room_for_so_many_and_the_longest_unseen_goes_first():
    clock = Clock()
    rooms = Rooms(clock)
    tokens = []
    for _ in range(MOST + 5):
        clock.now += 1
        tokens.append(rooms.open(story(), 0))
        rooms.find(tokens[0])
    assert rooms.find(tokens[0])
    assert rooms.find(tokens[-1])
    assert sum(rooms.find(token) is not None for token in tokens) <= MOST
