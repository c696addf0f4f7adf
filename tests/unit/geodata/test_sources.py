import pytest

from geodata.sources import sources
from geodata.tables import contracts
from geodata.tables.read import read_table, split
from tests.unit.geodata.broken import message

CITING = ("source_ids", "source_id")


@pytest.fixture
def register():
    return sources().set_index("source_id")


def test_the_article_is_the_source_of_its_own_figures_only(register):
    article = register[register["firmness"] == "article"]
    assert "shanker_2007" in article.index
    assert set(article.index) <= {"shanker_2007", "maddruid_2007"}


def test_every_source_says_where_it_was_read_and_what_may_be_done_with_it(register):
    read = register.drop("general_history")
    assert (read["locator"] != "").all()
    assert (register["licence"] != "").all()


def test_computed_sources_say_how(register):
    computed = register[register["kind"] == "computed"]
    assert (computed["note"].str.len() > 25).all()
    assert set(register.index[register.index.str.startswith("computed_")]) <= set(computed.index)


def test_nothing_read_from_memory_passes_for_a_source(register):
    memory = ["general_history", "memory_1920_divisions", "gelb_2003", "tabeau_bijak_2005"]
    assert set(register.loc[memory, "firmness"]) == {"unverified"}


def test_credits_that_the_licences_ask_for(register):
    assert register.loc["geonames", "licence"] == "CC BY 4.0"
    assert register.loc["osm", "licence"] == "ODbL"
    assert register.loc["natural_earth", "licence"] == "public domain"
    assert register.loc["geoboundaries", "licence"].startswith("CC BY 4.0")
    assert "www.geoboundaries.org" in register.loc["geoboundaries", "locator"]


def test_every_citation_resolves(register):
    """Also in tables whose contract forgot to ask."""
    for name, schema in contracts.schemas().items():
        cited = [column for column in schema.columns if column.endswith(CITING)]
        if name == "sources":
            continue
        table = read_table(name)
        for column in cited:
            found = {one for cell in table[column] for one in split(str(cell))}
            assert found <= set(register.index), (name, column, found - set(register.index))


def test_an_unknown_kind_is_refused(tmp_path):
    said = message(tmp_path, "sources", 2, kind="hearsay")
    assert "sources.csv, row 2, column kind" in said
    assert "'hearsay'" in said
