import geopandas as gpd
import pytest

from geodata.cases import case_literature, case_rules
from geodata.cases import cases as read_cases
from geodata.tables.read import read_table
from tests.unit.geodata.broken import message

FROM_ARTICLE = {
    "india_pakistan_1947",
    "palestine_1948",
    "czechoslovakia_1993",
    "bosnia_1995",
    "iraq_2007",
}


@pytest.fixture
def cases():
    return read_cases().set_index("case_id")


def test_anchor_points_the_article_s_first(cases):
    assert isinstance(cases, gpd.GeoDataFrame)
    assert cases.crs == "EPSG:4326"
    assert len(cases) == 23
    assert set(cases.index[:5]) == FROM_ARTICLE
    assert set(cases.index[cases["from_article"] == "yes"]) == FROM_ARTICLE
    assert cases.loc["east_timor_1999"].geometry.y < 0 < cases.loc["east_timor_1999"].geometry.x


def test_anchors_stand_where_their_places_do(cases):
    known = read_table("places").set_index("place_id")
    placed = cases[cases["anchor_place_id"] != ""]
    assert set(cases.index) - set(placed.index) == {"somaliland_1991", "south_ossetia_1992"}
    for case in placed.itertuples():
        place = known.loc[case.anchor_place_id]
        assert (case.geometry.y, case.geometry.x) == (place["lat"], place["lon"]), case.Index


def test_no_figure_and_zero_are_not_the_same(cases):
    zero, blank = cases.loc["czechoslovakia_1993"], cases.loc["eritrea_1993"]
    assert (zero["displaced_low"], zero["displaced_high"], zero["displaced_open"]) == (
        0,
        0,
        "closed",
    )
    assert blank[["displaced_low", "displaced_high"]].isna().all()
    assert blank["displaced_open"] == "none"


@pytest.mark.parametrize(
    ("case", "displaced", "deaths"),
    [
        ("india_pakistan_1947", (10_000_000, 17_900_000), (200_000, 2_000_000)),
        ("palestine_1948", (550_000, 914_000), (13_073, 26_373)),
        ("bosnia_1995", (2_000_000, 2_200_000), (95_940, 102_000)),
        ("iraq_2007", (4_200_000, 4_400_000), (74_000, 151_000)),
    ],
)
def test_figures_of_the_article_s_cases(cases, case, displaced, deaths):
    row = cases.loc[case]
    assert (row["displaced_low"], row["displaced_high"]) == displaced
    assert (row["deaths_low"], row["deaths_high"]) == deaths


def test_by_the_rules_no_case_meets_all_three_conditions(cases):
    assert not cases[["cond1", "cond2", "cond3"]].eq("yes").all(axis=1).any()
    bosnia, czechs = cases.loc["bosnia_1995"], cases.loc["czechoslovakia_1993"]
    assert (bosnia["held"], bosnia["judged"]) == (1, 3)
    assert (czechs["held"], czechs["judged"]) == (1, 1)
    assert cases.loc["iraq_2007", "held"] == 0
    assert (cases["held"] <= cases["judged"]).all()


def test_victory_and_defeat_are_not_exhaustion(cases):
    decided = ["greece_turkey_1923", "germany_poland_1945", "bangladesh_1971", "abkhazia_1993"]
    decided += ["eritrea_1993", "vietnam_1954", "somaliland_1991"]
    assert set(cases.loc[decided, "cond2"]) == {"no"}


def test_a_border_alone_is_no_map_already_drawn(cases):
    assert set(cases.loc[["eritrea_1993", "east_timor_1999"], "cond1"]) == {"not_applicable"}


def test_one_clock_for_every_case(cases):
    war = cases.loc["palestine_1948", ["effective", "war_began", "war_within_5y"]]
    assert war.tolist() == ["1948-05-15", "1948-05-15", "yes"]
    assert set(cases.index[cases["effective"] == ""]) == {"iraq_2007"}


def test_cases_that_others_would_leave_out_say_why(cases):
    assert set(cases.index[cases["outside_definition"] != ""]) == {
        "korea_1945",
        "vietnam_1954",
        "germany_poland_1945",
        "greece_turkey_1923",
        "czechoslovakia_1993",
    }


def test_there_is_a_rule_for_every_code_a_definition_and_the_limits():
    rules = case_rules().set_index("rule_id")
    coded = {"effective", "war_within_5y", "mode", "cond1", "cond2", "cond3"}
    assert coded <= set(rules["coded"])
    assert {"definition", "clock", "outcome", "condition", "scope", "limit"} == set(rules["kind"])
    assert "control group" in rules.loc["control", "rule"]


def test_war_within_five_years(cases):
    counts = cases["war_within_5y"].value_counts()
    assert dict(counts) == {"no": 11, "yes": 5, "partial": 6, "not_applicable": 1}


def test_the_article_s_verdicts_stand_beside_the_codes(cases):
    verdicts = cases[[f"article_cond{no}" for no in (1, 2, 3)]]
    given = verdicts[verdicts.ne("").any(axis=1)]
    assert set(given.index) == {"bosnia_1995", "iraq_2007"}
    assert set(given.loc["bosnia_1995"]) == {"yes"}
    assert set(given.loc["iraq_2007"]) == {"no"}


def test_kaufmann_s_four_cases(cases):
    assert set(cases.index[cases["kaufmann1998"] == "yes"]) == {
        "ireland_1921",
        "india_pakistan_1947",
        "palestine_1948",
        "cyprus_1974",
    }


def test_summaries_are_two_or_three_sentences(cases):
    sentences = cases["summary"].str.count(r"[.!?](?:\s|$)")
    assert sentences.between(2, 3).all(), list(cases.index[~sentences.between(2, 3)])


def test_literature_says_how_much_was_seen():
    studies = case_literature()
    assert len(studies) == 11
    assert "full" not in set(studies["seen"])  # nobody has read a whole one yet


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"lat": "128.65"}, "column lat: found '128.65'; allowed is a number from -90 to 90"),
        ({"cond2": "maybe"}, "column cond2: found 'maybe'; allowed is one of yes, partly,"),
        ({"cond1_reason": ""}, "column cond1_reason: the cell is empty"),
        ({"war_within_5y": "soon"}, "column war_within_5y: found 'soon'"),
        ({"deaths_source_ids": "rumour"}, "column deaths_source_ids: found 'rumour'"),
        ({"deaths_source_ids": ""}, "allowed is deaths_source_ids wherever a figure"),
        ({"displaced_low": "20000000"}, "allowed is displaced_low ≤ displaced_high"),
        ({"displaced_high": ""}, "allowed is displaced_open that fits"),
        ({"deaths_open": "none"}, "allowed is deaths_open that fits"),
        ({"from_article": "no"}, "allowed is paragraphs if from_article is yes"),
        ({"war_began": "1955"}, "where war_began falls within five years of effective"),
        ({"effective": ""}, "not_applicable where effective is empty"),
        ({"article_cond1": "yes"}, "allowed is all three article_cond, or none"),
        ({"anchor_place_id": "atlantis"}, "column anchor_place_id: found 'atlantis'"),
        ({"case_id": "iraq_2007"}, "column case_id: found 'iraq_2007'"),
    ],
)
def test_a_broken_case_is_named(tmp_path, cells, said):
    found = message(tmp_path, "cases", 2, **cells)
    assert found.startswith("cases.csv, row 2")
    assert said in found


def test_a_rule_for_a_column_that_is_not_there_is_named(tmp_path):
    said = message(tmp_path, "case_rules", 3, coded="cond9")
    assert said.startswith("case_rules.csv, row 3")
    assert "a column of cases.csv" in said


def test_a_broken_study_is_named(tmp_path):
    said = message(tmp_path, "case_literature", 4, seen="dreamt")
    assert "case_literature.csv, row 4, column seen: found 'dreamt'" in said
