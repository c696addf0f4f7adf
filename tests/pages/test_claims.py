"""The page of claims without a browser: filters, counts, the empty state, the people."""

from functools import partial

from components.pages.claims import people
from tests.pages.opened import opened

page = partial(opened, "claims")


def html(app):
    return " ".join(element.proto.body for element in app.get("html"))


def test_it_opens_on_all_claims_by_part_of_the_article():
    app = page()
    assert not app.exception
    text = html(app)
    assert "All 81 claims" in text
    assert text.count('<section class="claims-part"') == 10
    assert "Verdicts are ours" in " ".join(one.value for one in app.markdown)


def test_filters_narrow_the_ledger_together():
    app = page(verdict="disputed", place="iraq")
    assert "7 of 81 claims" in html(app)
    assert html(app).count('<article class="claim') == 7


def test_a_filter_goes_into_the_address():
    app = page()
    app.selectbox[0].set_value("Visser").run()
    assert app.query_params["speaker"] == "Visser"
    assert "7 of 81 claims" in html(app)
    assert app.dataframe[0].value["Who says it"].unique().tolist() == ["Reidar Visser"]


def test_no_match_says_so_and_leads_back():
    app = page(speaker="Visser", place="srebrenica")
    assert "No claim matches" in app.info[0].value
    app.button[0].click().run()
    assert "All 81 claims" in html(app)
    assert "speaker" not in app.query_params
    assert "place" not in app.query_params


def test_unknown_values_are_named_and_everything_is_shown():
    app = page(verdict="true", speaker="nobody", show="x", colour="red")
    told = " ".join(one.value for one in app.warning)
    for word in ("true", "nobody", "“x”", "colour"):
        assert word in told
    assert "All 81 claims" in html(app)


def test_the_other_view_shows_people_soldiers_and_plans():
    app = page(show="people")
    assert not app.exception
    text = html(app)
    for name in ("Biden", "Gelb", "Galbraith", "Hanlon", "Visser", "Hiltermann", "planners"):
        assert name in text
    assert "Biden–Brownback amendment" in text
    assert len(app.dataframe[0].value) == 13


def test_figures_of_plans_have_units_and_ranges():
    import geodata as gd

    rows = gd.proposals().set_index("proposal_id")
    assert people._figure(rows.loc["vote_senate_for"]) == "75 votes for"
    assert people._figure(rows.loc["fig_paper_move"]) == "2,000,000–5,000,000 people"
    assert people._figure(rows.loc["poll_shia_unitary"]) == "41% of Shia"
    assert people._figure(rows.loc["plan_galbraith"]) == "3 parts"
    assert people._figure(rows.loc["plan_ohanlon_2006"]) == ""
