"""Several people at once: nobody sees a fault, a blank map or what another asked for.

The whole measurements are `make load` and `make together`; here are their short forms.
"""

from tests.load import together
from tests.load.run import crowd
from tests.served import apart


def port(app):
    return int(app.rsplit(":", 1)[1])


def test_twenty_viewers_for_a_minute(app, capsys):
    report = apart(crowd(port(app), 20, 60))
    with capsys.disabled():
        print("", *report.lines(), sep="\n  ")
    assert report.faults == {}
    assert len(report.first) >= 20


def test_six_people_turn_every_switch_at_once(app):
    report = apart(together.turn(port(app))).report
    assert report.faults == {}
    assert len(report.again) > 6 * 20


def test_ten_people_draw_both_maps_over_and_over(app):
    group = apart(together.draw(port(app), seconds=10))
    assert len(group.alone[""].maps) == 1  # one frame with both maps
    assert group.report.faults == {}
    assert len(group.report.first) >= 10


def test_a_step_keeps_its_line_after_other_pages_were_drawn(app):
    before, after = apart(together.keep(port(app)))
    assert before.maps
    assert after.maps == before.maps
