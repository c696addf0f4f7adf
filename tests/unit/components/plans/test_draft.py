"""What may be a side: its name, whether it is shared, and an id that is nobody else's."""

import pytest

import geodata as gd
from components.plans.draft import Refusal, draft, make_sides
from components.plans.link import decode, encode

BOSNIA, IRAQ = gd.territory("bosnia-1991"), gd.territory("iraq-2005")


@pytest.mark.parametrize(
    ("territory", "names", "registered"),
    [
        (BOSNIA, ["Brčko", "Brčko District"], {"Brčko District": "brcko"}),
        (BOSNIA, ["Brčko District", "Brčko"], {"Brčko District": "brcko"}),
        (BOSNIA, ["Brcko"], {}),
        (IRAQ, ["Baghdad", "Baghdad, shared"], {"Baghdad, shared": "baghdad"}),
    ],
)
def test_a_name_like_that_of_a_registered_side_has_an_id_of_its_own(territory, names, registered):
    sides, _ = make_sides([{"name": name} for name in names], territory)
    assert [side.name for side in sides.values()] == names
    ids = {side.name: side_id for side_id, side in sides.items()}
    for name, side_id in registered.items():
        assert ids[name] == side_id
    taken = {"brcko", "baghdad"}
    assert not {ids[name] for name in names if name not in registered} & taken


def test_such_sides_keep_their_units_in_a_link():
    sides, colours = make_sides([{"name": "Brčko"}, {"name": "Brčko District"}], BOSNIA)
    units = BOSNIA.counts.index
    one, two = sides
    painted = draft(gd.Plan.of({u: two if u == "foca" else one for u in units}, sides), colours)
    again = decode(BOSNIA, encode(BOSNIA, painted)).plan
    assert again.assignment.to_dict() == painted.plan.assignment.to_dict()


@pytest.mark.parametrize("name", ["کوردستان\u200cی", "می\u200cخواهم", "Đakovica", "2nd side"])
def test_names_in_every_script_are_taken(name):
    (side,) = make_sides([{"name": name}], IRAQ)[0].values()
    assert side.name == name


@pytest.mark.parametrize(
    "name", ["\u200b", "\u202e", "\u3164", "\u200d", "A\u202eB", "\u00ad", "A\u3164"]
)
def test_names_that_nobody_sees_are_refused(name):
    with pytest.raises(Refusal, match="nothing invisible"):
        make_sides([{"name": name}], IRAQ)


def test_what_is_found_is_cut_short():
    with pytest.raises(Refusal) as told:
        make_sides([{"name": "A", "owners": ["x" * 900_000]}], IRAQ)
    assert len(str(told.value)) < 300
