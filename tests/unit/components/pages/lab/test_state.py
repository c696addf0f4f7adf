"""The lab's history and the painter's log."""

from random import Random

import pytest

import geodata as gd
from components.pages.lab.as_step import named
from components.pages.lab.state import Lab, evaluate_all
from components.plans.draft import Draft, draft


def stroke(seq, units, side, stroke=None):
    return {"seq": seq, "op": "paint", "units": units, "side": side, "stroke": stroke or seq}


def command(seq, op):
    return {"seq": seq, "op": op}


@pytest.fixture
def lab():
    return Lab.start("bosnia-1991", "dayton")


def test_the_log_ends_in_the_plan_of_the_same_flips(lab):
    random = Random(1)
    units, sides = list(lab.territory.counts.index), list(lab.draft.plan.sides)
    plan = lab.draft.plan
    log = []
    for seq in range(1, 201):
        unit, side = random.randrange(len(units)), random.randrange(len(sides))
        log.append(stroke(seq, [unit], side))
        plan = plan.flip(units[unit], sides[side])
    # It comes as a browser sends it: again and again, always with what is not yet confirmed.
    for end in range(1, 201, 7):
        lab.apply(log[max(0, end - 20) : end])
    lab.apply(log)
    assert lab.ack == 200
    assert lab.draft.plan.assignment.to_dict() == plan.assignment.to_dict()
    assert lab.evaluations[0].wrong_side == gd.evaluate(lab.territory, plan).wrong_side


def test_undo_and_redo_have_no_limit(lab):
    first = lab.draft
    seen = [first]
    for seq in range(1, 301):
        lab.apply([stroke(seq, [seq % 142], seq % 2)])
        seen.append(lab.draft)
    for step in range(300, 0, -1):
        assert lab.draft is seen[step]
        lab.apply([command(301 + 300 - step, "undo")])
    assert lab.draft is first
    assert not lab.can_undo
    lab.apply([command(700, "undo")])
    assert lab.draft is first
    lab.apply([command(700 + n, "redo") for n in range(1, 301)])
    assert lab.draft is seen[-1]
    assert not lab.can_redo


def test_one_stroke_is_undone_at_once(lab):
    before = lab.draft
    lab.apply([stroke(1, [0], 1, 9), stroke(2, [1, 2], 1, 9), stroke(3, [3], 1, 9)])
    assert len(lab.drafts) == 2
    lab.move(-1)
    assert lab.draft is before


def test_painting_after_undo_forgets_what_was_undone(lab):
    lab.apply([stroke(1, [0], 1), stroke(2, [1], 1), command(3, "undo"), stroke(4, [2], 1)])
    assert not lab.can_redo
    assert len(lab.drafts) == 3


def test_reset_goes_back_to_the_start_and_can_be_undone(lab):
    start = lab.draft.plan
    lab.apply([stroke(1, [0, 1, 2], 1)])
    painted = lab.draft.plan
    lab.apply([command(2, "reset")])
    assert lab.draft.plan is start
    lab.apply([command(3, "undo")])
    assert lab.draft.plan is painted


@pytest.mark.parametrize("bad", [([142], 0), ([0], 3), ([-1], 0), ([0], -1)])
def test_a_unit_or_side_that_is_not_there_changes_nothing(lab, bad):
    lab.apply([stroke(1, *bad)])
    assert lab.ack == 1
    assert len(lab.drafts) == 1


def test_a_census_is_evaluated_once_and_the_vote_three_times():
    assert len(evaluate_all("bosnia-1991", gd.plan("bosnia-1991", "dayton"))) == 1
    low, middle, high = evaluate_all("iraq-2005", gd.plan("iraq-2005", "three-regions"))
    assert [round(e.wrong_side) for e in (low, middle, high)] == [3_320_492, 4_119_986, 7_611_967]


def test_a_line_says_what_it_was_changed_from_and_by_how_much():
    lab = Lab.start("bosnia-1991", "dayton")
    title, figure = named(lab)
    assert title == gd.plan("bosnia-1991", "dayton").title
    assert figure.value == "1,060,572"
    first = lab.draft.plan.unit_ids[0]
    side = lab.draft.plan.assignment[first]
    other = next(name for name in lab.draft.plan.sides if name not in (side, "brcko"))
    lab.change(Draft(lab.draft.plan.flips({first: other}), lab.draft.colours))
    title, figure = named(lab)
    assert title.startswith("Your line, changed from Dayton")
    assert title.endswith("1 unit moved")
    wrong = gd.evaluate(lab.territory, lab.draft.plan).wrong_side
    assert figure.value == f"{wrong:,.0f}"
    assert f"{abs(wrong - 1_060_572):,.0f} beside Dayton" in figure.label


def test_a_line_with_sides_of_its_own_is_called_one_s_own():
    lab = Lab.start("bosnia-1991", "dayton")
    sides = {
        name: gd.Side(f"My {side.name}", side.owners, side.shared)
        for name, side in lab.draft.plan.sides.items()
    }
    lab.change(draft(gd.Plan.of(lab.draft.plan.assignment.to_dict(), sides)))
    assert named(lab)[0] == "Your own line"
