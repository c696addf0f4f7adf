"""Figures in the record's sentences are filled from the data, and none of them is typed."""

import re

import pytest

import geodata as gd
from geodata import sentences
from geodata.tables.read import read_table

FILLED = {
    "claims": gd.claims,
    "conditions": gd.conditions,
    "evidence": gd.evidence,
    "cases": gd.cases,
    "events": gd.events,
    "forces": gd.forces,
    "places": gd.places,
    "sources": gd.sources,
}
# Printed by others, and the same as a computed figure by chance or because it is its source.
QUOTED = {"4,377,033", "3,531,159"}
# Only figures that nothing else would be written like: a decimal, a range, or thousands.
MARKED = re.compile(r"[.–,]")


def cells(table):
    return [cell for name in table.select_dtypes("str") for cell in table[name]]


@pytest.mark.parametrize("name", FILLED)
def test_no_name_of_a_figure_is_left_in_a_sentence(name):
    assert not [cell for cell in cells(FILLED[name]()) if re.search(r"[{}]", cell)]


@pytest.mark.parametrize("name", FILLED)
def test_no_computed_figure_is_typed_into_a_sentence(name):
    values = {one: sentences.figure(one) for one in sentences.FIGURES}
    values = {one: value for one, value in values.items() if MARKED.search(value)}
    table = read_table(name)
    texts = table[[column for column in table.select_dtypes("str") if not column.endswith("date")]]
    for cell in cells(texts):
        for one, value in values.items():
            typed = re.search(rf"(?<![\d.,–]){re.escape(value)}(?: ?%| million| per )", cell)
            alone = "," in value and re.search(rf"(?<![\d.,–]){value}(?![\d,])", cell)
            assert not typed, (name, one, cell)
            assert value in QUOTED or not alone, (name, one, cell)


def test_every_figure_is_asked_for_somewhere():
    asked = {
        one
        for name in FILLED
        for cell in cells(read_table(name))
        for one in sentences.NAMES.findall(cell)
    }
    assert asked == set(sentences.FIGURES)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("two_1991_people", "1,060,572"),
        ("allies_1991", "585,206"),
        ("vote", "14.7–17.4"),
        ("vote_treated_millions", "3.3–8.2"),
        ("map_2003", "24.1–25.3"),
        ("map_1992_least", "5,883,272"),
        ("own_1991_on_109", "45.1"),
        ("more_of_2005", "17.8"),
        ("uprooted", "16"),
        ("planners", "2.9–3.8"),
        ("south_shia", "77–90"),
    ],
)
def test_figures_are_written_as_the_record_has_them(name, written):
    assert sentences.figure(name) == written


def test_a_figure_that_nothing_computes_is_named():
    with pytest.raises(sentences.UnknownFigure, match=r"{atlantis}, which nothing computes"):
        sentences.fill("There are {atlantis} of them.")
