"""The ledger's HTML: all text as text, every source and place one click away."""

import re

import pytest

import geodata as gd
from components.pages.claims import ledger, markup, people

HOSTILE = "<img src=x onerror=alert(1)> `${alert(1)}` <script>"


def drawn(rows, titles=None, places=None):
    return ledger._part(
        "Part", rows, titles or markup.source_titles(), places or markup.place_names()
    )


def test_hostile_text_is_text():
    claims = gd.claims().head(1).assign(claim=HOSTILE, record=HOSTILE)
    titles = dict.fromkeys(markup.source_titles(), HOSTILE)
    places = dict.fromkeys(markup.place_names(), f'"{HOSTILE}')
    made = drawn(claims, titles, places)
    assert "<img" not in made
    assert "<script" not in made
    assert made.count("&lt;img src=x onerror=alert(1)&gt;") >= 4
    assert 'aria-label="See &#34;&lt;img' in made


def test_hostile_people_are_text():
    hostile = dict.fromkeys(("person", "role", "position"), HOSTILE)
    made = people._cards(gd.proposals().query("kind == 'stance'").head(1).assign(**hostile))
    assert "<img" not in made
    assert made.count("&lt;img src=x onerror=alert(1)&gt;") == 3


def test_every_claim_leads_to_its_place_and_its_sources():
    claims = gd.claims()
    made = drawn(claims)
    assert len(re.findall(r'<article class="claim', made)) == len(claims)
    assert made.count('href="places?place=') == (claims["place_id"] != "").sum()
    assert made.count('href="sources?source=') == claims["source_ids"].str.count(";").sum() + len(
        claims
    )


def test_what_the_article_does_not_say_has_a_label_and_no_verdict():
    omissions = gd.claims().query("kind == 'omission'")
    made = drawn(omissions)
    assert made.count('<span class="verdict omission">Not in the article</span>') == len(omissions)
    table = ledger.table(omissions)
    assert set(table["Verdict (ours)"]) == {"Not in the article"}


def test_a_paragraph_is_numbered_once():
    claims = gd.claims()
    assert drawn(claims).count('class="claim first"') == claims["paragraph"].nunique() == 34


def test_the_overview_counts_verdicts_and_links_to_the_parts():
    claims = gd.claims()
    made = ledger._overview(claims, len(claims))
    assert "All 81 claims" in made
    for verdict, rows in claims[claims["verdict"] != ""].groupby("verdict"):
        assert f'<li class="{verdict}">' in made
        assert f"<b>{len(rows)}</b>" in made
    for anchor in re.findall(r'href="#([^"]+)"', made):
        assert f'id="{anchor}"' in "".join(
            ledger._part(name, rows, markup.source_titles(), markup.place_names())
            for name, rows in claims.groupby("part", sort=False)
        )
    assert "3 of 81 claims" in ledger._overview(claims.head(3), len(claims))


@pytest.mark.parametrize(
    ("date", "text"),
    [("2007-09-06", "6 Sep 2007"), ("2007-06", "Jun 2007"), ("2009", "2009")],
)
def test_dates_are_as_exact_as_they_are_known(date, text):
    assert people._day(date) == text


def test_the_force_table_says_ranges_and_open_bounds():
    from geodata.proposals import forces

    rates = people.force_table(forces()).set_index("Force")["Per 1,000"]
    assert rates["IFOR, first strength"] == "12.3–13.7"
    assert rates["Senior planners: Americans to keep order after a partition"] == "2.9–3.8"
    assert rates["O'Hanlon: under soft partition, through 2008"] == "3.8 or more"
