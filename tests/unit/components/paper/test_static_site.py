"""The pages without a server: whole, light, safe, and with the app's own figures."""

import re
from html import unescape

import pytest

import geodata as gd
from components.pages.claims import people as people_page
from components.pages.contrast import conditions as contrast_page
from components.pages.places import one_place as places_page
from components.paper.static_site import build
from components.paper.static_site.write import environment, figure
from components.text.numbers import interval, people, share
from components.text.templates import prose
from geodata.proposals import forces
from geodata.uses import source_uses
from tests.unit.old_figures import found as old_figures

MOST_BYTES = 8_000_000


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    return {file.stem: file for file in build(tmp_path_factory.mktemp("site"))}


@pytest.fixture(scope="module")
def pages(files):
    return {name: file.read_text(encoding="utf-8") for name, file in files.items()}


def told(page):
    """The words of a page, one space between them."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def item(page, name):
    """The part of a page that an anchor leads to."""
    return told(re.search(rf'<article class="item" id="{name}">.*?</article>', page, re.S)[0])


def test_nothing_is_left_of_the_old_figures(pages):
    shown = {
        name: told(re.sub(r"<(script|style).*?</\1>", " ", page, flags=re.S))
        for name, page in pages.items()
    }
    assert "1,060,572" in " ".join(shown.values())
    assert {name: old_figures(text) for name, text in shown.items() if old_figures(text)} == {}


def test_all_pages_are_there_and_light(files):
    assert set(files) == {"index", "places", "cases", "claims", "briefing", "sources"}
    assert sum(file.stat().st_size for file in files.values()) < MOST_BYTES


def test_nothing_is_loaded_from_anywhere(pages):
    for page in pages.values():
        policy = re.search(r'Content-Security-Policy"? content="([^"]+)"', page)[1]
        assert "default-src 'none'" in unescape(policy)
        assert "http" not in policy
        assert not re.search(r"<(script|img|iframe|link|source|use)[^>]+(src|href)=", page)
        assert not re.search(r"@import|url\((?!data:)", page.split("</head>")[0])
    for name in set(pages) - {"briefing"}:
        assert "<script" not in pages[name]


def test_every_link_between_the_pages_leads_somewhere(pages):
    anchors = {name: set(re.findall(r'\bid="([^"]+)"', page)) for name, page in pages.items()}
    for name in set(pages) - {"briefing"}:
        for file, anchor in re.findall(r'href="(?:([a-z]+)\.html)?(?:#([^"]+))?"', pages[name]):
            assert (file or name) in pages
            assert not anchor or anchor in anchors[file or name], f"{name}: {file}#{anchor}"
        repeated = re.findall(r'\bid="([^"]+)"', pages[name])
        assert len(repeated) == len(set(repeated)), name


def test_the_first_page_counts_as_the_app_counts(pages):
    page = told(pages["index"])
    for territory, plan in (("bosnia-2013", "dayton"), ("iraq-2005", "three-regions")):
        found = gd.evaluate(gd.territory(territory), gd.plan(territory, plan))
        assert people(found.wrong_side) in page
        assert share(found.wrong_share) in page
    low, high = (
        gd.evaluate(gd.territory("iraq-2005", one), gd.plan("iraq-2005", "three-regions"))
        for one in ("low", "high")
    )
    assert f"{people(low.wrong_side)}–{people(high.wrong_side)}" in page
    assert "CIA’s map of 2003: 7,114,526 (25.3%)" in page
    for row in gd.evidence().itertuples():
        # As the app writes it: markdown with backslashes, bold, a dash behind.
        app = re.sub(r"\\(.)", r"\1", contrast_page._figure(row)).strip("*— ")
        assert app.replace(" %", "%").replace("at least ", "") in page.replace(" or more", "")


def test_places_have_the_figures_of_the_app(pages):
    for place in gd.places()["place_id"]:
        part = item(pages["places"], place)
        for row in gd.place_figures(place).itertuples():
            assert places_page.figure(row) in part


def test_cases_have_the_figures_of_the_app(pages):
    for case in gd.cases().to_dict("records"):
        part = item(pages["cases"], case["case_id"])
        for name in ("displaced", "deaths"):
            assert interval(case[f"{name}_low"], case[f"{name}_high"]) in part


def test_claims_have_the_forces_and_plans_of_the_app(pages):
    page = told(pages["claims"])
    table = people_page.force_table(forces())
    for row in table.to_dict("records"):
        for cell in row.values():
            assert " ".join(str(cell).split()) in page
    for _, row in gd.proposals().query("kind != 'stance'").iterrows():
        assert people_page._figure(row) in page
    for row in gd.claims().itertuples():
        assert " ".join(row.claim.split()) in item(pages["claims"], row.claim_id)


def test_sources_say_how_often_they_are_cited(pages):
    used = source_uses()["source_id"].value_counts()
    for source in gd.sources()["source_id"]:
        assert f"Cited: {used.get(source, 0)}" in item(pages["sources"], source)


def test_no_missing_value_is_printed_and_no_markup_is_left(pages):
    for name in set(pages) - {"briefing"}:
        assert not re.search(r"\b(nan|NaN|NaT)\b|>\s*None\s*<|\*\*", pages[name]), name


def test_text_from_data_stays_text():
    assert prose("<b>*a* **b**") == "&lt;b&gt;<em>a</em> <strong>b</strong>"
    assert "&lt;script&gt;" in environment().from_string("{{ x }}").render(x="<script>")
    row = {"value": 60.0, "low": 50.0, "high": 70.0, "unit": "% of voters"}
    assert figure(row) == "60 (50–70)% of voters"
    assert figure(row, brief=True) == "60% of voters"
