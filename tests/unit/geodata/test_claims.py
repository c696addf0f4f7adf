import pytest

from geodata.claims import claims as read_claims
from tests.unit.geodata.broken import message


@pytest.fixture
def claims():
    return read_claims()


def test_every_paragraph_of_the_article_has_a_claim(claims):
    assert sorted(set(claims["paragraph"])) == list(range(1, 35))
    assert claims["paragraph"].is_monotonic_increasing


def test_the_parts_follow_the_article(claims):
    starts = claims.groupby("part", sort=False)["paragraph"].min()
    assert list(starts) == [1, 9, 11, 15, 16, 19, 21, 24, 27, 31]


def test_claims_that_need_a_note_are_not_called_true(claims):
    noted = claims.set_index("claim_id")["verdict"]
    for claim in ["p1-1", "p1-2", "p3-1", "p11-2", "p12-4", "p12-5", "p16-2", "p22-1", "p28-2"]:
        assert noted[claim] in {"holds_with_note", "disputed"}, claim


def test_what_the_article_does_not_say_has_no_verdict(claims):
    omissions = claims[claims["kind"] == "omission"]
    assert set(omissions["claim_id"]) == {"p1-3", "p29-3"}
    assert set(omissions["verdict"]) == {""}
    assert not claims.loc[claims["kind"] == "claim", "verdict"].eq("").any()


@pytest.mark.parametrize(
    "claim", ["p2-2", "p13-3", "p14-1", "p15-3", "p17-1", "p21-1", "p22-1", "p33-2"]
)
def test_what_the_record_refutes_is_called_disputed(claims, claim):
    assert claims.set_index("claim_id").loc[claim, "verdict"] == "disputed"


@pytest.mark.parametrize(
    ("claim", "figures"),
    [
        ("p1-1", ["7,000–8,000", "8,372"]),
        ("p1-3", ["2001", "2004", "2007", "genocide"]),
        ("p3-1", ["21 November 1995", "14 December"]),
        ("p11-1", ["24.2 %", "7.3 %", "48.8 %", "77.9 %"]),
        ("p11-3", ["32.7 %", "14.2 %"]),
        ("p12-1", ["14.7–17.4 %", "12–29 %", "94 %", "24.1–25.3 %", "33.8 %", "15.7 %"]),
        ("p28-2", ["14.5 million"]),
        ("p34-2", ["2.9–3.8", "13.7"]),
    ],
)
def test_the_record_gives_its_figures(claims, claim, figures):
    record = claims.set_index("claim_id").loc[claim, "record"]
    assert [figure for figure in figures if figure not in record] == []


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"paragraph": "35", "claim_id": "p35-1"}, "column paragraph: found '35'; allowed is a"),
        ({"verdict": ""}, "allowed is a verdict in every row of kind claim"),
        ({"kind": "omission"}, "allowed is a verdict in every row of kind claim"),
        ({"verdict": "true"}, "column verdict: found 'true'; allowed is one of holds,"),
        ({"speaker": "Bush"}, "column speaker: found 'Bush'; allowed is one of author,"),
        ({"source_ids": "shanker_2007;nobody"}, "column source_ids: found 'shanker_2007;nobody'"),
        ({"source_ids": ""}, "column source_ids: the cell is empty"),
        ({"place_id": "atlantis"}, "column place_id: found 'atlantis'; allowed is a value of"),
        ({"claim_id": "p2-1"}, "column claim_id: found 'p2-1'"),
        ({"claim_id": "p9-7"}, "allowed is a claim_id that begins with p, the paragraph and -"),
        ({"part": "Elsewhere"}, "allowed is the same part in every row of one paragraph"),
    ],
)
def test_a_broken_claim_is_named(tmp_path, cells, said):
    found = message(tmp_path, "claims", 2, **cells)
    assert found.startswith("claims.csv, row 2")
    assert said in found
