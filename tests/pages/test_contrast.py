"""The first page without a browser: the picture's data, what lies below it, old links."""

import json
from functools import partial

import pytest

from components.pages.contrast import picture
from components.text.words import words
from tests.pages.opened import opened

PAINTED = {"contrast-painted": True}
page = partial(opened, "contrast")


def text(app):
    return "\n".join(element.value for element in [*app.markdown, *app.caption, *app.header])


def test_the_headline_is_the_finding():
    app = page()
    assert not app.exception
    assert f"<h1>{words('contrast')['title']}</h1>" in app.get("html")[0].proto.body


def test_nothing_below_the_maps_is_made_before_they_are_painted():
    assert not page().header
    app = page(state=PAINTED)
    assert not app.exception
    assert app.header[0].value == words("contrast")["conditions"]["title"]


def test_three_conditions_stand_with_their_verdicts():
    shown = text(page(state=PAINTED))
    say = words("contrast")["conditions"]
    for case, verdict in (("bosnia_1995", "met"), ("iraq_2007", "not_met")):
        assert shown.count(f"{say[case]}: {say[verdict]}") == 3


def test_an_old_link_leads_to_the_explorer():
    app = page(layer="dots", year="2013")
    told = " ".join(warning.value for warning in app.warning)
    assert "explore?layer=dots&year=2013" in told
    assert not app.exception


def test_unknown_parameters_are_named():
    app = page(nonsense="1", pair="nobody")
    told = " ".join(warning.value for warning in app.warning)
    assert "nonsense" in told
    assert "nobody" in told


@pytest.mark.parametrize("pair", [pair["id"] for pair in words("contrast")["pairs"]])
def test_a_link_to_a_pair_is_known(pair):
    assert not page(pair=pair).warning


def test_the_picture_is_light():
    assert len(picture.data()) < 300_000
    assert json.loads(picture.data())["sides"][0]["id"] == "bosnia"
