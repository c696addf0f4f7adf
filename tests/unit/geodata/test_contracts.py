import pytest

from geodata.paths import TABLES
from geodata.tables import contracts
from geodata.tables.check import load
from geodata.tables.contracts import rules
from geodata.tables.read import TableError, read_table, split


def broken(tmp_path, schema, text):
    """The message for a table with this text."""
    path = tmp_path / "toy.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(TableError) as error:
        load(path, schema)
    return error.value


TOY = rules.table(
    {
        "toy_id": rules.key(),
        "lat": rules.latitude(),
        "people": rules.people(empty=True),
        "kind": rules.one_of("town", "village"),
        "paragraphs": rules.paragraphs(empty=True),
        "when": rules.date(empty=True),
        "source_ids": rules.sources(),
        "note": rules.text(empty=True),
    }
)
HEADER = "toy_id,lat,people,kind,paragraphs,when,source_ids,note\n"
GOOD = "one,44.1,100,town,1;34,1995-07-11,census_1991;geonames,\n"


@pytest.mark.parametrize("name", sorted(contracts.schemas()))
def test_every_table_keeps_its_contract(name):
    assert list(read_table(name)) == list(contracts.schema(name).columns)


def test_every_table_has_a_contract():
    assert {path.stem for path in TABLES.glob("*.csv")} == set(contracts.schemas())


def test_a_good_table_is_read_with_empty_text_and_missing_numbers(tmp_path):
    path = tmp_path / "toy.csv"
    path.write_text(HEADER + GOOD + "two,44.2,,village,,,osm,NA\n", encoding="utf-8")
    table = load(path, TOY)
    assert table["paragraphs"].tolist() == ["1;34", ""]
    assert table["people"].isna().tolist() == [False, True]
    assert table["note"].tolist() == ["", "NA"]
    assert table["lat"].tolist() == [44.1, 44.2]


@pytest.mark.parametrize(
    ("row", "column", "value", "allowed"),
    [
        ("Two!,44,1,town,,,osm,", "toy_id", "'Two!'", "lower-case letters, digits, - and _"),
        ("two,444.1,1,town,,,osm,", "lat", "'444.1'", "a number from -90 to 90"),
        ("two,forty,1,town,,,osm,", "lat", "'forty'", "a number from -90 to 90"),
        ("two,,1,town,,,osm,", "lat", "the cell is empty", "a number from -90 to 90"),
        ("two,44,1.5,town,,,osm,", "people", "'1.5'", "a whole number, 0 or more"),
        ("two,44,-1,town,,,osm,", "people", "'-1'", "a whole number, 0 or more"),
        ("two,44,1,city,,,osm,", "kind", "'city'", "one of town, village"),
        ("two,44,1,town,0,,osm,", "paragraphs", "'0'", "paragraph numbers from 1 to 34"),
        ("two,44,1,town,3;35,,osm,", "paragraphs", "'3;35'", "paragraph numbers from 1 to 34"),
        ("two,44,1,town,,July 1995,osm,", "when", "'July 1995'", "1995-07-11"),
        ("two,44,1,town,,,osm;hearsay,", "source_ids", "'osm;hearsay'", "(not there: hearsay)"),
        ("two,44,1,town,,,,", "source_ids", "the cell is empty", "source_id in sources.csv"),
        ("two,44,1,town,,,osm, x", "note", "' x'", "text without blanks at its ends"),
    ],
)
def test_a_broken_cell_is_named(tmp_path, row, column, value, allowed):
    error = broken(tmp_path, TOY, HEADER + GOOD + row + "\n")
    assert [problem.column for problem in error.problems] == [column]
    assert f"toy.csv, row 3, column {column}: " in str(error)
    assert value in str(error)
    assert allowed in str(error)


def test_an_id_used_twice_is_named_in_both_rows(tmp_path):
    error = broken(tmp_path, TOY, HEADER + GOOD + GOOD)
    assert [problem.row for problem in error.problems] == [2, 3]
    assert "no value twice" in str(error)


def test_several_broken_cells_are_listed_in_order_and_the_rest_counted(tmp_path):
    error = broken(tmp_path, TOY, HEADER + GOOD + "X,,a,b,c,d,e,\n")
    assert [problem.row for problem in error.problems] == [3] * 7
    assert str(error).endswith("and 2 more")


def test_a_wrong_header_is_named(tmp_path):
    error = broken(tmp_path, TOY, HEADER.replace("kind", "sort") + GOOD)
    assert "column sort: found 'this column'; allowed is one of the columns toy_id" in str(error)
    assert "a table with a column kind" in str(error)


def test_a_rule_between_cells_names_the_row(tmp_path):
    text = "unit_id,total,bosniak,serb,croat\nfoca,10,5,5,0\nzenica,10,5,5,1\n"
    error = broken(tmp_path, contracts.schema("counts_bosnia_1991"), text)
    assert str(error).startswith("toy.csv, row 3: found 'zenica,10,5,5,1'")
    assert "add up to the total or less" in str(error)
    assert len(error.problems) == 1


@pytest.mark.parametrize("text", ["", "a,b\n1,2,3\n", "a,b\n1,2\n1,2,3\n", "a,b\n\udcff,1\n"])
def test_what_is_no_table_is_said_so(tmp_path, text):
    path = tmp_path / "toy.csv"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(TableError, match=r"toy.csv: "):
        load(path, rules.table({"a": rules.text(), "b": rules.text()}))


def test_an_unknown_table_is_named_with_what_there_is():
    with pytest.raises(TableError, match=r"no table 'nothing'.*units_bosnia"):
        read_table("nothing")


def test_a_table_is_a_fresh_copy_each_time():
    table = read_table("units_bosnia")
    table.loc[0, "name"] = "spoilt"
    assert read_table("units_bosnia").loc[0, "name"] == "Banja Luka"


def test_split_takes_a_cell_apart():
    assert split("a; b;;c ") == ("a", "b", "c")
    assert split("") == ()


def test_a_reference_to_a_table_that_is_not_there_says_so(tmp_path):
    schema = rules.table({"a": rules.refers_to("nothing", "a_id")})
    error = broken(tmp_path, schema, "a\nx\n")
    assert "row 2, column a: found 'x'; allowed is a value of a_id in nothing.csv" in str(error)


def test_a_check_that_cannot_run_is_not_hidden(tmp_path):
    def fails(table):
        raise RuntimeError("broken check")

    path = tmp_path / "toy.csv"
    path.write_text("a\nx\n")
    with pytest.raises(Exception, match="broken check"):
        load(path, rules.table({"a": rules.text()}, rules.row_rule(fails, "nothing")))
