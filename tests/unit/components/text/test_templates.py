"""Templates: what they are given is text, and what they are not given is an error."""

import re

import pytest
from jinja2 import UndefinedError

from components.text import templates

HOSTILE = "<img src=x onerror=alert(1)>\"'"
SHARED = templates.environment(templates.COMPONENTS)
# Styles, scripts and the story's JSON: what we wrote goes in as it stands.
TRUSTED = {
    "screen/opening.html": 1,
    "pages/claims/overview.html": 1,
    "screen/early.html": 3,
    "paper/briefing.html": 4,
}


def test_every_value_is_escaped():
    made = templates.render("screen/opening.html", css="", title=HOSTILE, text=HOSTILE)
    assert "<img" not in made
    assert made.count("&lt;img src=x onerror=alert(1)&gt;&#34;&#39;") == 2


def test_a_missing_value_is_an_error():
    with pytest.raises(UndefinedError, match="title"):
        templates.render("screen/opening.html", css="", text="")


@pytest.mark.parametrize("name", SHARED.list_templates(["html"]))
def test_a_template_is_sound_and_takes_nothing_unescaped_but_what_is_ours(name):
    text = (templates.COMPONENTS / name).read_text(encoding="utf-8")
    SHARED.parse(text)
    assert len(re.findall(r"\|\s*safe\b|autoescape", text)) == TRUSTED.get(name, 0)
