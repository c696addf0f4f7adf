"""Text that somebody gave: shown as it stands, short, and without a link."""

import pytest

from components.text.markdown import QUOTED, inert, plain, quoted

HOSTILE = (
    "<img src=x onerror=alert(1)> `code` ${alert(2)} $x^2$ :red[x] [a](javascript:b) </script>"
)


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("https://evil.example", "://"),
        ("see www.evil.example", "www\\."),
        ("a@evil.example", "a@"),
        ("mailto:a", "mailto\\:"),
        (":material/warning:", ":material"),
        (":smile:", ":smile"),
    ],
)
def test_what_an_address_is_known_by_is_parted(text, apart):
    assert apart not in plain(text)
    assert "\u2060" in plain(text)


@pytest.mark.parametrize("text", ["12:30", "a: b", "Dayton, 1995", "3/4", "Brčko"])
def test_other_text_stays_as_it_is(text):
    assert "\u2060" not in plain(text)


def test_a_long_text_is_cut():
    assert len(quoted("x" * 1_000_000)) == QUOTED
    assert quoted("a\n b").endswith("a b")
    inert("\ud800").encode()


def test_markdown_shows_every_character():
    shown = plain(HOSTILE)
    for character in "<>`${}[]():":
        assert shown.count("\\" + character) == HOSTILE.count(character)


def test_line_breaks_cannot_begin_a_block():
    assert "\n" not in plain("a\n# b\n- c")
