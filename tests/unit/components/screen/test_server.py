"""What the server sets for itself before the first visitor."""

import sys

import pytest

from components.screen import server


@pytest.fixture
def usual():
    before = sys.getswitchinterval()
    yield before
    sys.setswitchinterval(before)


def test_threads_take_turns_more_often_than_python_would_let_them(usual):
    sys.setswitchinterval(0.005)
    server.start()
    assert sys.getswitchinterval() == pytest.approx(server.TURN_S)
    assert server.TURN_S <= 0.001
