import pytest

from geodata.proposals import forces, proposals
from tests.unit.geodata.broken import message


def test_both_sides_of_the_panel_are_there():
    people = proposals().query("kind == 'stance'").groupby("side")["proposal_id"].agg(set)
    assert {"biden", "gelb", "galbraith", "ohanlon"} <= people["advocate"]
    assert {"hiltermann", "visser"} <= people["critic"]
    assert people["planner"] == {"planners"}


@pytest.mark.parametrize(
    ("row", "value"),
    [
        ("vote_senate_for", 75),
        ("vote_senate_against", 23),
        ("poll_shia_unitary", 41),
        ("poll_shia_federal", 40),
        ("poll_shia_separate", 19),
        ("poll_sunni_unitary", 97),
        ("poll_kurd_federal", 49),
        ("poll_kurd_separate", 30),
    ],
)
def test_votes_and_polls(row, value):
    assert proposals().set_index("proposal_id").loc[row, "value"] == value


@pytest.mark.parametrize(
    ("force", "soldiers", "per_1000"),
    [
        ("ifor", (54_000, 60_000), (12.3, 13.7)),
        ("planners", (75_000, 100_000), (2.9, 3.8)),
        ("us_july_2007", (155_000, 155_000), (6.0, 6.0)),
        ("ohanlon_later", (50_000, 50_000), (1.9, 1.9)),
    ],
)
def test_soldiers_per_thousand(force, soldiers, per_1000):
    row = forces().set_index("force_id").loc[force]
    assert (row["force_low"], row["force_high"]) == soldiers
    assert (row["per_1000_low"], row["per_1000_high"]) == per_1000


def test_more_than_a_hundred_thousand_has_no_upper_figure():
    row = forces().set_index("force_id").loc["ohanlon_2008"]
    assert row["force_low"] == 100_000
    assert row[["force_high", "per_1000_high"]].isna().all()


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"per_1000_high": "13.8"}, "allowed is per_1000_high = force_high / population"),
        ({"per_1000_low": "123"}, "allowed is per_1000_low = force_low / population"),
        ({"per_1000_high": ""}, "allowed is per_1000_high = force_high / population"),
        ({"force_low": "70000"}, "allowed is force_low ≤ force_high"),
        ({"population": "0"}, "column population: found '0'"),
        ({"date": "December 1995"}, "column date: found 'December 1995'; allowed is a date"),
    ],
)
def test_a_broken_force_is_named(tmp_path, cells, said):
    found = message(tmp_path, "forces", 2, **cells)
    assert found.startswith("forces.csv, row 2")
    assert said in found


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"kind": "opinion"}, "column kind: found 'opinion'; allowed is one of stance,"),
        ({"side": ""}, "allowed is a side and a role in every row of kind stance"),
        ({"role": ""}, "allowed is a side and a role in every row of kind stance"),
        ({"value": "3"}, "allowed is a unit beside every figure"),
        ({"place_id": "atlantis"}, "column place_id: found 'atlantis'"),
        ({"paragraphs": "0"}, "column paragraphs: found '0'"),
    ],
)
def test_a_broken_proposal_is_named(tmp_path, cells, said):
    found = message(tmp_path, "proposals", 2, **cells)
    assert found.startswith("proposals.csv, row 2")
    assert said in found
