"""Text from data stays text in a map's script."""

import json

from components.atlas.assets import as_json

HOSTILE = "${alert(2)} </script><img src=x onerror=alert(1)>"


def test_json_cannot_close_a_script_and_keeps_its_text():
    written = as_json({"text": HOSTILE + "\u2028"})
    assert "<" not in written
    assert "\u2028" not in written
    assert json.loads(written)["text"] == HOSTILE + "\u2028"
