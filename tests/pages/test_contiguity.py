"""Where nobody measured who borders whom, no screen and no file tells a result of contiguity."""

import re

import pytest

import geodata as gd
from components.atlas.library import MapState, build
from components.pages.lab.as_step import named
from components.pages.lab.sections import SECTIONS
from components.pages.lab.state import Lab
from components.paper.geojson import geojson
from components.paper.html import html
from components.paper.sheet import sheet
from components.plans import files
from components.plans.offered import offered
from components.story.model import Briefing, Step
from components.text.words import words
from tests.pages.opened import opened

UNMEASURED = [one for one in offered() if not gd.is_measured(one)]
WHY = "Nobody measured who borders whom"
# The words of the lab that tell a result, part by part.
RESULTS = {
    "figures": ("units_pieces", "one_piece", "islands"),
    "cards": ("one_piece", "pieces"),
    "compare": ("best",),
    "best": ("one_piece", "pieces", "is_one", "is_pieces", "cost", "no_cost", "beside_pieces"),
    "unusual": ("intro", "best", "historic_pieces"),
}
SAID = [
    max(re.split(r"\{\w+\}", words("lab")[part][key]), key=len)
    for part, keys in RESULTS.items()
    for key in keys
]


def results(text):
    return [said for said in SAID if said in text]


def shown(app):
    """Everything that a page says in words, tables and beside its charts."""
    texts = [one.value for one in [*app.markdown, *app.info, *app.caption, *app.warning]]
    texts += [one.proto.body for one in app.get("html")]
    texts += [one.proto.alt for one in app.get("vega_lite_chart")]
    texts += [one.value.to_csv() for one in app.dataframe]
    return "\n".join(texts)


@pytest.mark.parametrize("territory_id", UNMEASURED)
def test_no_section_of_the_lab_tells_one(territory_id):
    app = opened("lab", territory=territory_id)
    for section in SECTIONS:
        app.button_group(key="lab-look").set_value(section).run()
        assert not app.exception
        assert results(shown(app)) == []
        panels = " ".join(one.proto.body for one in app.get("html"))
        assert WHY in panels, "the figures say why"
        if section in ("best", "unusual"):
            assert WHY in " ".join(one.value for one in app.info)


def test_where_neighbours_are_measured_the_same_look_finds_them():
    found = {
        one
        for section in ("best", "unusual", "compare")
        for one in results(shown(opened("lab", look=section)))
    }
    assert len(found) >= 8


def test_no_case_tells_one():
    rows = gd.yardstick()
    for case_id in set(rows.loc[rows["territory_id"].isin(UNMEASURED), "case_id"]):
        app = opened("cases", case=case_id)
        assert "Its neighbours are not measured" in shown(app)
        assert results(shown(app)) == []


@pytest.mark.parametrize("territory_id", UNMEASURED)
def test_no_file_of_the_lab_tells_one(territory_id):
    for plan_id in gd.territory(territory_id).plans:
        lab = Lab.start(territory_id, plan_id)
        state = {"territory": territory_id, "plan": lab.link}
        maps = (MapState("sides", state), MapState("wrong_side", state))
        title, figure = named(lab)
        step = Step("one", title, title, maps, figure)
        scenes = [build(one) for one in maps]
        made = [
            sheet(scenes, title),
            geojson(scenes).decode(),
            html(Briefing(title, (step,)), notes=True).decode(),
            files.to_json(lab.territory, lab.draft),
            files.to_csv(lab.territory, lab.draft),
        ]
        assert [results(text) for text in made] == [[]] * len(made)
