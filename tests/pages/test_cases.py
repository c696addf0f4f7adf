"""The page of cases without a browser: what an address opens, what choices change."""

import re
from functools import partial
from html import escape

import pytest

import geodata as gd
from components.atlas.assets import as_json
from components.atlas.maps import cases as scenes
from components.atlas.maps.cases import title
from components.pages.cases import choice, chooser, compare, patterns
from components.palette import WAR
from tests.pages.opened import opened

page = partial(opened, "cases")


def headers(app):
    return [one.value.replace("\\", "") for one in app.header]


def test_it_opens_on_bosnia_and_four_cases_of_the_article():
    app = page()
    assert not app.exception
    assert headers(app)[0] == "Bosnia and Herzegovina (Dayton), 1995"
    assert app.multiselect[0].value == [
        "india_pakistan_1947",
        "palestine_1948",
        "czechoslovakia_1993",
        "bosnia_1995",
    ]
    assert not app.warning


def test_an_address_chooses_and_compares():
    app = page(case="korea_1945", compare="sudan_2011,korea_1945")
    assert headers(app)[0] == "Korea, 1945"
    assert app.multiselect[0].value == ["sudan_2011", "korea_1945"]


def test_a_choice_goes_into_the_address_and_the_default_out_of_it():
    app = page()
    app.selectbox[0].set_value("cyprus_1974").run()
    assert headers(app)[0] == "Cyprus, 1974"
    assert app.query_params["case"] == "cyprus_1974"
    app.selectbox[0].set_value("bosnia_1995").run()
    assert "case" not in app.query_params
    app.multiselect[0].set_value(["cyprus_1974", "ireland_1921"]).run()
    assert app.query_params["compare"] == "cyprus_1974,ireland_1921"


def test_unknown_ids_are_named_and_the_usual_view_is_shown():
    app = page(case="<b>nowhere</b>", compare="korea_1945,atlantis", colour="red")
    told = " ".join(one.value for one in app.warning)
    assert "nowhere" in told
    assert "atlantis" in told
    assert "colour" in told
    assert "<b>" not in told
    assert headers(app)[0].startswith("Bosnia")
    assert len(app.multiselect[0].value) == 4
    assert not app.exception


def test_more_than_four_cases_are_cut_with_a_word():
    five = "korea_1945,ireland_1921,cyprus_1974,sudan_2011,vietnam_1954"
    app = page(compare=five)
    assert app.multiselect[0].value == five.split(",")[:4]
    assert "four at most" in app.warning[0].value


def test_many_unknown_cases_are_told_in_one_warning():
    strange = ",".join(f"x{n}" for n in range(40))
    (told,) = page(compare=f"korea_1945,sudan_2011,{strange}").warning
    assert "40 values" in told.value


def test_one_case_alone_asks_for_another():
    app = page()
    app.multiselect[0].set_value(["cyprus_1974"]).run()
    assert "at least two" in app.info[0].value


def test_the_table_has_a_row_a_case_with_the_article_first_and_zero_is_not_blank():
    rows = chooser.rows()
    assert len(rows) == 23
    assert list(rows["Article"][:5]) == ["Yes"] * 5
    assert not rows["Article"][5:].any()
    czechs = rows[rows["Case"] == "Czechoslovakia"].iloc[0]
    assert czechs["Displaced, from"] == czechs["to"] == 0
    assert czechs["Conditions"] == "1 of 1"
    assert rows[rows["Case"] == "Moldova and Transnistria"]["Displaced, from"].isna().all()


def test_patterns_count_every_partition_that_was_carried_out():
    crossed = patterns.modes()
    assert crossed.to_numpy().sum() == 22
    assert crossed["War within five years"].sum() == 5
    assert crossed["No war within five years"].sum() == 11


def test_the_grid_has_a_dot_for_every_partition_that_was_carried_out():
    cases = gd.cases()
    made = patterns.grid(cases)
    rows = re.findall(r"<tr style.*?</tr>", made, re.DOTALL)
    for outcome, row in zip(patterns.OUTCOMES, rows, strict=True):
        mine = cases[cases["war_within_5y"] == outcome]
        assert f"<b>{len(mine)}</b>" in row
        assert f"--dot:{WAR[outcome]}" in row
        for held, cell in enumerate(re.findall(r"<td.*?</td>", row, re.DOTALL)):
            told = {escape(title(case)) for _, case in mine[mine["held"] == held].iterrows()}
            assert set(re.findall(r"</i>([^<]+)</span>", cell)) == told
    assert made.count("case article") == 4  # the article's fifth, Iraq, was not divided


def test_bosnia_is_coded_twice_and_marked_so():
    told = " ".join(one.value for one in page().markdown)
    assert "By our rules: 1 of 3" in told
    assert told.count("The article’s finding: Held") == 3
    grid = compare._grid([choice.case("bosnia_1995"), choice.case("korea_1945")])
    assert grid.count("The article’s finding") == 3


def test_a_case_that_others_would_leave_out_says_so_and_one_without_a_place_opens():
    korea = " ".join(one.value for one in page(case="korea_1945").markdown)
    assert "would leave it out" in korea
    app = page(case="somaliland_1991")
    assert not app.exception
    assert headers(app)[0] == "Somaliland, 1991"


def test_the_rules_and_the_limits_are_told():
    told = " ".join(one.value for one in page().markdown)
    for rule in gd.case_rules()["title"]:
        assert rule.split(" · ")[-1] in told
    assert "There is no control group" in told


def test_coding_is_said_to_be_ours():
    text = " ".join(one.value for one in page().markdown)
    assert "our coding" in text
    assert "judgements of the editors" in text


HOSTILE = "<img src=x onerror=alert(1)> `${alert(1)}` :red[*loud*]"


@pytest.fixture
def hostile(monkeypatch):
    """The table of cases with hostile text in every cell that people write."""
    table = gd.cases()
    texts = ["name", "summary", "parties", "mode_note", "war_note", "displaced_note", "mention"]
    table[texts] = HOSTILE
    monkeypatch.setattr(gd, "cases", table.copy)
    caches = (choice.titles, scenes.one)
    for cached in caches:
        cached.cache_clear()
    yield
    monkeypatch.undo()
    for cached in caches:
        cached.cache_clear()


def test_hostile_text_shows_as_text(hostile):
    app = page()
    assert not app.exception
    written = [one.value for one in (*app.markdown, *app.header)]
    assert any("onerror" in text for text in written)
    assert not any(re.search(r"(?<!\\)(<img|:red\[|`)", text) for text in written)
    grid = " ".join(one.proto.body for one in app.get("html"))
    assert "&lt;img" in grid
    assert "<img" not in grid
    drawn = as_json(scenes.everywhere().layers[0].content)
    assert "onerror" in drawn
    assert "<" not in drawn


def test_the_figures_as_a_table_keep_zero_no_figure_and_open_bounds_apart():
    cases = [choice.case(one) for one in ("czechoslovakia_1993", "transnistria_1992", "korea_1945")]
    figures = list(compare.table(cases)["Figure"])
    assert figures == ["0", "0", "no figure", "959–1,874", "1,000,000 or more", "2,500,000 or more"]
