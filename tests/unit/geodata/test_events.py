import pytest

from geodata.events import events as read_events
from tests.unit.geodata.broken import message


@pytest.fixture(scope="module")
def events():
    return read_events().set_index("event_id")


def test_events_come_in_the_order_of_their_dates(events):
    assert len(events) == 123
    assert events["date"].is_monotonic_increasing
    assert events.index[0] == "vil_mosul"
    assert events.index[-1] == "sreb_memorial"


@pytest.mark.parametrize(
    ("event", "date", "place"),
    [
        ("srebrenica_fall", "1995-07-11", "srebrenica"),
        ("dayton_initial", "1995-11-21", "wright_patterson"),
        ("paris", "1995-12-14", "paris"),
        ("samarra", "2006-02-22", "samarra"),
        ("icj_2007", "2007-02-26", "the_hague"),
        ("senate_vote", "2007-09-26", "washington"),
    ],
)
def test_dates_that_carry_the_argument(events, event, date, place):
    assert events.loc[event, ["date", "place_id"]].tolist() == [date, place]


def test_executions_are_a_span_and_not_a_day(events):
    assert events.loc["executions", ["date", "date_end"]].tolist() == ["1995-07-12", "1995-07-19"]


def test_serb_held_share_moves_until_dayton(events):
    share = ["share_serb_aug95", "share_serb_sep95", "share_serb_oct95", "share_rs_dayton"]
    assert events.loc[share, "value"].tolist() == [70, 50, 46, 49]


@pytest.mark.parametrize(
    ("event", "low", "high"),
    [
        ("storm_dead", 324, 1_200),
        ("storm_fled", 150_000, 200_000),
        ("sreb_icty", 7_000, 8_000),
        ("displaced_total", 2_000_000, 2_200_000),
        ("samarra", 165, 1_300),
        ("article_troops", 75_000, 100_000),
    ],
)
def test_a_range_stays_a_range(events, event, low, high):
    row = events.loc[event]
    assert (row["low"], row["high"]) == (low, high)
    assert row["value"] != row["value"]  # NaN: no mid-point of ours


def test_what_was_not_verified_is_marked(events):
    doubtful = set(events.index[events["verified"] == "no"])
    assert doubtful == {
        "res_836",
        "washington_agr",
        "zepa_fall",
        "tabeau_bijak",
        "zwierzchowski",
        "gelb_2003",
        "sp_move",
    }
    assert set(events.loc[list(doubtful), "firmness"]) == {"unverified"}


def test_the_article_s_own_figures_are_called_so(events):
    own = set(events.index[events["firmness"] == "article"])
    assert own == {"sreb_article", "article_move", "article_troops"}


def test_titles_differ(events):
    assert events["title"].is_unique


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"title": "one two three four five six seven eight nine"}, "8 words or fewer"),
        ({"verified": "no", "firmness": "census"}, "unverified wherever verified is no"),
        ({"date": "19 August 2007"}, "a date like 1995, 1995-07 or 1995-07-11"),
        ({"value": "3", "unit": ""}, "a unit if there is a figure"),
    ],
)
def test_a_broken_event_is_refused(tmp_path, cells, said):
    assert said in message(tmp_path, "events", 2, **cells)
