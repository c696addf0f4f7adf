"""The scenes of the cases: complete, in view, in one scale and light."""

from itertools import combinations

import pytest

import geodata as gd
from components.atlas.assets import as_json
from components.atlas.maps import cases
from components.atlas.maps.world import world
from components.palette import MIXED, PARTS, WAR
from tests.unit.components.test_palette import VISION, deltaE, seen

CASES = list(gd.cases()["case_id"])
ARTICLE = ["india_pakistan_1947", "palestine_1948", "czechoslovakia_1993", "bosnia_1995"]
FRAMES = ((470, 460), (830, 460), (358, 460))


def content(scene, call):
    found = [part.content for part in (*scene.fixtures, *scene.layers) if part.call == call]
    assert len(found) <= 1
    return found[0] if found else None


def size(scene):
    return sum(len(as_json(part.content).encode()) for part in (*scene.fixtures, *scene.layers))


def test_the_world_has_a_pin_for_every_case_and_names_the_article_s_first():
    pins = content(cases.everywhere(), "pins")["items"]
    assert [pin["id"] for pin in pins] == CASES
    assert len(pins) == 23
    assert [pin["id"] for pin in pins if pin["label"]] == [*ARTICLE, "iraq_2007"]
    assert {pin["id"] for pin in pins if pin["size"] == 18} == {*ARTICLE, "iraq_2007"}
    assert not any(pin["pressed"] for pin in pins)


def test_the_chosen_case_is_pressed_and_named():
    pins = {pin["id"]: pin for pin in content(cases.everywhere("korea_1945"), "pins")["items"]}
    assert [one for one, pin in pins.items() if pin["pressed"]] == ["korea_1945"]
    assert pins["korea_1945"]["label"]
    assert pins["korea_1945"]["colour"] == WAR["yes"]


def test_choosing_keeps_the_frame_and_the_view_of_the_world():
    before, after = cases.everywhere(), cases.everywhere("korea_1945")
    assert before.fixtures == after.fixtures
    assert before.view == after.view


def test_maps_are_under_half_a_megabyte():
    assert size(cases.everywhere()) < 500_000
    for case_id in CASES:
        for when in cases.WHEN:
            assert size(cases.one(case_id, when)) < 500_000


@pytest.mark.parametrize("case_id", CASES)
def test_before_and_after_share_one_view_and_show_every_part(case_id):
    parts = gd.case_parts(case_id)
    scenes = [cases.one(case_id, when) for when in cases.WHEN]
    assert scenes[0].view == scenes[1].view
    for when, scene in zip(cases.WHEN, scenes, strict=True):
        shown = set(content(scene, "paint")["units"])
        if when == "before" and case_id in cases.PEOPLE:
            assert_people(shown, scene, gd.territory(cases.PEOPLE[case_id]))
            continue
        if pins := content(scene, "pins"):
            shown |= {pin["id"] for pin in pins["items"]}
        assert shown == set(parts[parts["when"] == when]["part_id"])
        assert len(content(scene, "legend")["items"]) == (parts["when"] == when).sum()
        assert all(name in scene.label for name in parts[parts["when"] == when]["name"])


def assert_people(shown, scene, territory):
    """Before their lines Bosnia and Iraq are shown as their people lived, without a line."""
    assert shown == set(territory.units.index)
    key = content(scene, "legend")
    assert len(key["items"]) == len(territory.groups)
    assert str(territory.year) in key["title"]
    assert not [one for one in scene.fixtures if one.content.get("line")]
    assert "before" in scene.label


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("case_id", CASES)
def test_all_parts_are_in_view_whatever_the_frame(case_id, frame):
    import numpy as np

    parts = gd.case_parts(case_id)
    view = cases.view(parts)
    width, height = frame
    metres = max(view["km"] / min(frame), view["across"] / width) * 1000
    west, south, east, north = parts.total_bounds
    earth = 6_378_137 * np.cos(np.radians(view["lat"])) / metres  # pixels a radian
    mercator = np.arcsinh(np.tan(np.radians([south, view["lat"], north])))
    below, above = np.abs(np.diff(mercator)) * earth
    assert max(below, above) <= height / 2
    assert np.radians(east - west) * earth <= width


def test_parts_of_one_map_have_different_colours_the_same_in_both():
    for case_id in CASES:
        parts = gd.case_parts(case_id)
        fills = cases.colours(case_id)
        after = [fills[part] for part in parts[parts["when"] == "after"]["part_id"]]
        assert len(set(after)) == len(after), case_id


def test_a_group_s_region_has_the_group_s_colour():
    from components.palette import GROUPS

    assert cases.colours("iraq_2007")["kurdish"] == GROUPS["kurdish"]


@pytest.mark.parametrize("vision", VISION.values(), ids=VISION)
@pytest.mark.parametrize("colours", [tuple(WAR.values()), (*PARTS, MIXED)], ids=["war", "parts"])
def test_colours_stay_apart_for_every_vision(colours, vision):
    for one, other in combinations(colours, 2):
        assert deltaE(seen(one, vision), seen(other, vision), input_space="sRGB1") > 15


def test_approximate_outlines_are_dashed_and_said_so():
    scene = cases.one("korea_1945", "after")
    assert {look["dash"] for look in content(scene, "paint")["units"].values()} == {None}
    scene = cases.one("vietnam_1954", "after")
    assert {look["dash"] for look in content(scene, "paint")["units"].values()} == {"4 4"}
    assert "approximate" in content(scene, "legend")["note"]


def test_the_world_has_land_and_borders():
    data = world().content
    assert data["land"]["type"] == "MultiPolygon"
    assert data["borders"]["type"] == "MultiLineString"


def test_the_table_lists_the_parts_of_both_maps():
    table = cases.table("croatia_1991")
    assert list(table["When"]) == ["Before", "After", "After"]
    assert list(table["Drawn as"]) == ["area", "area", "point"]
