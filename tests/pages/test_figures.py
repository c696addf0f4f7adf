"""The figures, like with like, without a browser."""

import pytest

import geodata as gd
from components.pages.figures import measures
from components.text.words import words
from tests.pages.opened import opened


def test_it_opens_with_both_sections():
    app = opened("figures")
    assert not app.exception
    say = words("figures")
    assert [one.value for one in app.header] == [
        say["measures"]["title"],
        say["displacement"]["title"],
    ]


EXPECTED = {
    "two": {
        "bosnia-1991": (0.2423, "1,060,572"),
        "bosnia-2013": (0.0731, "258,034"),
    },
    "three-fine": {
        "bosnia-1991": (0.3274, "1,432,917"),
        "bosnia-2013": (0.1417, "500,536"),
    },
    "three": {
        "bosnia-1991": (0.3381, "1,479,902"),
        "bosnia-2013": (0.1571, "554,703"),
        "iraq-vote": (0.1466, "4,119,986 (3,320,492–8,240,007)"),
        "iraq-map": (0.2410, "6,771,747 (6,771,747–7,114,526)"),
        "iraq-map-1992": (0.2093, "5,883,272 (5,883,272–6,974,650)"),
        "iraq-shared": (0.0829, "2,330,224 (1,854,545–5,546,658)"),
    },
}


@pytest.mark.parametrize("group", EXPECTED)
def test_like_is_compared_with_like(group):
    rows = measures.rows(group).set_index("label")
    names = words("figures")["measures"]["rows"]
    assert list(rows.index) == [names[key] for key in EXPECTED[group]]
    for key, (share, people) in EXPECTED[group].items():
        row = rows.loc[names[key]]
        assert row["people"] == people
        assert row["share"] == pytest.approx(share, abs=5e-4)


def test_the_three_groups_cannot_stand_in_one_chart():
    """What stands in one chart is a comparison; rows of two groups make none."""
    groups = measures.groups()
    for one, other in (("two", "three-fine"), ("three-fine", "three"), ("two", "three")):
        with pytest.raises(gd.UnlikeRows):
            gd.Comparison.of([*groups[one].rows, *groups[other].rows])


def test_the_articles_figure_stands_by_itself():
    assert measures.article()["share"].tolist() == [0.2]
    assert measures.article()["people"].tolist() == ["5,000,000"]
