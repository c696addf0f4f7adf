"""A plan in a link: whole, short, and refused when damaged."""

import base64

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import geodata as gd
from components.pages.lab.state import Lab
from components.plans.draft import MOST_BYTES, Refusal, draft, make_sides
from components.plans.link import decode, encode, territory_of

TERRITORIES = ["bosnia-1991", "bosnia-2013-regions", "iraq-2005"]
# The rarest plan is the longest: four sides, names as long as they may be, own colours.
COLOURS = st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06x}")
NAMES = st.text("abcčšžXYZ 0189-,.", min_size=1, max_size=MOST_BYTES).filter(
    lambda name: name[0].isalnum() and len(" ".join(name.split()).encode()) <= MOST_BYTES
)


@st.composite
def drafts(draw):
    territory = gd.territory(draw(st.sampled_from(TERRITORIES)))
    names = draw(st.lists(NAMES, min_size=1, max_size=4, unique_by=lambda n: " ".join(n.split())))
    rows = [
        {
            "name": name,
            "owners": draw(st.sets(st.sampled_from(territory.groups))),
            "shared": draw(st.booleans()),
            "colour": draw(st.just("") | COLOURS),
        }
        for name in names
    ]
    sides, colours = make_sides(rows, territory)
    chosen = draw(
        st.lists(
            st.sampled_from(list(sides)),
            min_size=len(territory.counts),
            max_size=len(territory.counts),
        )
    )
    assignment = dict(zip(territory.counts.index, chosen, strict=True))
    return territory, draft(gd.Plan.of(assignment, sides), colours)


@settings(max_examples=60)
@given(drafts())
def test_a_link_brings_back_the_whole_plan(given_draft):
    territory, painted = given_draft
    text = encode(territory, painted)
    again = decode(gd.territory(territory_of(text)), text)
    assert again.plan.sides == painted.plan.sides
    assert list(again.plan.sides) == list(painted.plan.sides)
    assert again.plan.assignment.to_dict() == painted.plan.assignment.to_dict()
    assert again.colours == painted.colours
    assert len(text) < 300


def test_the_longest_plan_of_142_units_stays_below_300_characters():
    territory = gd.territory("bosnia-1991")
    assert len(territory.counts) == 142
    rows = [
        {"name": letter * MOST_BYTES, "owners": territory.groups, "colour": f"#12345{n}"}
        for n, letter in enumerate("abcd")
    ]
    sides, colours = make_sides(rows, territory)
    painted = draft(gd.Plan.of(dict.fromkeys(territory.counts.index, "d" * 36), sides), colours)
    assert 200 < len(encode(territory, painted)) < 300


@pytest.mark.parametrize("plan_id", ["dayton", "bosnia-in-three", "one-side"])
def test_a_registered_plan_keeps_its_side_ids(plan_id):
    territory = gd.territory("bosnia-1991")
    plan = gd.plan("bosnia-1991", plan_id)
    again = decode(territory, encode(territory, draft(plan)))
    assert again.plan.assignment.to_dict() == plan.assignment.to_dict()
    assert again.plan.sides == plan.sides


def test_any_single_changed_character_is_noticed():
    territory = gd.territory("iraq-2005")
    text = Lab.start("iraq-2005").link
    start = text.rindex(".") + 1
    whole = decode(territory, text)
    for at in range(start, len(text)):
        other = "A" if text[at] != "A" else "B"
        damaged = text[:at] + other + text[at + 1 :]
        try:
            found = decode(territory, damaged)
        except Refusal:
            continue
        # Only the unused low bits of the last character may differ without harm.
        assert at == len(text) - 1
        assert found.plan.assignment.to_dict() == whole.plan.assignment.to_dict()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no plan"),
        ("nonsense", "no plan"),
        ("1.bosnia-1991", "no plan"),
        ("9.bosnia-1991.AAAA", "version 9"),
        ("1.atlantis.AAAA", "atlantis"),
        ("1.bosnia-1991.AAAA", "damaged"),
        ("1.bosnia-1991.", "damaged"),
    ],
)
def test_a_bad_link_says_what_is_wrong(text, said):
    with pytest.raises(Refusal, match=said):
        Lab.open(text)


def test_a_link_made_for_one_territory_is_refused_on_another():
    text = Lab.start("bosnia-1991").link
    with pytest.raises(Refusal, match=r"bosnia-1991.*bosnia-2013"):
        decode(gd.territory("bosnia-2013"), text)
    # Passing it off as the other's is noticed too: the checksum covers the territory.
    with pytest.raises(Refusal, match="damaged"):
        Lab.open(text.replace("bosnia-1991", "bosnia-2013"))


@given(st.binary(max_size=80))
def test_no_bytes_at_all_break_the_reader(payload):
    text = "1.iraq-2005." + base64.urlsafe_b64encode(payload).decode().rstrip("=")
    with pytest.raises(Refusal):
        Lab.open(text)
