"""The lab's page without a browser: what an address opens, what choices change, what is refused."""

import re
from functools import partial

import pytest

import geodata as gd
from components.pages.lab import sections
from components.pages.lab.sections import fixed_lines
from components.pages.lab.state import Lab
from components.plans.offered import offered
from components.text.how_read import how_read
from tests.pages.opened import opened

page = partial(opened, "lab")


def headline(app):
    return next(
        re.search(r'class="big">([^<]*)', element.proto.body).group(1)
        for element in app.get("html")
        if 'class="lab-figures"' in element.proto.body
    )


def address(app):
    """The plan in the page's address; one without a plan is the first's."""
    found = app.query_params.get("plan", Lab.start(offered()[0]).link)
    return found if isinstance(found, str) else found[0]


def test_it_opens_on_dayton():
    app = page()
    assert not app.exception
    assert headline(app) == "1,060,572"
    assert any("ethnic cleansing" in text.value for text in app.markdown)


@pytest.mark.parametrize("territory_id", offered())
def test_every_territory_and_every_plan_opens(territory_id):
    app = page(territory=territory_id)
    assert app.selectbox(key="lab-territory").value == territory_id
    for plan_id in gd.territory(territory_id).plans:
        app.selectbox(key="lab-preset").set_value(plan_id).run()
        assert not app.exception
        evaluations = Lab.start(territory_id, plan_id).evaluations
        expected = evaluations[len(evaluations) // 2].wrong_side
        assert headline(app) == f"{expected:,.0f}"
        assert address(app).startswith(f"1.{territory_id}.")


@pytest.mark.parametrize("section", sections.SECTIONS)
@pytest.mark.parametrize("territory_id", ["bosnia-1991", "iraq-2005", "palestine-1946"])
def test_every_section_draws(section, territory_id):
    app = page(territory=territory_id, look=section)
    assert not app.exception
    assert not app.warning


@pytest.mark.parametrize("territory_id", offered())
def test_a_figure_that_rests_on_unread_rows_says_so(territory_id):
    panel = " ".join(one.proto.body for one in page(territory=territory_id).get("html"))
    told = how_read(gd.verified(territory_id))
    assert (told == "") == (gd.verified(territory_id)["yes"] >= 1)
    assert told in panel
    assert ("from memory" in panel) == (gd.verified(territory_id)["no"] > 0)


def test_a_link_opens_the_plan_it_holds():
    lab = Lab.start("iraq-2005", "biden-gelb")
    app = page(plan=lab.link)
    assert headline(app) == "2,330,224"
    assert address(app) == lab.link


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"plan": "1.bosnia-1991.AAAA"}, "damaged"),
        ({"plan": "x"}, "no plan"),
        ({"territory": "atlantis"}, "atlantis"),
        ({"territory": "iraq-2005", "start": "dayton"}, "dayton"),
        ({"look": "nowhere"}, "nowhere"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_bad_address_is_told_and_the_page_still_opens(query, said):
    app = page(**query)
    assert not app.exception
    assert headline(app) == "1,060,572"
    assert any(said in warning.value for warning in app.warning)


def test_sides_can_be_added_edited_and_removed():
    app = page(territory="iraq-2005")
    add, remove = (b for b in app.button if b.label in ("Add a side", "Remove the last side"))
    add.click().run()
    lab = app.session_state["lab"]
    assert [side.name for side in lab.draft.plan.sides.values()][3] == "Side 4"
    edition = lab.edition
    app.text_input(key=f"lab-side-{edition}-4-name").set_value("Capital")
    app.checkbox(key=f"lab-side-{edition}-4-shared").set_value(True)
    next(b for b in app.button if b.label == "Apply").click().run()
    assert app.session_state["lab"].draft.plan.sides["capital"].shared
    remove = next(b for b in app.button if b.label == "Remove the last side")
    remove.click().run()
    lab = app.session_state["lab"]
    assert len(lab.draft.plan.sides) == 3
    assert headline(app) == "4,119,986"
    lab.move(-1)
    app.run()
    assert "capital" in app.session_state["lab"].draft.plan.sides


def test_a_side_that_cannot_be_is_refused_and_the_plan_stays():
    app = page()
    before = app.session_state["lab"].draft
    edition = app.session_state["lab"].edition
    app.text_input(key=f"lab-side-{edition}-1-name").set_value("=1+1")
    next(b for b in app.button if b.label == "Apply").click().run()
    assert any("begins with a letter" in error.value for error in app.error)
    assert app.session_state["lab"].draft is before


def test_another_territory_begins_anew():
    app = page()
    app.selectbox(key="lab-territory").set_value("iraq-2005").run()
    assert headline(app) == "4,119,986"
    assert not app.session_state["lab"].can_undo


def test_an_address_that_lags_behind_takes_nothing_back():
    app = page()
    first = address(app)
    lab = app.session_state["lab"]
    lab.apply([{"seq": 1, "op": "paint", "units": [0, 1, 2], "side": 2, "stroke": 1}])
    app.run()
    assert address(app) != first
    app.query_params["plan"] = first
    app.run()
    assert app.session_state["lab"] is lab
    assert address(app) == lab.link


def test_the_floor_without_contiguity_is_offered_and_can_be_put_on_the_map():
    app = page(territory="ireland-1911", look="best")
    floor = re.search(r"fewer than \*\*([\d,]+)", " ".join(m.value for m in app.markdown)).group(1)
    app.button(key="lab-put-floor").click().run()
    assert headline(app) == floor


def test_the_map_of_2003_stands_beside_the_vote():
    marks = fixed_lines.marks(Lab.start("iraq-2003-map", "three-regions-by-map"))
    assert "by the vote of 2005" in " ".join(marks["label"])
    marks = fixed_lines.marks(Lab.start("iraq-2005", "three-regions"))
    by_map = marks[marks["label"].str.contains("CIA map")].set_index("label")["share"]
    assert [round(100 * share, 1) for share in by_map] == [25.3, 24.8]
    assert "CIA map of 2003" in by_map.index[0]
    assert "CIA map of 1992" in by_map.index[1]


def test_bosnia_is_not_set_beside_units_of_another_size():
    for territory_id, bosnia in (("bengal-1941", False), ("palestine-1946", True)):
        labels = " ".join(fixed_lines.marks(Lab.start(territory_id))["label"])
        assert ("Bosnia" in labels) is bosnia
        assert "Iraq" not in labels


def test_a_plan_of_the_territory_left_in_the_same_breath_is_passed_over():
    app = page(territory="bosnia-1991")
    app.selectbox(key="lab-preset").set_value("dayton")
    app.selectbox(key="lab-territory").set_value("iraq-2005")
    first = gd.territory("bosnia-1991").plans[1]
    app.selectbox(key="lab-preset").set_value(first)
    app.run()
    assert not app.exception
    assert app.selectbox(key="lab-territory").value == "iraq-2005"
