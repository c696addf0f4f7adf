"""Add your own, without a browser: files in, one report, the lab on them, one file out."""

import gzip
import json
from functools import partial
from pathlib import Path

import pytest

import geodata as gd
from components.pages.lab.own import loaded
from components.plans import territories
from tests.pages.opened import opened
from tests.pages.test_lab import address, headline
from tests.unit.geodata.loading import made

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
IRELAND = (EXAMPLES / "ireland-1911.geojson").read_bytes()
COUNTS = (EXAMPLES / "ireland-1911-counts.csv").read_bytes()

page = partial(opened, "lab")


def give(app, name="ireland-1911.geojson", content=IRELAND, part="areas"):
    turn = app.session_state["own-turn"]
    return app.file_uploader(key=f"own-{part}-{turn}").set_value((name, content, "")).run()


def people(app, kind):
    return app.segmented_control(key="own-people-0").set_value(kind).run()


def button(app, label):
    return next(one for one in app.button if one.label == label)


def own(app):
    return app.session_state["own-territories"]


def errors(app):
    return " ".join(one.value for one in app.error)


def test_a_file_is_reported_and_nothing_is_loaded_before_it_is_asked():
    app = give(page())
    assert not app.exception
    assert any("14 areas" in text.value for text in app.markdown)
    assert any("names none" in text.value for text in app.markdown)
    assert headline(app) == "1,060,572"  # Bosnia is still on the map
    assert "own-territories" not in app.session_state or not own(app)


def test_a_loaded_copy_gives_the_figures_of_the_shipped_territory():
    app = button(give(page()), "Load").click().run()
    assert not app.exception
    (held,) = own(app).values()
    shipped = gd.territory("ireland-1911")
    assert held.territory.everyone == round(shipped.everyone)
    first = shipped.counts.idxmax(axis=1)
    sides = {group: gd.Side(group, frozenset({group})) for group in shipped.groups}
    expected = gd.evaluate(shipped, gd.Plan.of(first, sides)).wrong_side
    assert headline(app) == f"{expected:,.0f}"
    assert address(app).startswith(f"1.{held.territory.id}.")


@pytest.mark.parametrize(
    "section", ["where", "groups", "marks", "best", "unusual", "compare", "ground"]
)
def test_every_section_draws_a_territory_of_ones_own(section):
    app = button(give(page(look=section)), "Load").click().run()
    assert not app.exception
    assert not app.error


def drawn(app, lines=500):
    """Ask for random lines and wait for them, in a process of their own."""
    with territories.owning(own(app)):
        app.selectbox(key="lab-random-lines").set_value(lines).run()
        app = button(app, "Draw random lines").click().run()
        job = next(app.session_state[key] for key in ("lab-lines-" + one for one in own(app)))
        job.join(120)
        return app.run()


def test_random_lines_are_drawn_when_they_are_asked_for():
    pytest.importorskip("gerrychain")
    app = button(give(page(look="unusual")), "Load").click().run()
    assert not app.get("vega_lite_chart")
    app = drawn(app)
    assert not app.exception
    assert len(app.get("vega_lite_chart")) == 1
    said = " ".join(text.value for text in app.markdown)
    assert "500 lines drawn at random" in said
    assert "leave fewer people on the wrong side than “The plan on the map" in said
    assert "Dayton" not in said


def test_a_machine_without_gerrychain_says_how_it_is_installed(monkeypatch):
    monkeypatch.setattr("geodata.recom.draw.find_spec", lambda name: None)
    app = button(give(page(look="unusual")), "Load").click().run()
    assert any('pip install ".[ensemble]"' in text.value for text in app.info)
    assert not [one for one in app.button if "random" in one.label]


def test_a_territory_in_pieces_says_why_there_are_no_random_lines():
    pytest.importorskip("gerrychain")
    rows = made.features(3)
    rows[1]["properties"]["blues"] = 20
    rows[2]["geometry"]["coordinates"] = made.square(9.0, 0.0)
    app = give(page(look="unusual"), "isles.geojson", made.geojson(rows).content)
    app = drawn(button(app, "Load").click().run())
    assert any("in 2 pieces" in text.value for text in app.warning)


def test_counts_beside_the_areas():
    app = give(people(page(), "csv"))
    app = give(app, "counts.csv", COUNTS, "counts")
    assert any("areas and counts fit" in text.value for text in app.markdown)
    app = button(app, "Load").click().run()
    assert next(iter(own(app).values())).territory.everyone == 4_390_219


def test_what_does_not_join_is_told_and_cannot_be_loaded():
    app = give(people(page(), "csv"))
    app = give(app, "counts.csv", COUNTS.replace(b"\nbelfast,", b"\nBelfast,"), "counts")
    assert "belfast" in errors(app)
    assert button(app, "Load").disabled


def test_shapes_for_a_shipped_territory_keep_its_people_and_plans():
    from geodata.downloads import download

    app = give(people(page(), "shipped"), "bosnia.geojson", download("bosnia-1991", "geojson"))
    app = button(app, "Load").click().run()
    assert not app.exception
    (held,) = own(app).values()
    assert held.territory.plans[0] == gd.territory("bosnia-1991").plans[0]
    assert headline(app) == "1,060,572"


def test_a_broken_file_is_refused_by_feature_and_column_as_inert_text():
    rows = made.features(3)
    rows[1]["properties"]["reds"] = "<b>${x}</b>"
    app = give(page(), "areas.geojson", made.geojson(rows).content)
    assert "feature 2, column reds" in errors(app)
    assert "<b>" not in errors(app)
    assert button(app, "Load").disabled


def test_a_file_that_cannot_be_read_says_so():
    app = give(page(), "areas.geojson", b'{"type": "Feature')
    assert "not valid JSON" in errors(app)


def test_columns_can_be_changed():
    app = give(page())
    chosen = next(one for one in app.selectbox if one.label == "Id")
    app = chosen.set_value("name").run()
    app = button(app, "Load").click().run()
    assert "Belfast (county borough)" in next(iter(own(app).values())).territory.units.index


def system(app):
    return next(one for one in app.text_input if one.label == "Coordinate system of the file")


def said(app):
    return " ".join(one.value for one in app.markdown)


def test_the_coordinate_system_is_said_and_can_be_changed_whatever_the_file_says():
    crs = {"type": "name", "properties": {"name": "EPSG:4326"}}
    app = give(page(), "areas.geojson", made.geojson(made.features(3), crs=crs).content)
    assert "WGS 84, as the file says" in said(app)
    app = system(app).set_value("EPSG:4258").run()
    assert "ETRS89, as you chose" in said(app)
    app = system(app).set_value("EPSG:nowhere").run()
    assert "is not known" in errors(app)
    app = system(app).set_value("").run()
    assert "WGS 84, as the file says" in said(app)
    app = button(app, "Load").click().run()
    assert not app.exception


def test_overlaps_are_repaired_after_asking():
    rows = made.features(2)
    rows[1]["geometry"]["coordinates"] = made.square(0.9, 0.0)
    app = give(page(), "areas.geojson", made.geojson(rows).content)
    assert any("Overlaps" in text.value for text in app.markdown)
    app = next(one for one in app.checkbox if "Repair" in one.label).check().run()
    assert any("No overlaps and no gaps" in text.value for text in app.markdown)
    assert any("What the repair moved" in one.label for one in app.expander)


def saved(app):
    from components.plans import files as plan_files

    lab = app.session_state["lab"]
    with territories.owning(own(app)):
        plan = json.loads(plan_files.to_json(lab.territory, lab.draft))
        return gd.save_territory(lab.territory, {"base": "", "plan": plan})


def test_a_saved_file_brings_its_plan_along_and_its_link_works_there():
    first = button(give(page()), "Load").click().run()
    lab = first.session_state["lab"]
    with territories.owning(own(first)):
        side = next(iter(lab.draft.plan.sides))
        flipped = lab.draft.plan.flip("belfast", side)
        lab.change(type(lab.draft)(flipped, lab.draft.colours))
        expected = f"{gd.evaluate(lab.territory, flipped).wrong_side:,.0f}"
        link, content = lab.link, saved(first)
    second = page(plan=link)
    assert any("not loaded here" in text.value for text in second.warning)
    assert headline(second) == "1,060,572"
    raw = button(give(second), "Load").click().run()
    assert headline(raw) == expected  # the link waited for the file
    opened_ = button(give(page(), "x.territory.json", content), "Load").click().run()
    assert not opened_.exception
    assert headline(opened_) == expected


def test_a_packed_file_is_opened_as_a_plain_one_is():
    app = button(give(page()), "Load").click().run()
    packed = gzip.compress(saved(app))
    again = button(give(page(), "x.territory.json.gz", packed), "Load").click().run()
    assert not again.exception
    assert headline(again) == headline(app)
    assert "not a territory that was saved here" in errors(
        give(page(), "x.gz", gzip.compress(IRELAND))
    )


def test_a_large_territory_is_saved_packed(monkeypatch):
    app = button(give(page()), "Load").click().run()
    with territories.owning(own(app)):
        lab = app.session_state["lab"]
        assert loaded.file_name(lab).endswith(".territory.json")
        monkeypatch.setattr(loaded, "PLAIN", 100)
        assert loaded.file_name(lab).endswith(".territory.json.gz")


def test_an_altered_file_is_refused():
    app = button(give(page()), "Load").click().run()
    content = saved(app).replace(b"Belfast", b"Belfust", 1)
    app = give(page(), "x.territory.json", content)
    assert "altered or cut" in errors(app)


def test_another_session_does_not_have_it():
    first = button(give(page()), "Load").click().run()
    link = address(first)
    second = page(plan=link)
    assert any("not loaded here" in text.value for text in second.warning)
    assert len(second.selectbox(key="lab-territory").options) < len(
        first.selectbox(key="lab-territory").options
    )
