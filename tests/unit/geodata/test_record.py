"""The record as it was corrected: figures that follow from geodata, and errors that stay away."""

import re

import pytest

import geodata as gd
from geodata import findings
from geodata.sentences import filled
from geodata.tables.read import read_table, split

ARGUMENT = (
    "claims",
    "conditions",
    "evidence",
    "cases",
    "case_rules",
    "case_literature",
    "proposals",
    "forces",
    "events",
    "displacement",
    "districts",
)
REGIONS = ("bosnia-1991-regions", "bosnia-2013-regions")
FOUR_PLANS = [plan for plan in gd.territory("iraq-2005").plans if plan.startswith("three-regions")]
BAGHDAD_SHARED = ["biden-gelb", *(p for p in gd.territory("iraq-2005").plans if "shared" in p)]
TREATMENTS = ("low", "middle", "high")


def share(territory_id, plan_id, treatment="middle"):
    territory = (
        gd.territory(territory_id, treatment)
        if "iraq" in territory_id
        else gd.territory(territory_id)
    )
    return gd.evaluate(territory, gd.plan(territory_id, plan_id)).wrong_share * 100


def iraq(plans, treatments=("middle",)):
    found = [share("iraq-2005", plan, one) for plan in plans for one in treatments]
    return min(found), max(found)


def words(table):
    """Every cell of a table as one text, with its figures."""
    return "\n".join(map(str, filled(read_table(table)).to_numpy().ravel()))


@pytest.fixture(scope="module")
def evidence():
    return gd.evidence().set_index("row_id")


@pytest.mark.parametrize(
    ("row", "territory", "plan"),
    [
        ("c1_bo_01", "bosnia-1991", "dayton"),
        ("c1_bo_02", "bosnia-2013", "dayton"),
        ("c1_bo_39", "bosnia-1991", "bosnia-in-three"),
        ("c1_bo_40", "bosnia-2013", "bosnia-in-three"),
        ("c1_bo_48", "bosnia-1991-regions", "bosnia-in-three"),
        ("c1_bo_49", "bosnia-2013-regions", "bosnia-in-three"),
    ],
)
def test_shares_in_the_minority_follow_from_the_census(evidence, row, territory, plan):
    assert evidence.loc[row, "value"] == round(share(territory, plan), 1)


@pytest.mark.parametrize(
    ("row", "plans", "treatments", "digits"),
    [
        ("c1_ir_09", FOUR_PLANS, ("middle",), 1),
        ("c1_ir_44", FOUR_PLANS, TREATMENTS, 0),
        ("c1_ir_45", BAGHDAD_SHARED, ("middle",), 1),
    ],
)
def test_ranges_of_iraq_follow_from_the_vote(evidence, row, plans, treatments, digits):
    low, high = (round(one, digits) for one in iraq(plans, treatments))
    assert evidence.loc[row, ["low", "high"]].tolist() == [low, high]


@pytest.mark.parametrize(("row", "year"), [("c1_ir_53", 2003), ("c1_ir_54", 1992)])
def test_ranges_of_iraq_follow_from_the_maps(evidence, row, year):
    everyone = gd.territory("iraq-2003-map").everyone
    shares = [round(100 * people / everyone, 1) for people in findings.map_range(year)]
    assert evidence.loc[row, ["low", "high"]].tolist() == shares


def test_other_computed_evidence_follows(evidence):
    for row, territory in (("c1_bo_41", "bosnia-1991"), ("c1_bo_42", "bosnia-2013")):
        mixing = gd.mixing(gd.territory(territory))
        assert evidence.loc[row, "value"] == round(mixing.own_majority_share * 100, 1)
    wrong = gd.evaluate(gd.territory("iraq-2005"), gd.plan("iraq-2005", "three-regions")).by_unit
    five = wrong.sort_values(ascending=False).head(5).sum() / wrong.sum()
    assert evidence.loc["c1_ir_43", "value"] == round(five * 100, 1)
    for row, year in (("c1_bo_03", "1991"), ("c1_bo_04", "2013")):
        counts = gd.territory(f"bosnia-{year}")
        entity = gd.plan(f"bosnia-{year}", "dayton").assignment
        here = entity.index[entity == "republika_srpska"]
        serbs = counts.counts.loc[here, "serb"].sum() / counts.population.loc[here].sum()
        assert evidence.loc[row, "value"] == round(serbs * 100, 1)


def test_people_of_no_listed_group_are_counted(evidence):
    bosnia = gd.territory("bosnia-1991")
    unplaced = bosnia.unplaced.sum()
    assert evidence.loc["c1_bo_67", "value"] == round(100 * unplaced / bosnia.everyone, 1)
    assert f"{unplaced:,.0f} people" in evidence.loc["c1_bo_67", "note"]


def test_half_of_what_was_left_in_2013_lies_inside_the_federation():
    three, two = (
        gd.evaluate(gd.territory("bosnia-2013"), gd.plan("bosnia-2013", plan)).wrong_side
        for plan in ("bosnia-in-three", "dayton")
    )
    assert 0.45 < (three - two) / three < 0.55


def test_the_estimate_of_1995_and_the_article_s_sixteen_per_cent_add_up(evidence):
    minority, everyone = 13_000 + 13_000 + 37_000, 3_170_000
    assert evidence.loc["c1_bo_50", "value"] == round(100 * minority / everyone)
    event = gd.events().set_index("event_id").loc["estimate_1995"]
    assert event["value"] == minority
    told = gd.displacement().set_index("row_id")["value"]
    before = told["article_more"] / (told["article_more_share"] / 100)
    uprooted = told["article_abroad"] + told["article_inside"]
    assert evidence.loc["c1_ir_55", "value"] == 100 * uprooted / before == 16


def test_iraq_stands_beside_bosnia_like_with_like():
    """Three sides and eighteen units with three sides and eighteen units."""
    for texts in (gd.claims()["record"], gd.evidence()["note"]):
        for text in texts:
            if "vote of December 2005" in text and "Bosnia" in text:
                assert "three sides on its 18 regions" in text
                assert "33.8 %" in text
                assert "32.7 %" not in text
                assert "24.2 %" not in text


def test_the_vote_never_carries_the_argument_alone():
    """Where a claim rests on Iraq's vote, the map of 2003 and its figure stand beside it."""
    claims = gd.claims()
    told = claims[claims["source_ids"].str.contains("ieci_2005")]
    assert len(told) > 5
    for row in told.itertuples():
        assert "map of 2003" in row.record, row.claim_id
        assert "cia_map_2003" in row.source_ids, row.claim_id


def test_the_daily_toll_is_shown_by_three_series(evidence):
    assert {"c2_ir_24", "c2_ir_56", "c2_ir_57", "c2_ir_58"} <= set(evidence.index)
    for text in gd.claims()["record"]:
        if "62 in 2007" in text:
            for series in ("Iraq Body Count", "UN", "military data"):
                assert series in text


def test_both_rounds_with_iran_and_both_conferences_stand(evidence):
    assert evidence.loc["c3_ir_34", "value"] == 2
    dates = set(gd.events()["date"])
    assert {"2007-03-10", "2007-05-03", "2007-05-28", "2007-07-24"} <= dates
    record = gd.claims().set_index("claim_id").loc["p18-1", "record"]
    for day in ("10 March", "3–4 May", "28 May", "24 July"):
        assert day in record


WRONG = (
    r"formal American–Iranian meeting",
    r"sat at no table",
    r"would have to (move|go) to|others would have to move|more would have to move",
    r"has no such map|There is no such map",
    r"patrons that count",
    r"It was never divided",
    r"[Cc]ounted in three",
    r"whoever is wrong|people are wrong|owned by",
    r"wrong side",
    r"\b(un)?sort(ed|ing|s)?\b",
    r"Thirty-seven or thirty-eight",
    r"perhaps past half way|already past half way",
    r"save perhaps one|many a lesser",
    r"string of Srebrenicas|For scale",
    r"is given no name in law\.$",
    r"met all three|meet all three",
    r"Violence was rising",
    r"reached without a p",
)


@pytest.mark.parametrize("table", ARGUMENT)
def test_what_was_wrong_is_gone(table):
    text = words(table)
    found = [one for one in WRONG if re.search(one, text, re.MULTILINE)]
    assert found == []


def test_wrong_figures_are_gone():
    forces, events = (
        read_table(name).set_index(key)
        for name, key in (("forces", "force_id"), ("events", "event_id"))
    )
    cases = gd.cases().set_index("case_id")
    assert forces.loc["sfor_1996", "date"] == events.loc["sfor_1996", "date"] == "1996-12-20"
    assert cases.loc["croatia_1991", "displaced_low"] == 550_000 + 150_000 + 150_000
    assert events.loc["markale2", "value"] == 43
    assert cases.loc["palestine_1948", "war_within_5y"] == "yes"
    assert "48%, about 24,526" in events.loc["share_rs_dayton", "text"]


FIRM = ["evidence", "events", "proposals", "forces", "displacement", "place_figures"]


@pytest.mark.parametrize("table", FIRM)
def test_a_row_is_as_firm_as_its_sources(table):
    """A court's finding cites a court, and what rests on copies of handbooks alone says so."""
    firmness = gd.sources().set_index("source_id")["firmness"]
    for row in read_table(table).itertuples():
        cited = {firmness[one] for one in split(row.source_ids)} - {"computed", "unverified"}
        if row.firmness == "court_finding":
            assert "court_finding" in cited, row
        if row.firmness in {"court_finding", "published_record", "published_estimate"}:
            assert cited != {"reference_copy"}, row


def test_a_court_s_figure_of_a_place_is_called_one():
    figures = gd.place_figures().set_index(["place_id", "label"])["firmness"]
    assert figures["srebrenica", "Men killed, tribunal on appeal"] == "court_finding"
    assert figures["the_hague", "Men killed, tribunal on appeal"] == "court_finding"
    assert figures["jerusalem", "Israeli deaths"] == "reference_copy"
    assert figures["washington", "Senate votes for a federal Iraq (23 against)"] == (
        "published_record"
    )


def test_judgments_are_court_findings():
    events = gd.events()
    judgments = events[events["category"] == "judgment"]
    assert set(judgments["firmness"]) == {"court_finding"}
    assert {"karadzic_appeal", "mladic_appeal", "prlic_appeal"} <= set(judgments["event_id"])
