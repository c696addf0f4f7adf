"""Figures are written one way."""

import math

import pytest

from components.text.numbers import interval, people, quantity, share, short


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        (75_000, 100_000, "75,000–100,000"),
        (0, 0, "0"),
        (500, math.nan, "500 or more"),
        (None, 20_000, "up to 20,000"),
        (None, None, "no figure"),
        (2.9, 3.8, "2.9–3.8"),
    ],
)
def test_interval(low, high, text):
    assert interval(low, high) == text


def test_people_and_shares():
    assert people(1_060_571.6) == "1,060,572"
    assert people(math.nan) == share(None) == "–"
    assert share(0.24231) == "24.2%"
    assert short(4_119_986) == "4.12 million"
    assert short(258_034) == "258,034"
    assert quantity(13.7) == "13.7"
