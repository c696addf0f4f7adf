import sys

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import geodata as gd
from geodata.tables.read import read_table

SIDES = {"west": gd.Side("West", frozenset({"x"})), "east": gd.Side("East", frozenset({"y"}))}


def toy_plan():
    return gd.Plan.of({"a": "west", "b": "west", "c": "east"}, SIDES)


def test_dayton_follows_the_entities():
    plan = gd.plan("bosnia-1991", "dayton")
    assert plan.assignment.value_counts().to_dict() == {
        "federation": 79,
        "republika_srpska": 62,
        "brcko": 1,
    }
    assert plan.assignment["foca"] == "republika_srpska"
    assert plan.assignment["foca-ustikolina"] == "federation"
    assert plan.sides["federation"].owners == {"bosniak", "croat"}
    assert not plan.sides["federation"].shared
    assert plan.sides["republika_srpska"].owners == {"serb"}
    assert plan.sides["brcko"].shared
    assert list(plan.sides) == ["federation", "republika_srpska", "brcko"]


def test_dayton_on_regions_nests_in_the_entities():
    fine, coarse = gd.plan("bosnia-1991", "dayton"), gd.plan("bosnia-1991-regions", "dayton")
    region = gd.territory("bosnia-1991").units["region"]
    name = gd.territory("bosnia-1991-regions").units["name"]
    side_of_region = coarse.assignment.rename(index=name)
    assert (region.map(side_of_region) == fine.assignment).all()


@pytest.mark.parametrize("suffix", ["", "-regions"])
def test_bosnia_in_three_gives_federation_units_to_the_larger_group_of_2013(suffix):
    counts = gd.territory(f"bosnia-2013{suffix}").counts
    dayton = gd.plan(f"bosnia-2013{suffix}", "dayton").assignment
    three = gd.plan(f"bosnia-2013{suffix}", "bosnia-in-three")
    larger = (counts["bosniak"] > counts["croat"]).map(
        {True: "bosniak_areas", False: "croat_areas"}
    )
    assert three.assignment.equals(larger.where(dayton == "federation", dayton).rename("side_id"))


def test_the_eight_iraqi_variants_differ_in_three_governorates_only():
    plans = {p: gd.plan("iraq-2005", p) for p in gd.territory("iraq-2005").plans if p != "one-side"}
    assert len(plans) == 8
    three = ["kirkuk", "diyala", "baghdad"]
    lines = {p: tuple(plan.assignment[three]) for p, plan in plans.items()}
    assert len(set(lines.values())) == 8
    assert len({tuple(plan.assignment.drop(three)) for plan in plans.values()}) == 1
    assert lines["three-regions"] == ("kurdish_region", "sunni_arab_region", "shia_region")
    assert lines["biden-gelb"] == ("kurdish_region", "sunni_arab_region", "baghdad")
    assert lines["three-regions-kirkuk-sunni-diyala-shia"][:2] == (
        "sunni_arab_region",
        "shia_region",
    )
    assert plans["biden-gelb"].sides["baghdad"].shared


@pytest.mark.parametrize(
    ("territory_id", "plan_id"),
    [(t, p) for t in gd.territory_ids() for p in gd.territory(t).plans],
)
def test_every_registered_plan_is_whole_and_sourced(territory_id, plan_id):
    plan = gd.plan(territory_id, plan_id)
    territory = gd.territory(territory_id)
    assert plan.assignment.index.equals(territory.counts.index)
    assert set(plan.assignment) == set(plan.sides), "no side without units"
    assert plan.id == plan_id
    assert plan.title
    assert plan.note
    assert plan.sources
    assert set(plan.sources) <= set(read_table("sources")["source_id"])
    assert {group for side in plan.sides.values() for group in side.owners} <= set(territory.groups)


def test_a_flip_makes_a_child_and_leaves_the_parent():
    parent = toy_plan()
    child = parent.flip("b", "east")
    assert parent.assignment.to_dict() == {"a": "west", "b": "west", "c": "east"}
    assert child.assignment.to_dict() == {"a": "west", "b": "east", "c": "east"}
    assert child.parent is parent
    assert child.changes == {"b": "east"}
    assert parent.parent is None
    assert child.sides is parent.sides


def test_codes_cannot_be_changed_in_place():
    for plan in (toy_plan(), toy_plan().flip("a", "east")):
        with pytest.raises(ValueError, match=r"read-only"):
            plan.codes[0] = 1


@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.sampled_from(["west", "east"])),
        min_size=1,
        max_size=20,
    )
)
def test_many_flips_at_once_are_the_same_as_one_by_one(changes):
    one_by_one = toy_plan()
    for unit, side in changes:
        one_by_one = one_by_one.flip(unit, side)
    assert toy_plan().flips(dict(changes)).assignment.equals(one_by_one.assignment)
    for _ in changes:  # and every step can be undone
        one_by_one = one_by_one.parent
    assert one_by_one.assignment.equals(toy_plan().assignment)


def test_an_unknown_unit_side_or_plan_is_named_with_what_there_is():
    plan = gd.plan("bosnia-1991", "dayton")
    with pytest.raises(gd.UnknownId, match=r"unit 'focca'. Did you mean 'foca'.*and 122 more"):
        plan.flip("focca", "federation")
    with pytest.raises(gd.UnknownId, match=r"side 'fed'.*federation, republika_srpska, brcko"):
        plan.flip("foca", "fed")
    with pytest.raises(gd.UnknownId, match=r"no plan for bosnia-1991 'biden-gelb'.*dayton"):
        gd.plan("bosnia-1991", "biden-gelb")
    with pytest.raises(gd.UnknownId, match=r"territory 'bosnia'"):
        gd.plan("bosnia", "dayton")


def test_a_plan_made_of_an_unknown_side_is_refused():
    with pytest.raises(gd.UnknownId, match=r"side 'north'.*west, east"):
        gd.Plan.of({"a": "north"}, SIDES)


def test_a_unit_assigned_twice_is_refused():
    twice = pd.Series(["west", "east"], index=["a", "a"])
    with pytest.raises(ValueError, match=r"'a' is assigned twice"):
        gd.Plan.of(twice, SIDES)


def test_an_assignment_that_leaves_a_unit_out_is_refused_by_name(monkeypatch):
    module = sys.modules["geodata.plan"]  # `gd.plan` is the function
    whole = read_table("plan_assignments")
    monkeypatch.setattr(module, "read_table", lambda name: whole[whole["unit_id"] != "foca"])
    with pytest.raises(gd.TableError, match=r"plan_assignments.csv: dayton on bosnia .*: foca$"):
        module.plan.__wrapped__("bosnia-1991", "dayton")


def test_sides_are_merged_to_one_that_belongs_to_all_their_owners():
    line = gd.Plan.of(
        {"a": "north", "b": "south", "c": "east", "d": "both"},
        {
            "north": gd.Side("North", frozenset({"x"})),
            "east": gd.Side("East", frozenset({"y"})),
            "south": gd.Side("South", frozenset({"z"})),
            "both": gd.Side("Both", shared=True),
        },
        id="mine",
        title="Mine",
    )
    two = line.merged(["north", "south"], "west", "West")
    assert list(two.sides) == ["west", "east", "both"]
    assert two.sides["west"] == gd.Side("West", frozenset({"x", "z"}))
    assert two.sides["east"] is line.sides["east"]
    assert two.assignment.to_dict() == {"a": "west", "b": "west", "c": "east", "d": "both"}
    assert (two.id, two.title) == ("mine", "Mine")
    assert line.assignment["a"] == "north", "the plan itself stays as it is"


def test_what_cannot_be_merged_is_refused():
    line = gd.plan("bosnia-1991", "dayton")
    with pytest.raises(gd.UnknownId, match=r"side 'north'"):
        line.merged(["federation", "north"], "all", "All")
    with pytest.raises(ValueError, match=r"none that is shared"):
        line.merged(["federation", "brcko"], "all", "All")
    with pytest.raises(ValueError, match=r"at least one side"):
        line.merged([], "all", "All")
    with pytest.raises(ValueError, match=r"another side 'brcko' already"):
        line.merged(["federation", "republika_srpska"], "brcko", "All")


def test_the_sides_of_a_country_are_those_of_its_plans():
    sides = gd.registered_sides("bosnia")
    line = gd.plan("bosnia-1991", "dayton")
    assert {side_id: sides[side_id] for side_id in line.sides} == line.sides
    assert gd.registered_sides("nowhere") == {}
