"""Which addresses are pages of the app."""

import pytest

from components.screen.in_session import target


def test_a_page_with_its_query():
    assert target("places?place=baghdad") == ("places", {"place": ["baghdad"]})
    assert target("cases") == ("cases", {})
    assert target("") == ("", {})


@pytest.mark.parametrize(
    "address",
    ["https://example.org/places", "//example.org/places", "nowhere?x=1", "places/../x", None],
)
def test_anything_else_is_left_to_the_browser(address):
    assert target(address) is None
