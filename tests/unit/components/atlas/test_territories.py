"""Territories of one's own below the screen: found, kept, carried, drawn, put into a link."""

import pickle
import threading

import pytest

import geodata as gd
from components.atlas.library import MapState, UnknownScene, build, elsewhere
from components.palette import CHANCE, MIXED, blend, faded, hues
from components.paper.geojson import geojson
from components.paper.sheet import sheet
from components.paper.thumbnail import thumbnail
from components.plans import link, territories
from components.plans.draft import Refusal
from components.story import files
from components.story.stage import stage
from geodata.loading.given import Given
from tests.unit.geodata.loading import made


def load(groups=("reds", "blues"), **more):
    rows = made.features(4, **dict.fromkeys(groups, 7))
    for i, row in enumerate(rows):
        row["properties"][groups[i % len(groups)]] = 20
    return gd.load_territory(made.geojson(rows), id="code", groups=groups, **more)


@pytest.fixture
def mine():
    found = {}
    held, _ = territories.take(found, territories.Own(load()))
    with territories.owning(found):
        yield held.territory


def test_one_that_is_not_loaded_is_refused(mine):
    with territories.owning({}), pytest.raises(Refusal, match="not loaded here"):
        territories.find(mine.id)


def test_a_session_keeps_four_and_says_which_one_went():
    found = {}
    for n in range(territories.MOST):
        _, gone = territories.take(
            found, territories.Own(load(title=f"T{n}", groups=("a", f"b{n}")))
        )
        assert not gone
    _, gone = territories.take(found, territories.Own(load()))
    assert gone == "T0"
    assert len(found) == territories.MOST


def test_it_begins_with_the_largest_group_of_every_unit(mine):
    painted = territories.begun(mine.id)
    assert painted.plan.assignment.tolist() == ["reds", "blues", "reds", "blues"]
    assert list(painted.colours.values()) == [c.lower() for c in hues(mine.groups).values()]


def test_eight_groups_have_four_sides_and_a_link_keeps_their_owners():
    groups = tuple(f"g{n}" for n in range(8))
    rows = made.features(9)
    for i, row in enumerate(rows):
        row["properties"] |= {group: 50 if n == i % 8 else 1 for n, group in enumerate(groups)}
    found = {}
    territory = gd.load_territory(made.geojson(rows), id="code", groups=groups)
    held, _ = territories.take(found, territories.Own(territory))
    with territories.owning(found):
        painted = territories.begun(held.territory.id)
        assert len(painted.plan.sides) == 4
        again = link.decode(held.territory, link.encode(held.territory, painted))
    assert again.plan.sides == painted.plan.sides
    assert dict(again.colours) == dict(painted.colours)
    assert (again.plan.codes == painted.plan.codes).all()


def test_group_names_that_no_side_may_have_give_way():
    rows = made.features(2, **{"=cmd()": 9, "\u202e": 3})
    rows[1]["properties"]["\u202e"] = 30
    found = {}
    territory = gd.load_territory(made.geojson(rows), id="code", groups=("=cmd()", "\u202e"))
    held, _ = territories.take(found, territories.Own(territory))
    with territories.owning(found):
        names = [side.name for side in territories.begun(held.territory.id).plan.sides.values()]
    assert names == ["cmd()", "Side 2"]


@pytest.mark.parametrize("scene", ["sides", "wrong_side"])
def test_its_maps_are_drawn_and_exported(mine, scene):
    plan = link.encode(mine, territories.begun(mine.id))
    state = MapState(scene, {"territory": mine.id, "plan": plan})
    drawn = build(state)
    assert drawn is not None
    picture = sheet([drawn], "Title", sources="", width=600, height=400)
    assert "author" in picture
    assert b"u3" in geojson([drawn])


def test_a_map_is_kept_with_the_session_and_in_no_shared_cache(mine):
    state = MapState("sides", {"territory": mine.id, "plan": "largest"})
    steps = (files.added("View", (state,)),)
    assert stage(steps) is stage(steps)
    with territories.owning({}):
        assert absent(stage(steps).first[0])
    assert not absent(stage(steps).first[0])


def absent(scene):
    """Whether a map says that its territory is not loaded, and shows nothing of it."""
    drawn = repr([*scene.fixtures, *scene.layers])
    assert ("not loaded here" in drawn) == ("not loaded" in scene.label)
    assert ("u0" in drawn) != ("not loaded here" in drawn)
    return "not loaded here" in drawn


def test_a_briefing_with_its_map_says_where_the_territory_is_missing(mine):
    from components.story.model import Briefing

    state = MapState("sides", {"territory": mine.id, "plan": "largest"})
    content = files.save(Briefing("Own", (files.added("View", (state,)),)))
    assert files.load(content).steps[0].maps == (state,)
    assert b"Unit u0" not in content
    assert not elsewhere([state])
    with territories.owning({}):
        maps = files.load(content).steps[0].maps
        assert maps == (state,)
        assert elsewhere(maps)
        assert absent(build(state))
        assert "not loaded here" in sheet([build(state)], "Own")
        assert thumbnail(maps).startswith(b"\x89PNG")
    assert not absent(build(state))


def test_a_map_of_a_missing_territory_is_still_held_to_what_a_map_may_ask():
    options = {"territory": "own-0", "plan": "x"}
    with pytest.raises(UnknownScene, match="There is no map"):
        build(MapState("nowhere", options))
    with pytest.raises(UnknownScene, match="do not fit"):
        build(MapState("sides", {**options, "colour": "red"}))
    with pytest.raises(UnknownScene, match="cannot be"):
        build(MapState("sides", {**options, "plan": 3}))


def test_the_largest_groups_are_drawn_in_colours_that_fade_where_a_unit_is_mixed(mine):
    drawn = build(MapState("territory", {"territory": mine.id}))
    units = next(one.content["units"] for one in drawn.layers if one.call == "paint")
    colours = hues(mine.groups)
    assert units["u0"]["fill"] == faded(colours["reds"], 20 / 27)
    assert units["u1"]["fill"] == faded(colours["blues"], 20 / 27)
    assert units["u1"]["text"] == "Unit u1 · 27\nblues 74.1%\nreds 25.9%"
    key = next(one.content for one in drawn.layers if one.call == "legend")
    assert key["title"] == "Largest group; grey is mixed"
    assert [(row["text"], row["colour"]) for row in key["items"]] == list(colours.items())
    assert "author" in sheet([drawn], "Own")
    differ = build(MapState("territory", {"territory": mine.id, "layer": "chance"}))
    fills = next(one.content["units"] for one in differ.layers if one.call == "paint")
    chance = 1 - (20**2 + 7**2) / 27**2
    assert fills["u0"]["fill"] == blend(*CHANCE, chance / 0.67)
    with pytest.raises(UnknownScene, match="group, chance"):
        build(MapState("territory", {"territory": mine.id, "layer": "provinces"}))


def test_a_unit_where_nobody_lives_is_grey():
    rows = made.features(3)
    rows[0]["properties"] |= {"reds": 0, "blues": 0}
    found = {}
    held, _ = territories.take(
        found, territories.Own(gd.load_territory(made.geojson(rows), id="code"))
    )
    with territories.owning(found):
        drawn = build(MapState("territory", {"territory": held.territory.id}))
    units = next(one.content["units"] for one in drawn.layers if one.call == "paint")
    assert units["u0"] == {"fill": MIXED, "text": "Unit u0 · 0"}


def _everyone(territory_id):
    return territories.find(territory_id).everyone


def test_work_elsewhere_takes_the_territory_along(mine):
    carried = territories.carry(_everyone)
    found = []
    worker = threading.Thread(target=lambda: found.append(carried(mine.id)))
    worker.start()
    worker.join()
    assert found == [mine.everyone]
    assert pickle.loads(pickle.dumps(carried))(mine.id) == mine.everyone


def test_shapes_for_a_vote_keep_its_three_readings():
    from geodata.downloads import download

    shapes = Given("iraq.geojson", download("iraq-2005", "geojson"))
    territory = gd.load_territory(shapes, base="iraq-2005")
    found = {}
    held, _ = territories.take(found, territories.Own(territory, "iraq-2005"))
    with territories.owning(found):
        for treatment in ("low", "middle", "high"):
            ours = territories.find(held.territory.id, treatment)
            plan = territories.begun(held.territory.id).plan
            there = gd.evaluate(gd.territory("iraq-2005", treatment), plan)
            assert gd.evaluate(ours, plan).wrong_side == there.wrong_side
