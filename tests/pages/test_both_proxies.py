"""Wherever Iraq's figure carries the argument, the CIA map of 2003 stands beside the vote."""

import json

import pytest

from components.pages.contrast import picture
from components.story.charts import chart
from components.story.story import story
from tests.pages.opened import opened

VOTE, BY_MAP, OLDER = ("vote", "map of 2003", "map of 1992")


def shown(app):
    """Everything that a page says in words, in tables and beside its charts."""
    texts = [one.value for one in [*app.markdown, *app.info, *app.caption]]
    texts += [one.proto.body for one in app.get("html")]
    texts += [one.proto.alt for one in app.get("vega_lite_chart")]
    return " ".join(texts)


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("figures", {}),
        ("claims", {}),
        ("cases", {}),
        ("cases", {"case": "iraq_2007"}),
        ("places", {"place": "iraq"}),
        ("places", {"place": "baghdad"}),
        ("places", {"place": "bosnia"}),
        ("explore", {}),
        ("lab", {"territory": "iraq-2005", "look": "marks"}),
        ("lab", {"territory": "iraq-2003-map", "look": "marks"}),
    ],
)
def test_both_stand_on_the_page(name, query):
    app = opened(name, **query)
    assert not app.exception
    told = shown(app)
    assert VOTE in told
    assert BY_MAP in told


@pytest.mark.parametrize(
    ("name", "query"), [("figures", {}), ("lab", {"territory": "iraq-2005", "look": "marks"})]
)
def test_the_map_of_1992_stands_where_there_is_room(name, query):
    assert OLDER in shown(opened(name, **query))


def test_both_stand_on_the_first_page():
    data = json.loads(picture.data())
    (iraq,) = (side for side in data["sides"] if side["id"] == "iraq")
    for state in iraq["states"].values():
        told = f"{state['said']} {state['more']}"
        assert VOTE in told
        assert BY_MAP in told
    assert "by the vote and 24.1–25.3% by the map" in " ".join(data["how"])
    labels = [bar["label"] for pair in data["pairs"] for bar in pair["columns"][1]["bars"]]
    assert sum("vote of 2005" in label for label in labels) == len(data["pairs"])
    assert sum("map of 2003" in label for label in labels) == len(data["pairs"])


@pytest.mark.parametrize(
    "step_id", ["commingled", "iraq-map", "baghdad", "mixture", "limits", "ahead"]
)
def test_both_stand_in_each_step_on_iraqs_figures(step_id):
    step = next(one for one in story().steps if one.id == step_id)
    bars = " ".join(bar.label for bar in chart(step.chart).bars) if step.chart else ""
    told = f"{step.message} {step.notes} {bars}"
    assert "vote" in told.lower()
    assert "CIA map of 2003" in told
