"""The sources page without a browser: every source, the opened one on top, downloads."""

from functools import partial

import geodata as gd
from components.pages.sources import card, register
from components.text.words import words
from geodata.uses import source_uses
from tests.pages.opened import opened

HOSTILE = "<img src=x onerror=alert(1)> `x` ${y} :red[z] **b**"


page = partial(opened, "sources")


def text(app):
    return "\n".join(one.value for one in (*app.markdown, *app.caption))


def table(app):
    return app.dataframe[0].value


def test_every_source_is_listed_with_licence_firmness_and_use():
    app = page()
    assert not app.exception
    assert not app.warning
    rows = table(app)
    assert len(rows) == len(gd.sources())
    assert set(rows.columns) == set(words("sources")["columns"].values())
    assert not rows[["How firm", "Kind"]].isna().any().any()
    article = rows[rows["Publisher"] == "The New York Times"]["Cited"].max()
    assert article == (source_uses()["source_id"] == "shanker_2007").sum()


def test_an_address_opens_a_source_on_top():
    app = page(source="icty_krstic_2004")
    said = text(app)
    assert "### Prosecutor v\\. Krstić" in said
    assert "[Srebrenica](places?place=srebrenica)" in said
    assert app.selectbox[0].value == "icty_krstic_2004"
    app.button(key="sources-close").click().run()
    assert "source" not in app.query_params
    assert "### Prosecutor" not in text(app)


def test_choosing_by_name_opens_it():
    app = page()
    app.selectbox[0].set_value("census_1991").run()
    assert app.query_params["source"] == "census_1991"
    assert "### Census of population" in text(app)


def test_every_source_has_a_card_and_every_citing_table_a_page():
    assert set(source_uses()["table"]) <= set(words("sources")["pages"])
    unused = words("sources")["card"]["unused"]
    used = set(source_uses()["source_id"])
    for source in gd.sources()["source_id"]:
        assert (card.uses(source) == unused) is (source not in used)


def test_filters_and_search():
    everything = gd.sources().set_index("source_id")
    say = words("sources")
    app = page(firm="census", kind="primary")
    wanted = everything[(everything["firmness"] == "census") & (everything["kind"] == "primary")]
    assert len(table(app)) == len(wanted) > 0
    assert list(table(page(q="krstic appeal"))["Source"]) == [
        everything["title"]["icty_krstic_2004"]
    ]
    assert len(register.rows(wanted, say)) == len(wanted)


def test_nothing_found_says_so_and_leads_back():
    app = page(q="zzzz")
    assert "No source matches" in app.info[0].value
    assert not app.dataframe
    app.button(key="sources-all").click().run()
    assert len(table(app)) == len(gd.sources())


def test_an_unknown_source_is_named_and_the_usual_view_is_shown():
    app = page(source="<b>atlantis</b>")
    assert "atlantis" in app.warning[0].value
    assert "<b>" not in app.warning[0].value
    assert len(table(app)) == len(gd.sources())
    assert not app.exception


def test_downloads_say_what_when_and_under_which_licence():
    app = page()
    assert "bosnia\\-1991\\-census\\-142\\-areas\\.gpkg" in text(app)
    app.selectbox(key="downloads-what").set_value("iraq-2005-high").run()
    said = text(app)
    assert "iraq\\-2005\\-vote\\-18\\-governorates\\-high\\.csv" in said
    assert "18 rows" in said
    assert "ESOC" in said


def test_hostile_text_of_the_table_stays_text(monkeypatch):
    hostile = gd.sources()
    chosen = hostile["source_id"] == "census_1991"
    for column in ("title", "publisher", "note", "locator", "licence"):
        hostile.loc[chosen, column] = HOSTILE
    monkeypatch.setattr(gd, "sources", lambda: hostile.copy())
    said = text(page(source="census_1991"))
    assert said.count("\\<img") == 5
    assert "<img" not in said.replace("\\<img", "")
