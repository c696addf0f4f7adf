"""Maps of the places and the three close-ups, as plain data."""

from itertools import combinations

import pytest
from colorspacious import deltaE

import geodata as gd
from components.atlas.assets import as_json
from components.atlas.maps import baghdad, dayton, drina, places
from components.palette import ROLES
from components.text.words import words
from geodata.tables.contracts.places import ROLE_GROUPS
from tests.unit.components.test_palette import VISION, seen


def content(scene, call):
    return next(layer.content for layer in scene.layers if layer.call == call)


def pins(scene):
    return {item["id"]: item for item in content(scene, "pins")["items"]}


def size(scene):
    return sum(len(as_json(part.content)) for part in (*scene.fixtures, *scene.layers))


def test_every_place_is_a_pin_in_the_colour_of_its_role():
    found = pins(places.everywhere())
    assert len(found) == 82
    for row in gd.places().itertuples():
        assert found[row.place_id]["colour"] == ROLES[row.role_group]
        assert found[row.place_id]["hollow"] is (row.mention != "named")


def test_every_role_has_a_colour_and_words():
    assert set(ROLES) == set(ROLE_GROUPS) == set(words("places")["roles"])


@pytest.mark.parametrize("vision", VISION.values(), ids=VISION)
def test_roles_stay_apart_for_every_vision(vision):
    for one, other in combinations(ROLES.values(), 2):
        assert deltaE(seen(one, vision), seen(other, vision), input_space="sRGB1") > 12


def test_the_chosen_place_is_on_top_and_tied_to_its_neighbours():
    scene = places.everywhere(["dayton"], "srebrenica", view="srebrenica")
    found = content(scene, "pins")["items"]
    assert {item["id"] for item in found} == {
        *("dayton", "srebrenica", "potocari", "zepa", "bratunac", "zvornik", "the_hague")
    }
    assert found[-1]["id"] == "srebrenica"
    assert [item["id"] for item in found if item["pressed"]] == ["srebrenica"]
    assert [item["id"] for item in found if not item["label"]] == ["dayton"]
    assert len(content(scene, "lines")["items"]) == 5
    assert scene.view["name"] == "place srebrenica"


def test_names_stand_where_there_is_room_for_them():
    def named(scene):
        return {one for one, item in pins(scene).items() if item["label"]}

    country = gd.places().set_index("place_id")["country"]
    assert named(places.everywhere()) == set(places.CLOSE)
    assert named(places.everywhere(view="iraq")) == {
        *places.CLOSE,
        *country.index[country == "Iraq"],
    }
    assert "mosul" not in named(places.everywhere(chosen="dili", view="iraq"))


def test_a_view_is_as_close_as_the_neighbours_allow():
    table = gd.places().set_index("place_id")
    near, far = places.around(table, "srebrenica"), places.around(table, "dili")
    assert near["km"] < 150
    assert far["km"] == places.MOST
    assert (near["lat"], near["lon"]) == (44.1075, 19.2967)


def test_a_copied_view_overrules_the_named_one():
    at = {"lat": 1.0, "lon": 2.0, "km": 3.0}
    for scene in (
        places.everywhere(at=at),
        drina.scene(1991, at=at),
        dayton.scene(at=at),
        baghdad.scene("before", at=at),
    ):
        assert {key: scene.view[key] for key in at} == at
        assert scene.view["name"].startswith("link")


def test_maps_are_light():
    for scene in (places.everywhere(), drina.scene(2013), dayton.scene(), baghdad.scene("after")):
        assert size(scene) < 500_000


def test_the_valley_has_one_view_and_the_figures_of_both_censuses():
    before, after = (drina.scene(year) for year in drina.YEARS)
    assert before.view == after.view
    assert [part.content for part in before.fixtures] == [part.content for part in after.fixtures]
    assert before.label != after.label
    painted = [layer.content for layer in before.layers if layer.call == "paint"]
    assert painted[-1]["name"] == "executions"
    valley = drina.valley().set_index("unit_id")
    assert valley["people_1991"]["srebrenica"] == 36_666
    assert round(valley["bosniak_1991"]["srebrenica"], 3) == 0.752
    assert round(valley["bosniak_2013"]["srebrenica"], 3) == 0.541
    assert valley["bosniak_2013"]["gorazde"] > 0.9


def test_the_area_of_the_executions_is_three_municipalities():
    units = gd.territory("bosnia-1991").units.geometry
    (fixture,) = [
        part for part in drina.scene(1991).fixtures if part.content.get("name") == "executions"
    ]
    (feature,) = fixture.content["geojson"]["features"]
    from shapely.geometry import shape

    wanted = units.loc[["srebrenica", "bratunac", "zvornik"]].union_all()
    assert shape(feature["geometry"]).equals(wanted)


def test_lines_to_dayton_are_solid_and_those_to_baghdad_dashed():
    items = content(dayton.scene(), "lines")["items"]
    table = gd.places().set_index("place_id")
    ends = {
        "dayton": [item for item in items if item["dash"] is None],
        "baghdad": [item for item in items if item["dash"]],
    }
    assert {place: len(lines) for place, lines in ends.items()} == {"dayton": 3, "baghdad": 2}
    for place, lines in ends.items():
        for line in lines:
            assert line["path"][-1] == pytest.approx(
                [table["lat"][place], table["lon"][place]], abs=1e-3
            )
    assert pins(dayton.scene())["tehran"]["hollow"]
    assert not pins(dayton.scene())["belgrade"]["hollow"]


def test_an_arc_follows_the_globe():
    path = dayton.arc((44.0, 18.0), (39.8, -84.2))
    assert path[0] == [44.0, 18.0]
    assert path[-1] == [39.8, -84.2]
    assert max(lat for lat, _ in path) > 55


def test_land_held_falls_to_the_share_that_was_agreed():
    assert dayton.land_held()["share"].tolist() == [70, 70, 50, 46, 49]


def test_blanks_of_baghdad_are_rings_and_mansour_has_no_point():
    before, after = (pins(baghdad.scene(when)) for when in baghdad.WHEN)
    assert set(before) == set(after)
    assert len(before) == 8
    assert "mansour" not in before
    assert {one for one, pin in before.items() if pin["hollow"]} == {"nissan_9"}
    assert {one for one, pin in after.items() if pin["hollow"]} == {"karkh", "rusafa", "rashid"}


def test_baghdads_part_of_the_wrong_side_and_its_vote():
    first = baghdad.wrong_side().iloc[0]
    assert first["unit_id"] == "baghdad"
    assert round(first["people"]) == 1_789_762
    assert round(first["share"], 3) == 0.434
    assert baghdad.wrong_side()["share"].sum() == pytest.approx(1)
    vote = baghdad.vote()
    assert vote["share"].sum() == pytest.approx(1)
    assert vote["share"].iloc[0] == pytest.approx(0.603)
