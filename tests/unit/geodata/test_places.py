import re

import geopandas as gpd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from geodata.displacement import displacement
from geodata.events import events
from geodata.ids import UnknownId
from geodata.places import place_figures
from geodata.places import places as read_places
from geodata.shapes import in_country
from geodata.tables.read import read_table, split
from tests.unit.geodata.broken import message

# Numbers in the texts that are no finding: a printed sum, the article's implied denominator.
NO_FIGURE = {"103%", "25 million"}
RICH = ["dayton", "srebrenica", "zepa", "gorazde", "bihac", "tuzla", "sarajevo"]
RICH += ["baghdad", "mosul", "kirkuk", "basra", "baqubah", "samarra", "tal_afar"]


@pytest.fixture(scope="module")
def places():
    return read_places().set_index("place_id")


@pytest.fixture(scope="module")
def figures():
    return place_figures()


def test_eighty_two_points(places):
    assert isinstance(places, gpd.GeoDataFrame)
    assert places.crs == "EPSG:4326"
    assert len(places) == 82
    assert places.loc["sarajevo"].geometry.coords[0] == (18.3564, 43.8486)


def test_every_place_lies_in_the_country_it_claims(places):
    abroad = [
        place.Index
        for place in places.itertuples()
        if not in_country(place.lat, place.lon, place.country)
    ]
    assert abroad == []


def test_a_place_moved_across_the_border_would_be_noticed(places):
    place = places.loc["srebrenica"]
    assert not in_country(place["lat"], place["lon"], "Serbia")
    assert not in_country(place["lat"], place["lon"] + 1, "Bosnia and Herzegovina")


def test_links_join_the_whole_atlas(places):
    """Every place can be reached from Srebrenica by following links."""
    seen, ahead = set(), {"srebrenica"}
    while ahead:
        seen |= ahead
        ahead = {there for here in ahead for there in split(places.loc[here, "links"])} - seen
    assert seen == set(places.index)


def test_the_article_names_six_places_and_points_to_a_few(places):
    """Read against the article: whoever adds one here must be able to show its paragraph."""
    by = {name: set(rows.index) for name, rows in places.groupby("mention")}
    assert by["named"] == {"washington", "srebrenica", "dayton", "baghdad", "bosnia", "iraq"}
    assert by["pointed_to"] == {
        *("belgrade", "oslo", "istanbul", "new_york_cfr", "delaware_wilmington", "delaware_dover"),
        *("mosul", "basra", "erbil", "tehran", "damascus", "zagreb", "delhi", "karachi"),
        *("jerusalem", "prague", "bratislava", "wright_patterson"),
    }
    assert len(by["added"]) == 82 - 6 - 18
    assert not places.loc[places["mention"] == "added", "source_ids"].str.contains("shanker").any()


def test_a_contrast_stands_only_where_sources_do(places):
    told = (places[["contrast_bosnia", "contrast_iraq"]] != "").any(axis=1)
    assert (told == (places["contrast_source_ids"] != "")).all()
    assert 0 < told.sum() < 20


def test_paragraphs_of_the_three_conditions(places):
    spoken = {int(p) for cell in places["paragraphs"] for p in split(cell)}
    assert {11, 12, 15, 16, 18} <= spoken


def test_srebrenica_has_its_range_and_its_findings(places, figures):
    place = places.loc["srebrenica"]
    for words in ("7,000–8,000", "about 8,000 missing", "8,372 names", "genocide", "prevent"):
        assert words in place["record"]
    for judgment in ("ICTY (2001, 2004)", "ICJ (2007)", "Karadžić (2016, 2019)", "Mladić (2017"):
        assert judgment in place["record"]
    assert "12 to 19 July" in place["record"]
    mine = figures[figures["place_id"] == "srebrenica"].set_index("label")
    tribunal = mine.loc["Men killed, tribunal on appeal"]
    assert (tribunal["low"], tribunal["high"]) == (7_000, 8_000)
    assert mine.loc["Names on the memorial", "value"] == 8_372


def test_dayton_says_who_sat_there_and_what_was_signed_where(places):
    record = places.loc["dayton", "record"]
    for words in ("Izetbegović", "Tuđman", "Milošević", "Paris", "51%", "49%", "Pale"):
        assert words in record


@pytest.mark.parametrize(
    ("place", "label", "scope", "year", "value"),
    [
        ("gorazde", "Bosniaks", "municipality", 1991, 22_682),
        ("gorazde", "Bosniaks", "municipality", 2013, 19_692),
        ("banja_luka", "Serbs, share", "municipality", 2013, 89.6),
        ("srebrenica", "Bosniaks, share", "municipality", 1991, 75.2),
        ("mostar", "Croats", "municipality", 2013, 51_216),
        ("sarajevo", "Residents", "ten city", 1991, 527_049),
        ("sarajevo", "Bosniaks, share", "four inner", 2013, 80.7),
        ("zepa", "Bosniaks", "settlement", 1991, 450),
        ("bosnia", "People across the later line", "two sides", 1991, 1_060_572),
        ("baghdad", "People outside the leading bloc", "Baghdad", 2005, 1_789_762),
        ("mosul", "People outside the leading bloc", "Ninewa", 2005, 985_630),
        ("kirkuk", "Kurdish lists", "Kirkuk", 2005, 52.9),
        ("iraq", "People on the wrong side of a three-region plan", "usual plan", 2005, 4_119_986),
    ],
)
def test_figures_that_must_come_out(figures, place, label, scope, year, value):
    rows = figures[
        (figures["place_id"] == place)
        & (figures["label"] == label)
        & figures["scope"].str.startswith(scope)
        & (figures["year"] == year)
    ]
    assert rows["value"].tolist() == [value]


def test_municipal_figures_are_those_of_the_count_tables(figures):
    for year in (1991, 2013):
        counts = read_table(f"counts_bosnia_{year}").set_index("unit_id")
        rows = figures[
            (figures["year"] == year)
            & figures["scope"].isin(["municipality, post-war borders", "district"])
            & (figures["unit"] == "people")
            & (figures["firmness"] == "census")
        ]
        assert len(rows) == 44
        columns = {"Residents": "total", "Bosniaks": "bosniak", "Serbs": "serb", "Croats": "croat"}
        for row in rows.itertuples():
            unit = row.place_id.replace("_", "-")
            assert counts.loc[unit, columns[row.label]] == row.value, (row.place_id, row.label)


def test_vote_shares_follow_from_the_vote_table(figures):
    votes = read_table("iraq_2005")
    votes = votes.set_index(votes["name"].str.partition(" (")[0])
    blocs = {"Shia lists": "shia", "Sunni Arab lists": "sunni_arab", "Kurdish lists": "kurdish"}
    rows = figures[figures["label"].isin(blocs)]
    assert len(rows) > 20
    for row in rows.itertuples():
        area = votes.loc[row.scope.removesuffix(" governorate")]
        share = 100 * area[blocs[row.label]] / area["valid_votes"]
        assert share == pytest.approx(row.value, abs=0.051), (row.place_id, row.label)


def test_every_figure_in_a_text_has_a_row_behind_it(places, figures):
    tables = (figures, events(), displacement())
    backed = [v for t in tables for c in ("value", "low", "high") for v in t[c].dropna()]
    pattern = r"(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(%| million)?"
    for place in places.itertuples():
        text = " ".join((place.record, place.contrast_bosnia, place.contrast_iraq))
        for found in re.finditer(pattern, text):
            number, unit = found.groups()
            if (unit is None and "," not in number) or found[0] in NO_FIGURE:
                continue
            value = float(number.replace(",", "")) * (1e6 if unit == " million" else 1)
            slack = 0.51 if unit == "%" else value * 0.01
            assert any(abs(v - value) <= slack for v in backed), (place.Index, found[0])


def test_the_places_the_argument_rests_on_are_told_fully(places, figures):
    for place in RICH:
        assert len(places.loc[place, "record"]) > 150, place
        assert (figures["place_id"] == place).sum() >= 4, place


def test_texts_are_short_enough_for_a_panel(places):
    assert places["article"].str.len().max() <= 260
    assert places["record"].str.len().max() <= 620
    for side in ("contrast_bosnia", "contrast_iraq"):
        assert places[side].str.len().max() <= 200


def test_unverified_figures_say_so(figures):
    divisions = figures[figures["scope"].str.endswith("division")]
    assert len(divisions) == 12
    assert set(divisions["firmness"]) == {"unverified"}


def test_figures_of_one_place_only(figures):
    mine = place_figures("pale")
    assert set(mine["place_id"]) == {"pale"}
    assert len(mine) == (figures["place_id"] == "pale").sum()


@given(st.text(max_size=12))
def test_an_unknown_place_is_named(wanted):
    assume(wanted not in set(read_table("places")["place_id"]))
    with pytest.raises(UnknownId) as error:
        place_figures(wanted)
    assert f"There is no place {wanted!r}" in str(error.value)


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"lat": "444.1"}, "column lat"),
        ({"paragraphs": "1;35"}, "column paragraphs"),
        ({"source_ids": "hearsay"}, "column source_ids"),
        ({"role_group": "village"}, "column role_group"),
        ({"links": "washington;nowhere"}, "row 2"),
        ({"mention": "implied"}, "column mention"),
        ({"mention": "added"}, "wherever mention is not added"),
        ({"contrast_iraq": "A line without a source."}, "contrast_source_ids wherever"),
    ],
)
def test_a_broken_cell_is_named(tmp_path, cells, column):
    said = message(tmp_path, "places", 2, **cells)
    assert "places.csv, row 2" in said
    assert column in said


def test_half_a_range_is_refused(tmp_path):
    assert "row 2" in message(tmp_path, "place_figures", 2, low="1", high="")
