"""Partitions on one yardstick: like beside like, firmness on screen, maps for every territory."""

from functools import partial

import pytest

import geodata as gd
from components.atlas.maps import plan as scenes
from components.pages.cases import lines, partition, yardstick
from tests.pages.opened import opened

page = partial(opened, "cases")


def told(app):
    return " ".join(one.value for one in [*app.markdown, *app.info])


def test_rows_with_another_number_of_sides_stand_in_another_group():
    for sides, rows in yardstick.groups(gd.yardstick()):
        assert set(rows["sides"]) == {sides}
    assert [sides for sides, _ in yardstick.groups(gd.yardstick())] == [2, 3]


def test_every_row_names_its_sides_and_its_units():
    html = yardstick.chart(gd.yardstick())
    for row in gd.yardstick().itertuples():
        assert f"{row.sides} sides · {row.units} units" in html
    assert "39.7%" in html
    assert "by published totals 22.1%–27.5%" in html


def test_a_table_from_memory_is_drawn_and_told_otherwise():
    html = yardstick.chart(gd.yardstick())
    assert html.count('class="partition unread"') == 1
    bengal = gd.yardstick().set_index("territory_id").loc["bengal-1941"]
    assert yardstick.read(bengal).startswith("Unverified")


def test_lines_of_the_war_keep_two_ways_and_three_ways_apart():
    rows = gd.lines("bosnia")
    html = lines.sequence(rows)
    assert "1,032,958" in html
    assert "1,463,031" not in html
    assert "Too close to be ranked with" in html
    assert "¶11" in lines.verdict(rows)


@pytest.mark.parametrize("row", list(gd.yardstick().itertuples()), ids=lambda row: row.territory_id)
def test_each_partition_has_a_map_of_people_on_the_wrong_side(row):
    scene = scenes.scene(row.territory_id, row.plan_id)
    paint = next(layer for layer in scene.layers if layer.call == "paint")
    assert set(paint.content["units"]) == set(gd.territory(row.territory_id).units.index)


@pytest.mark.parametrize("territory_id", ["punjab-1941", "palestine-1946", "bosnia-1991"])
def test_every_black_line_on_a_map_of_a_plan_is_named_in_its_legend(territory_id):
    plan_id = gd.territory(territory_id).plans[0]
    for scene in (
        scenes.scene(territory_id, plan_id),
        scenes.sides(territory_id, plan_id),
    ):
        drawn = [one for one in scene.fixtures if one.content.get("line")]
        legend = next(layer for layer in scene.layers if layer.call == "legend")
        named = [row for row in legend.content["items"] if row.get("kind") == "line"]
        assert drawn
        assert len(named) == 1


def test_a_case_says_what_is_not_measured_and_leads_to_the_lab():
    app = page(case="palestine_1948")
    assert not app.exception
    said = told(app)
    assert "Its neighbours are not measured" in said
    assert "lab?territory=palestine-1946&start=un-1947" in said
    assert "Totals that others published" in said
    assert len(partition.lines_of("korea_1945")) == 0


def test_an_address_chooses_the_line_on_the_map():
    app = page(line="front-1995")
    assert not app.exception
    assert app.query_params["line"] == "front-1995"
