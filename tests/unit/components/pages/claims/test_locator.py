"""The small maps of the article's parts: every place on its map, names clear of each other."""

import re
from itertools import combinations, product

import pytest

import geodata as gd
from components.pages.claims import ledger, locator, markup

PARTS = dict(list(gd.claims().groupby("part", sort=False)))


def test_the_strip_has_the_article_s_paragraphs_and_marks_each_once():
    assert gd.claims()["paragraph"].max() == locator.PARAGRAPHS
    strips = [locator.where(rows)["paragraphs"] for rows in PARTS.values()]
    assert [sum(marked) for marked in zip(*strips, strict=True)] == [1] * locator.PARAGRAPHS


@pytest.mark.parametrize("part", PARTS)
def test_each_place_is_on_the_map_and_leads_to_its_first_claim(part):
    rows = PARTS[part]
    spoken = rows[rows["place_id"] != ""].drop_duplicates("place_id")
    places = locator.where(rows)["map"]["places"]
    assert [one["claim"] for one in places] == list(spoken["claim_id"])
    for one in places:
        assert 0 < one["left"] < 100
        assert 0 < one["top"] < 100


@pytest.mark.parametrize("part", PARTS)
def test_names_stand_within_the_map_clear_of_each_other_and_of_the_dots(part):
    places = locator.where(PARTS[part])["map"]["places"]
    names, dots = [], []
    for one in places:
        x, y = one["left"] / 100 * locator.WIDTH, one["top"] / 100 * locator.HEIGHT
        dots.append((x - locator.DOT, y - locator.DOT, x + locator.DOT, y + locator.DOT))
        if one["side"]:
            names.append(dict(locator._boxes(x, y, one["name"]))[one["side"]])
    assert len(names) >= min(3, len(places))
    for left, top, right, bottom in names:
        assert min(left, top) >= 0
        assert right <= locator.WIDTH
        assert bottom <= locator.HEIGHT
    for one, other in (*combinations(names, 2), *product(names, dots)):
        assert apart(one, other)


def apart(one, other):
    return one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def test_a_part_without_a_place_has_its_paragraphs_and_no_map():
    rows = gd.claims().query("place_id == ''").head(1)
    assert locator.where(rows)["map"] is None
    made = ledger._part("Part", rows, markup.source_titles(), markup.place_names())
    assert 'class="strip"' in made
    assert 'class="map"' not in made


def test_the_dots_lead_to_claims_that_are_on_the_page():
    made = ledger._part("Part", gd.claims(), markup.source_titles(), markup.place_names())
    dots = re.findall(r'<a href="#([^"]+)" class="(?:right|left|top|bottom|unnamed)"', made)
    assert len(dots) == (gd.claims()["place_id"].replace("", None)).nunique()
    assert all(f'id="{one}"' in made for one in dots)
