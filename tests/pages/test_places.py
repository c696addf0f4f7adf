"""The places page without a browser: addresses, filters, panels, close-ups, hostile text."""

import re
from functools import partial

import pytest

import geodata as gd
from components.pages.places import choice, one_place
from components.text.markdown import plain
from tests.pages.opened import opened

HOSTILE = "<img src=x onerror=alert(1)> `x` ${y} :red[z] | **b**"


page = partial(opened, "places")


def text(app):
    return "\n".join(one.value for one in (*app.markdown, *app.header, *app.caption))


def names(app):
    return app.radio[0].options


def test_it_opens_on_all_places_and_three_ways_in():
    app = page()
    assert not app.exception
    assert not app.warning
    assert len(names(app)) == 82
    assert [b.label for b in app.button] == ["Open Srebrenica", "Open Dayton, Ohio", "Open Baghdad"]


def test_an_address_opens_a_place_with_everything_about_it():
    app = page(place="srebrenica")
    said = text(app)
    assert "### Srebrenica" in said
    assert "Named in ¶1, 2, 5" in said
    assert "8,372" in said
    assert "(sources?source=icj_2007)" in said
    assert "(cases?case=bosnia_1995)" in said
    assert "36,666 people" in said
    assert "12–19 July 1995" in said
    assert app.radio[0].value == "srebrenica"
    assert not app.exception


@pytest.mark.parametrize("place", ["zepa", "belfast", "dili", "iraq", "lydda"])
def test_any_place_opens_even_without_words_figures_or_dates(place):
    app = page(place=place)
    assert not app.exception
    assert plain(choice.table()["name"][place]) in text(app)


def test_every_place_has_a_panel_whose_tables_are_whole():
    say = {"date": "d", "what": "w", "source": "s"}
    for place in gd.places()["place_id"]:
        for row in gd.place_figures(place).itertuples():
            assert one_place.figure(row)
            assert one_place.short_links(row.source_ids).startswith("[")
    grid = one_place.dates(gd.events(), say).splitlines()
    assert len(grid) == 2 + len(gd.events())


def test_list_buttons_and_back_choose_the_place_in_the_address():
    app = page()
    app.radio[0].set_value("mosul").run()
    assert app.query_params["place"] == "mosul"
    assert "### Mosul" in text(app)
    app.button(key="places-near-kirkuk").click().run()
    assert app.query_params["place"] == "kirkuk"
    assert app.radio[0].value == "kirkuk"
    app.button(key="places-back").click().run()
    assert "place" not in app.query_params
    assert "### Start here" in text(app)


def test_search_forgets_accents_and_filters_combine():
    assert names(page(q="zepa")) == ["Žepa"]
    app = page(role="commingled_city", of="bosnia_1995")
    assert names(app) == ["Mostar", "Brčko"]
    app.text_input[0].set_value("brc").run()
    assert names(app) == ["Brčko"]
    assert app.query_params["q"] == "brc"


def test_nothing_found_says_so_and_leads_back():
    app = page(q="atlantis")
    assert not app.radio
    assert "No place matches" in app.info[0].value
    app.button(key="places-all").click().run()
    assert len(names(app)) == 82
    assert "q" not in app.query_params


def test_unknown_values_are_named_and_the_usual_view_is_shown():
    app = page(place="<b>atlantis</b>", role="hero", view="north", colour="red")
    told = " ".join(one.value for one in app.warning)
    for word in ("atlantis", "hero", "north", "colour"):
        assert word in told
    assert "<b>" not in told
    assert "### Start here" in text(app)
    assert len(names(app)) == 82
    assert not app.exception


def test_a_contrast_shows_the_sides_that_have_a_source():
    both, one, none = (text(page(place=place)) for place in ("dayton", "brcko", "haifa"))
    assert "**Bosnia**" in both
    assert "**Iraq**" in both
    assert "(sources?source=guardian_2007_07_24)" in both
    assert "**Bosnia**" not in one
    assert "**Iraq**" in one
    assert "**Bosnia**" not in none
    assert "**Iraq**" not in none
    assert "The project added it" in none


@pytest.mark.parametrize("place", ["srebrenica", "dayton", "baghdad"])
def test_close_ups_stand_where_they_belong(place):
    app = page(place=place)
    heads = [one.value for one in app.header if one.value.startswith("Close-up")]
    assert len(heads) == 1
    assert not app.exception


def test_close_ups_say_the_figures():
    assert "43.4%" in text(page(place="baghdad"))
    assert "Mansour" in text(page(place="baghdad"))
    split = [one.value for one in page(place="dayton").markdown if "Territory of" in one.value]
    assert re.findall(r": \*\*(\d+%)", " ".join(split)) == ["51%", "49%"]


def test_hostile_text_of_the_table_stays_text(monkeypatch):
    hostile = gd.places()
    for column in ("name", "role", "country", "article", "record", "contrast_iraq"):
        hostile.loc[hostile["place_id"] == "mosul", column] = HOSTILE
    monkeypatch.setattr(gd, "places", lambda: hostile.copy())
    app = page(place="mosul")
    assert not app.exception
    for said in (text(app), *names(app)):
        assert "<img" not in said.replace("\\<img", "")
        assert ":red[" not in said.replace("\\:red\\[", "")
    assert "\\<img" in text(app)
