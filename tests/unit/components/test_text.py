"""Text from data stays text, in markdown and in a map's script."""

import json

from components.atlas.assets import as_json
from components.text.markdown import plain

HOSTILE = (
    "<img src=x onerror=alert(1)> `code` ${alert(2)} $x^2$ :red[x] [a](javascript:b) </script>"
)


def test_markdown_shows_every_character():
    shown = plain(HOSTILE)
    for character in "<>`${}[]():":
        assert shown.count("\\" + character) == HOSTILE.count(character)


def test_line_breaks_cannot_begin_a_block():
    assert "\n" not in plain("a\n# b\n- c")


def test_json_cannot_close_a_script_and_keeps_its_text():
    written = as_json({"text": HOSTILE + "\u2028"})
    assert "<" not in written
    assert "\u2028" not in written
    assert json.loads(written)["text"] == HOSTILE + "\u2028"
