"""The analyst's maps without a browser: figures, switches, what an unknown link says."""

from functools import partial

import pytest

from components.atlas.maps import territory
from components.pages.explore import points
from components.text.words import words
from tests.pages.opened import opened

page = partial(opened, "explore")


def text(app):
    return "\n".join(element.value for element in [*app.markdown, *app.caption, *app.header])


def test_it_opens_with_real_figures():
    app = page()
    assert not app.exception
    shown = text(app)
    assert "48.8% of everyone" in shown
    assert "94.2% of the people on the wrong side" in shown


def test_no_point_is_open_until_one_is_chosen():
    assert "**1,789,762**, 43.4%" not in text(page())
    assert "**1,789,762**, 43.4%" in text(page(point="1"))


def test_the_year_changes_the_figures_under_the_map():
    assert "77.9% of everyone" in text(page(year="2013"))


def test_a_link_to_a_point_shows_that_point_alone():
    shown = text(page(point="5"))
    assert "5 · The city at the edge" in shown
    assert "1 · The capital" not in shown


def test_unknown_parameters_are_named():
    app = page(layer="satellite", nonsense="1")
    warnings = " ".join(warning.value for warning in app.warning)
    assert "satellite" in warnings
    assert "nonsense" in warnings
    assert not app.exception


@pytest.mark.parametrize("point", words("explore")["points"], ids=lambda p: p["title"])
def test_every_point_has_two_places_and_known_units(point):
    assert points.iraq_figures(point["iraq_unit"])
    if "bosnia_units" in point or "bosnia_region" in point:
        assert len(points.bosnia_figures(point)) == 2


@pytest.mark.parametrize("layer", territory.LAYERS)
@pytest.mark.parametrize("territory_id", ["bosnia-1991", "bosnia-2013", "iraq-2005"])
def test_a_change_of_layer_or_year_keeps_the_fixtures(territory_id, layer):
    """The frame is remade when what stays on it changes; it must not."""
    side = territory.country(territory_id)
    found = territory.scene(territory_id, layer).fixtures
    assert found is territory.scene({"bosnia": "bosnia-1991"}.get(side, "iraq-2005")).fixtures


def test_many_unknown_parameters_are_told_in_one_warning():
    app = page(**{f"x{n}": "1" for n in range(40)})
    (told,) = app.warning
    assert "40 things" in told.value
    assert not [name for name in app.query_params if name.startswith("x")]
