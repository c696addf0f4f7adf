"""The fonts that are shipped for paper have every letter that the app can write."""

from pathlib import Path

from fontTools.ttLib import TTFont

from components.paper import fonts

ROOT = Path(__file__).parents[4]


def test_paper_has_every_letter_of_the_words_and_names():
    words = "".join(
        file.read_text(encoding="utf-8")
        for folder in ("components", "geodata/data/tables")
        for kind in ("*.toml", "*.csv")
        for file in (ROOT / folder).rglob(kind)
    )
    for file in fonts.files():
        if fonts.SERIF.replace(" ", "") not in file.name:
            assert set(words) - set(map(chr, TTFont(file).getBestCmap())) <= set("\n\r\t")


def test_each_typeface_lies_beside_its_licence():
    for family in (fonts.FAMILY, fonts.SERIF):
        licence = fonts.folder() / f"OFL-{family.replace(' ', '-')}.md"
        assert "SIL OPEN FONT LICENSE" in licence.read_text(encoding="utf-8")
