"""The panel beside the map, and the sections below it, say what the evaluation says."""

import re
from html.parser import HTMLParser

import numpy as np
import pytest

import geodata as gd
from components.pages.lab import cards, questions
from components.pages.lab.canvas import canvas, paint
from components.pages.lab.figures import figures
from components.pages.lab.sections import best, compare, fixed_lines, forces, unusual, where
from components.pages.lab.state import Lab, evaluate_all
from components.plans.draft import draft, make_sides
from geodata import forces as troops
from geodata.optimum import shipped
from geodata.presets import presets

HOSTILE = "A<img src=x onerror=alert(1)>&"


class Text(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.tags, self.parts = [], []
        self.feed(html)
        self.text = " ".join(" ".join(self.parts).split())

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)

    def handle_data(self, data):
        self.parts.append(data)


def panel(lab):
    return Text(figures(lab.evaluations, lab.draft)).text


def test_dayton_in_figures():
    text = panel(Lab.start("bosnia-1991", "dayton"))
    assert text.startswith("1,060,572 people on the wrong side of the line, 24.2% of everyone")
    assert "On their group’s side 2,890,343" in text
    assert "In shared areas 78,997" in text
    assert "Of no listed group 347,121" in text
    assert "Federation of Bosnia and Herzegovina Bosniaks, Croats 2,716,791 475,366 79 / 3" in text
    assert (
        "Herzegovina: Domaljevac-Šamac, Orašje Federation of Bosnia and Herzegovina: Odžak" in text
    )


def test_each_side_has_its_share_of_the_land():
    text = panel(Lab.start("bosnia-1991", "dayton"))
    assert (
        "Land, to about a point either way: Federation of Bosnia and Herzegovina 50% ; "
        "Republika Srpska 49% ; Brčko District about 1%" in text
    )
    one = panel(Lab.start("bosnia-1991", "one-side"))
    assert "100%" in one


def test_no_land_is_told_where_no_area_is_known():
    assert "Land," not in panel(Lab.start("punjab-1941"))


def test_iraq_always_has_its_range():
    text = panel(Lab.start("iraq-2005", "three-regions"))
    assert "Low – middle – high: 3.32 – 4.12 – 7.61 million (11.8% – 14.7% – 27.1%)" in text
    assert "Other lists high only 4.29 million 100.0%" in text
    assert "Every side is in one piece." in text


def test_one_side_leaves_nobody_on_the_wrong_side():
    lab = Lab.start("bosnia-1991", "one-side")
    assert panel(lab).startswith("0 people")


def test_of_many_pieces_a_dozen_are_named_and_the_rest_are_counted():
    lab = Lab.start("bosnia-1991")
    for number, units in enumerate((range(142), range(0, 142, 3)), start=1):
        stroke = {"seq": number, "op": "paint", "side": number - 1, "stroke": number}
        lab.apply([{**stroke, "units": list(units)}])
    pieces = sum(max(len(one) - 1, 0) for one in lab.evaluations[0].parts.values())
    assert pieces > 13
    islands = figures(lab.evaluations, lab.draft).split('class="islands"')[1].split("</ul>")[0]
    assert islands.count("<li>") == 13
    assert f"and {pieces - 12} more" in islands


def test_hostile_names_stay_text():
    territory = gd.territory("iraq-2005")
    sides, _ = make_sides([{"name": HOSTILE, "owners": ["shia"]}], territory)
    plan = gd.Plan.of(dict.fromkeys(territory.counts.index, next(iter(sides))), sides)
    lab = Lab("iraq-2005", [draft(plan)])
    html = figures(lab.evaluations, lab.draft)
    assert "img" not in Text(html).tags
    assert HOSTILE in Text(html).text
    card = cards.html(territory, [cards.Card(HOSTILE, lab.draft, notes=[HOSTILE])])
    assert "<img src=x" not in card
    assert card.count("&lt;img src=x") == 4  # title, text alternative, side, note


def test_the_painter_is_sent_what_python_computed():
    lab = Lab.start("bosnia-2013", "dayton")
    ground_, painted = canvas(lab.territory_id), paint(lab)
    assert len(ground_.units) == len(painted.plan) == len(painted.wrong) == 142
    assert abs(sum(painted.wrong) - 258_034) < 142
    assert [side["owners"] for side in painted.sides] == [
        "Bosniaks, Croats",
        "Serbs",
        "shared by all",
    ]
    people = np.array([unit["people"] for unit in ground_.units]).sum(axis=0)
    assert people.tolist() == gd.territory("bosnia-2013").counts.sum().tolist()


def test_the_canvas_is_named_by_its_content():
    assert canvas("bosnia-1991").digest != canvas("bosnia-2013").digest
    assert re.fullmatch("[0-9a-f]{16}", canvas("iraq-2005").digest)


@pytest.mark.parametrize("territory_id", gd.territory_ids())
def test_the_parts_of_the_bars_add_up_to_the_evaluation(territory_id):
    for evaluation in Lab.start(territory_id).evaluations:
        parts = where.by_group(evaluation)
        np.testing.assert_allclose(parts.sum(axis=1), evaluation.by_unit)


def test_five_governorates_hold_nearly_all():
    middle = Lab.start("iraq-2005", "three-regions").evaluations[1]
    assert where.sentence(middle).startswith(
        "94.2% of the people on the wrong side live in 5 of 18"
    )


def labels(lab):
    return fixed_lines.marks(lab).set_index("label")["share"].round(3).to_dict()


def test_two_sides_are_set_beside_two_and_three_beside_three():
    two = labels(Lab.start("bosnia-1991", "dayton"))
    assert two["Bosnia with two sides, 1991"] == 0.242
    assert two["Bosnia with two sides, 2013"] == 0.073
    assert not any("in three" in label for label in two)
    three = labels(Lab.start("bosnia-2013", "bosnia-in-three"))
    assert three["Bosnia with three sides, 1991"] == 0.327
    assert three["Bosnia with three sides, 2013"] == 0.142
    assert not any("in two" in label for label in three)


@pytest.mark.parametrize("kind", ["sides", "units"])
def test_marks_that_are_not_alike_fail(monkeypatch, kind):
    lab = Lab.start("iraq-2005", "three-regions")
    if kind == "sides":
        monkeypatch.setattr(fixed_lines, "HISTORIC", {3: "dayton"})
    else:
        monkeypatch.setattr(fixed_lines, "beside", lambda _, year: gd.territory(f"bosnia-{year}"))
        monkeypatch.setattr(fixed_lines, "alike", lambda *_: True)
    with pytest.raises(gd.UnlikeRows):
        fixed_lines.marks(lab)


def test_a_plan_of_one_side_has_no_line_beside_it():
    assert not any("Bosnia in" in label for label in labels(Lab.start("bosnia-1991", "one-side")))


def test_governorates_are_compared_with_regions():
    found = labels(Lab.start("iraq-2005", "three-regions"))
    territory = gd.territory("bosnia-1991-regions")
    expected = gd.evaluate(territory, gd.plan(territory.id, "bosnia-in-three")).wrong_share
    assert found["Bosnia with three sides, 1991"] == round(expected, 3)
    assert found["Iraq, still to be moved by the article (up to), regions not counted"] == 0.2
    assert found["Iraq, already displaced by August 2007 (article)"] == 0.16


def test_what_changes_hands():
    territory = gd.territory("iraq-2005")
    plans = [gd.plan("iraq-2005", p) for p in ("three-regions", "three-regions-diyala-shia")]
    moved = compare.changes(territory, *plans)
    assert list(moved.index) == ["diyala"]
    assert moved.iloc[0].tolist()[1:3] == ["Sunni Arab region", "Shia region"]
    assert len(compare.changes(territory, plans[0], plans[0])) == 0


def test_every_force_has_its_density_drawn():
    table = forces.table(troops())
    assert "75,000–100,000" in set(table["Soldiers"])
    assert "100,000 or more" in set(table["Soldiers"])


def test_lines_on_the_histogram_are_those_of_the_question():
    lab = Lab.start("bosnia-1991", "dayton")
    asked = presets(lab.territory_id)[questions.matching(lab)]
    assert asked.key == "two-sides-brcko-shared"
    drawn = unusual.marks(lab, asked, "middle").set_index("label")["people"].round()
    assert drawn.to_dict() == {
        "Dayton: two entities (not in one piece)": 1_060_572,
        "Best line in one piece": 1_032_797,
        "The plan on the map": 1_060_572,
    }
    other = presets(lab.territory_id)["three-sides"]
    assert "The plan on the map" not in set(unusual.marks(lab, other, "middle")["label"])


@pytest.mark.parametrize(
    ("part", "said"), [(0, "None"), (0.004, "Under 1%"), (0.5, "50%"), (1, "Over 99%")]
)
def test_shares_of_random_lines_are_not_more_exact_than_they_are(part, said):
    assert unusual.about(part) == said


def test_what_keeping_in_one_piece_costs():
    lab = Lab.start("bosnia-1991", "dayton")
    asked = presets(lab.territory_id)["two-sides"]
    found = {
        contiguous: [shipped(lab.territory_id, asked.key, contiguous=contiguous)]
        for contiguous in (True, False)
    }
    beside = evaluate_all(lab.territory_id, asked.compared_with)
    text = best.price(found, beside)
    assert "costs 107,112 people" in text
    assert "itself is not in one piece" in text


def answers(territory_id, key):
    """The best line in one piece, and the registered line beside it."""
    asked = presets(territory_id)[key]
    return [shipped(territory_id, key)], evaluate_all(territory_id, asked.compared_with)


def test_how_close_dayton_comes_and_why():
    said = best.near(*answers("bosnia-1991", "two-sides"))
    assert "leaves 2.6% more people on the wrong side than the best line in one piece" in said
    assert "themselves cut along Dayton’s line" in said


@pytest.mark.parametrize(
    ("territory_id", "key"),
    [
        ("bosnia-2013", "two-sides"),  # Dayton, in pieces, leaves fewer than any line in one piece
        ("bosnia-1991-regions", "two-sides"),
        ("bosnia-1991", "three-sides"),
        ("iraq-2005", "three-sides"),
    ],
)
def test_nothing_is_said_of_dayton_where_it_would_not_be_true(territory_id, key):
    assert best.near(*answers(territory_id, key)) == ""


def test_the_correction_says_what_the_figure_is_now():
    (line,), _ = answers("bosnia-1991", "two-sides")
    said = best.corrected(line, gd.territory("bosnia-1991"))
    assert said.startswith("Correction: an earlier version")
    assert said.endswith("On the 386 measured borders the best is 1,050,925.")
