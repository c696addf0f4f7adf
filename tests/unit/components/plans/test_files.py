"""A plan as a file: JSON and CSV, and what is refused."""

import json

import pytest

import geodata as gd
from components.plans import files
from components.plans.draft import Refusal, draft, make_sides
from components.plans.files import from_file, to_csv, to_json

IRAQ = gd.territory("iraq-2005")


@pytest.fixture
def painted():
    return draft(gd.plan("iraq-2005", "biden-gelb"), {"baghdad": "#abcdef"})


@pytest.mark.parametrize(("kind", "write"), [("json", to_json), ("csv", to_csv)])
def test_a_saved_plan_loads_as_it_was(painted, kind, write):
    again = from_file(IRAQ, f"plan.{kind}", write(IRAQ, painted).encode())
    assert again.plan.assignment.to_dict() == painted.plan.assignment.to_dict()
    assert dict(again.plan.sides) == dict(painted.plan.sides)
    assert again.colours == painted.colours


def test_a_side_without_units_survives_a_table():
    plan = gd.plan("iraq-2005", "biden-gelb").flip("baghdad", "shia_region")
    again = from_file(IRAQ, "plan.csv", to_csv(IRAQ, draft(plan)).encode())
    assert set(again.plan.sides) == set(plan.sides)
    assert "baghdad" not in set(again.plan.assignment)


def changed(painted, **parts):
    return json.dumps(json.loads(to_json(IRAQ, painted)) | parts).encode()


def test_unknown_units_are_named_and_nothing_is_loaded(painted):
    data = json.loads(to_json(IRAQ, painted))
    data["assignment"] |= {"atlantis": "Shia region", "el_dorado": "Shia region"}
    with pytest.raises(Refusal, match=r"atlantis, el_dorado.*Nothing was loaded"):
        from_file(IRAQ, "plan.json", json.dumps(data).encode())


def test_missing_units_are_named(painted):
    data = json.loads(to_json(IRAQ, painted))
    del data["assignment"]["kirkuk"]
    with pytest.raises(Refusal, match="gives no side to: kirkuk"):
        from_file(IRAQ, "plan.json", json.dumps(data).encode())


def test_a_unit_that_stands_twice_is_named(painted):
    text = to_csv(IRAQ, painted)
    line = next(line for line in text.splitlines() if '"kirkuk"' in line)
    with pytest.raises(Refusal, match="more than once: kirkuk"):
        from_file(IRAQ, "plan.csv", f"{text}{line}\r\n".encode())


def test_another_territory_is_refused_by_name():
    bosnia = gd.territory("bosnia-1991")
    text = to_json(bosnia, draft(gd.plan("bosnia-1991", "dayton")))
    with pytest.raises(Refusal, match=r"bosnia-1991.*iraq-2005"):
        from_file(IRAQ, "plan.json", text.encode())


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("plan.xlsx", b"", "neither a JSON nor a CSV"),
        ("plan.json", b"\xff\xfe", "not text in UTF-8"),
        ("plan.json", b'{"format": ', "line 1, column"),
        ("plan.json", b"[]", "not a saved plan"),
        ("plan.json", b'{"format": "other"}', "not a saved plan"),
        ("plan.json", b"[" * 100_000, "JSON|saved plan"),
        ("plan.csv", b"", "lacks the columns"),
        ("plan.csv", b"unit_id,side\nanbar,A\n", "territory, unit, owners"),
        ("plan.csv", b"territory,unit_id,unit,side,owners,shared,colour\n", "same territory"),
        ("plan.json", b" " * 1_000_001, "larger than"),
    ],
)
def test_a_file_that_is_no_plan_says_why(name, content, said):
    with pytest.raises(Refusal, match=said):
        from_file(IRAQ, name, content)


@pytest.mark.parametrize(
    ("sides", "said"),
    [
        ([], "one to four|1 to 4|one to 4"),
        ([{"name": "A", "owners": ["martian"]}], "martian"),
        ([{"name": "", "owners": []}], "needs a name"),
        ([{"name": "=1+1", "owners": []}], "needs a name"),
        ([{"name": "A" * 37, "owners": []}], "too long"),
        ([{"name": "A", "owners": [], "colour": "red"}], "#rrggbb"),
        ([{"name": "A"}, {"name": "A"}], "Two sides"),
        ([{"name": c} for c in "ABCDE"], "this one has 5"),
        ([{"name": "A", "owners": "shia"}], "not a saved plan"),
    ],
)
def test_sides_that_cannot_be_are_refused(painted, sides, said):
    with pytest.raises(Refusal, match=said):
        from_file(IRAQ, "plan.json", changed(painted, sides=sides))


def test_units_on_a_side_that_is_not_described_are_refused(painted):
    data = json.loads(to_json(IRAQ, painted))
    data["assignment"]["anbar"] = "Nowhere"
    with pytest.raises(Refusal, match="Nowhere"):
        from_file(IRAQ, "plan.json", json.dumps(data).encode())


def test_lines_that_describe_a_side_differently_are_refused(painted):
    text = to_csv(IRAQ, painted).replace('"shia","no"', '"shia","yes"', 1)
    with pytest.raises(Refusal, match="other owners"):
        from_file(IRAQ, "plan.csv", text.encode())


class Counted(str):
    """A unit's id that counts how often one is compared with another."""

    times = 0
    __hash__ = str.__hash__

    def __eq__(self, other):
        Counted.times += 1
        return str.__eq__(self, other)


def test_a_unit_that_stands_many_times_is_counted_once_through(painted):
    """A file of a megabyte names a unit 45,000 times: each with each is too much."""
    pairs = [(Counted("anbar"), "Shia region") for _ in range(500)]
    Counted.times = 0
    with pytest.raises(Refusal, match="more than once: anbar"):
        files._assignment(IRAQ, painted.plan.sides, pairs)
    assert Counted.times < 10 * len(pairs)


def test_a_name_with_another_separator_stays_one_cell_of_a_table():
    """Elsewhere a semicolon parts the cells, and what begins with = is run."""
    sides, colours = make_sides([{"name": "A;=1+1;x"}], IRAQ)
    units = IRAQ.counts.index
    plan = gd.Plan.of(dict.fromkeys(units, next(iter(sides))), sides)
    text = to_csv(IRAQ, draft(plan, colours))
    assert text.count('"A;=1+1;x"') == text.count("A;=1+1;x") == len(units)
