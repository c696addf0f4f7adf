"""The words people read: what was found wrong, undignified or unclear in them does not come back.

The words stand in TOML files of `components` and in the tables that a page shows.
"""

import re
import tomllib
from pathlib import Path

import pytest

import geodata as gd
from geodata.paths import TABLES
from geodata.rebuild.shapes import RIGHT_LAND
from tests.unit.old_figures import OLD_FIGURES, has

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "components").rglob("*.toml"))
SHOWN = ("places", "place_figures", "sources", "lines", "yardstick", "plans_not_established")
SHOWN += ("cases", "claims", "conditions", "events", "evidence", "forces", "proposals")
TABLES_READ = [TABLES / f"{name}.csv" for name in SHOWN]
TABLES_READ += [TABLES / f"{name}.toml" for name in ("territories", "plans", "presets")]

WRONG_FACTS = (
    r"met once",
    r"one formal (American–Iranian )?meeting",
    r"sat at no table|no (such )?table was set|table that was not set|missing from a table",
    r"daily toll",
    r"under NATO’s bombs",
    r"reached without a plan",
    r"however cut",
    r"three times the",
    r"7,000(–| to )8,372",
    r"a quarter of all Iraqis",
    r"at least two in five",
    r"most uniform corners",
    r"tenth of the country in weeks",
    r"nearly every area had one group",
    r"Serbs and Croats were a third",
    r"which hide mixture",
    r"set off the sorting|set off by one explosion",
    r"until weeks of war",
    r"without naming it",
    r"in law and in fact",
    r"four divisions of the past",
    r"A surprise",
    r"UNHCR.s (coarse |regional )*(figures|regions) of November 1995",
    r"few and large units hide",
)
UNWORTHY = (
    r"event that moved people",
    r"finished that way",
    r"watch the grey",
    r"what does it cost to draw a line|price of a line",
    r"cut into enclaves",
    r"people are wrong",
    r"owned by|own several sides|Groups that own",
    r"sorted wholly|question is the price",
    r"Belfast kept its minority",
    r"flights of this kind",
    r"marked the start of Bosnia's war",
    r"War did the sorting|the sorting of 2006|sorting that|Bosnia's sorting",
    r"who draws it, and who pays",
    r"price at which the map",
    r"days of European recognition",
)
JUDGED = (
    r"in Bosnia troops did",
    r"line invites the next war",
    r"as long as its neighbours let it",
    r"close to a large mixed city",
    r"would set people moving",
    r"Iraq could offer neither",
    r"consent on the day is no insurance",
    r"clear line alone",
    r"bends, and one that cannot",
    r"Separation was complete",
    r"which is why both camps",
)
UNCLEAR = (
    r"\bin (two|three), (\d|\{year)|counted in three",
    r"others than these",
    r"stands for its city",
    r"or in its course",
    r"no census, a governorate no street",
    r"holds Iraq against",
    r"mark it left and right",
    r"uniform does not mean quiet",
    r"its militias fresh",
    r"numbers came from here, and no principles",
    r"first walls in 2007, and no plan",
    r"prints the zero|(figure|none) (\w+ )*was collected",
    r"In Iraq they live",
)
# The measure is explained wherever a page uses its short name.
EXPLAINED = "in the minority on a side that belongs to others"
PAGES = ("contrast", "explore", "figures", "places", "lab", "story")


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for one in value.values() for text in _texts(one)]
    return [text for one in value for text in _texts(one)] if isinstance(value, list) else []


def _words(path: Path) -> str:
    if path.suffix == ".toml":
        return "\n".join(_texts(tomllib.loads(path.read_text(encoding="utf-8"))))
    return path.read_text(encoding="utf-8")


READ = {path: _words(path) for path in (*FILES, *TABLES_READ, ROOT / "README.md")}


def test_the_words_are_found_where_they_are():
    assert len(FILES) >= 12
    assert all(READ.values())


@pytest.mark.parametrize("gone", [*WRONG_FACTS, *UNWORTHY, *JUDGED, *UNCLEAR])
def test_what_was_mended_does_not_come_back(gone):
    found = {
        path.name: match[0]
        for path, text in READ.items()
        if (match := re.search(gone, text, flags=re.IGNORECASE))
    }
    assert found == {}


def test_sorting_is_a_word_of_statistics_and_never_of_the_act():
    for path, text in READ.items():
        for match in re.finditer(r"\b(re)?sort(ed|ing)\b", text):
            around = text[max(0, match.start() - 60) : match.end() + 60]
            state = "makes 1991 look more sorted than it was lived" in around
            assert state or path.name == "README.md" or "sorted_area" in around, (path, around)


@pytest.mark.parametrize("page", PAGES)
def test_the_measure_is_explained_wherever_its_short_name_is_used(page):
    told = [
        text
        for path, text in READ.items()
        if page in (path.stem, path.parent.name) and "wrong side" in text
    ]
    assert told
    assert all(EXPLAINED in text for text in told)


WRITTEN = (".md", ".toml", ".html", ".py", ".js", ".typ")


def _written() -> dict[str, str]:
    """Every text of the project that a person reads or that is drawn, without the corrections.

    What the first version showed is told once in the lab and once in the docs, as a correction.
    """
    files = [
        path
        for folder in ("components", "geodata", "docs", "deploy")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in WRITTEN and path.name != "still.html"  # says what the data say
    ]
    found = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in files}
    found |= {name: (ROOT / name).read_text() for name in ("README.md", "CHANGELOG.md")}
    found |= {str(path): text for path, text in READ.items() if path.suffix == ".csv"}
    told = found["docs/decisions.md"]
    found["docs/decisions.md"] = re.sub(r"### A correction.*?(?=\n## )", "", told, flags=re.S)
    lab = found["components/pages/lab/words.toml"]
    found["components/pages/lab/words.toml"] = re.sub(r"^correction = .*$", "", lab, flags=re.M)
    assert "1,007,973" in told
    assert "1,007,973" in lab
    return found


@pytest.mark.parametrize("old", OLD_FIGURES)
def test_nothing_is_left_of_the_old_figures(old):
    assert [name for name, text in _written().items() if has(text, old)] == []


def test_how_well_the_areas_are_drawn_is_told_alike_everywhere():
    pattern = r"(\d+) ?(?:%|per cent) of the land (?:is|lies|in)\b"
    texts = {str(path): text for path, text in READ.items()}
    texts["decisions"] = (ROOT / "docs" / "decisions.md").read_text()
    told = {name: re.findall(pattern, text) for name, text in texts.items()}
    told = {name: found for name, found in told.items() if found}
    assert len(told) >= 6
    assert {int(one) for found in told.values() for one in found} == {round(100 * RIGHT_LAND)}


def test_the_readme_counts_what_there_is():
    spelled = {6: "six", 18: "eighteen", 23: "twenty-three"}
    told, by = READ[ROOT / "README.md"], gd.places()["mention"].value_counts()
    assert f"{len(gd.places())} places: {spelled[by['named']]} that the article names" in told
    assert f"{spelled[by['pointed_to']]} that it points to" in told
    assert f"{spelled[len(gd.cases())]} partitions" in told
    cases = next(text for path, text in READ.items() if path.parent.name == "cases")
    others = len(gd.cases()) - gd.cases()["from_article"].eq("yes").sum()
    assert f"{spelled[others].capitalize()} more stand beside them here" in cases


def test_the_first_page_the_briefing_and_the_readme_tell_the_whole_article():
    """Commingled is Hiltermann's word (¶13), and partition may come all the same (¶20)."""
    first = next(text for text in READ.values() if "Hiltermann, whom he quotes" in text)
    for text in (first, READ[ROOT / "README.md"]):
        assert "commingled" in text
        assert "partition may come" in text
        assert "prepare for it" in text
    story = next(text for text in READ.values() if "the article warns, partition may come" in text)
    assert "¶20" in story
