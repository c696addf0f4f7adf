"""The figures, like with like, without a browser."""

import pytest

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


def test_like_is_compared_with_like():
    rows = measures.wrong_sides().set_index("label")
    names = words("figures")["measures"]["rows"]
    expected = {
        "bosnia-1991-two": ("Two sides", 0.2423, "1,060,572"),
        "bosnia-2013-two": ("Two sides", 0.0731, "258,034"),
        "bosnia-1991-three": ("Three sides", 0.3274, "1,432,917"),
        "bosnia-2013-three": ("Three sides", 0.1417, "500,536"),
        "bosnia-1991-regions": ("Three sides", 0.3381, "1,479,902"),
        "bosnia-2013-regions": ("Three sides", 0.1571, "554,703"),
        "article": ("Regions not counted", 0.20, "5,000,000"),
        "iraq-2005-three": ("Three sides", 0.1466, "4,119,986 (3,320,492–8,240,007)"),
        "iraq-2005-shared": ("Three sides", 0.0829, "2,330,224 (1,854,545–5,546,658)"),
    }
    for key, (sides, share, people) in expected.items():
        row = rows.loc[names[key]]
        assert (row["sides"], row["people"]) == (sides, people)
        assert row["share"] == pytest.approx(share, abs=5e-4)
