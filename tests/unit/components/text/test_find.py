"""Names are found by a few letters, whatever accents they wear; dates read as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import geodata as gd
from components.text.dates import date, span
from components.text.find import LONGEST, finder, fold


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("zepa", "Žepa"),
        ("GORAZDE", "Goražde"),
        ("potočari", "Potočari"),
        ("izmir", "İzmir"),
        ("wroc", "Wrocław (Breslau)"),
        ("hue", "Huế"),
        ("kolkata", "Calcutta (Kolkata)"),
        ("ohio day", "Dayton, Ohio"),
    ],
)
def test_a_name_is_found_without_its_accents(typed, name):
    assert name in set(gd.places()["name"])
    assert finder(typed)(name)


def test_another_name_is_not_found_and_nothing_typed_finds_all():
    assert not finder("mosul")("Basra", "Iraq")
    assert not finder("basra iran")("Basra", "Iraq")
    assert finder("  ")("Basra")


def test_only_so_much_of_what_is_sought_is_looked_at():
    """Some letters fold to eighteen, and an address may bring a megabyte of them."""
    assert not finder("basra mosul")("Basra")
    assert finder("basra".ljust(LONGEST) + " mosul")("Basra")


@given(st.text())
def test_folding_twice_changes_nothing_and_a_text_finds_itself(text):
    assert fold(fold(text)) == fold(text)
    assert finder(text)(text)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("1995-07-11", "", "11 July 1995"),
        ("1995-07", "", "July 1995"),
        ("1999", "", "1999"),
        ("1995-11-01", "1995-11-21", "1–21 November 1995"),
        ("1995-09-13", "1995-10-13", "13 September – 13 October 1995"),
        ("1995-12-30", "1996-01-02", "30 December 1995 – 2 January 1996"),
        ("1995-07", "1995-09", "July–September 1995"),
    ],
)
def test_dates_are_words(start, end, words):
    assert span(start, end) == words


def test_every_date_of_the_tables_can_be_written():
    for event in gd.events().itertuples():
        assert span(event.date, event.date_end).endswith((event.date_end or event.date)[:4])
    assert date("1995-09-18", short=True) == "18 Sep 1995"
