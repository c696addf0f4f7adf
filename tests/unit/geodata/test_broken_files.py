"""Shapes, results, registries and words that are broken: the message names file, place and need."""

import shutil
from importlib import import_module

import pytest

import geodata as gd
from components.text import words as texts
from geodata import shapes
from geodata.paths import DATA
from geodata.tables import files
from geodata.tables.problems import TableError

# The packages' public functions have the same names.
ensembles = import_module("geodata.ensemble")
optima = import_module("geodata.optimum.shipped")


def cut(file):
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def gone(file):
    file.unlink()


def empty(file):
    file.write_bytes(b"")


def replaced(old, new):
    return lambda file: file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")


@pytest.mark.parametrize(
    ("file", "broken", "said"),
    [
        ("shapes/iraq_units.geojson", cut, r"iraq_units.geojson, line \d+, column \d+"),
        ("shapes/iraq_units.geojson", gone, "iraq_units.geojson: there is no such file in shapes"),
        ("shapes/iraq_units.geojson", empty, "iraq_units.geojson, line 1, column 1"),
        ("shapes/iraq_units.geojson", replaced('"features"', '"x"'), "lacks features"),
        ("shapes/neighbours_iraq_units.csv", gone, "no table 'neighbours_iraq_units'"),
        ("shapes/neighbours_iraq_units.csv", empty, "neighbours_iraq_units.csv: not a CSV"),
        ("shapes/neighbours_iraq_units.csv", replaced("unit_b", "x"), "lacks the columns unit_b"),
        ("results/optima.json", cut, r"optima.json, line \d+, column \d+"),
        ("results/optima.json", gone, "optima.json: there is no such file in results"),
        ("results/optima.json", replaced('"optima"', '"x"'), "optima.json: lacks optima"),
        ("results/ensembles.json", cut, r"ensembles.json, line \d+, column \d+"),
        ("tables/presets.toml", cut, r"presets.toml: not valid TOML"),
        ("tables/presets.toml", gone, "presets.toml: there is no such file in tables"),
    ],
)
def test_a_broken_file_is_named(file, broken, said, tmp_path, monkeypatch):
    shutil.copytree(DATA, tmp_path / "data")
    data = tmp_path / "data"
    monkeypatch.setattr(shapes, "SHAPES", data / "shapes")
    monkeypatch.setattr(ensembles, "RESULTS", data / "results")
    monkeypatch.setattr(optima, "RESULTS", data / "results")
    monkeypatch.setattr(files, "TABLES", data / "tables")
    broken(data / file)
    read = {
        "shapes": lambda: (
            shapes._load.__wrapped__("iraq_units"),
            shapes._read_csv.__wrapped__("neighbours_iraq_units"),
        ),
        "results": lambda: (
            optima._optima.__wrapped__(),
            ensembles._ensembles.__wrapped__(),
        ),
        "tables": lambda: files.read_toml.__wrapped__("presets"),
    }
    with pytest.raises(TableError, match=said) as told:
        read[file.split("/")[0]]()
    assert str(tmp_path) not in str(told.value)


def test_a_missing_word_is_named():
    with pytest.raises(TableError, match=r"lab/words.toml, best: lacks the words 'nowhere'"):
        texts.words("lab")["best"]["nowhere"]


def test_broken_words_are_named(tmp_path, monkeypatch):
    file = tmp_path / "lab" / "words.toml"
    file.parent.mkdir()
    file.write_text('title = "Lab', encoding="utf-8")
    monkeypatch.setattr(texts, "files", lambda: {"lab": file})
    with pytest.raises(TableError, match=r"words.toml: not valid TOML"):
        texts.words("lab")


def test_a_file_of_words_is_read_and_a_broken_one_is_named(tmp_path):
    file = tmp_path / "some.toml"
    file.write_text('a = "b"', encoding="utf-8")
    assert gd.load_toml(file) == {"a": "b"}
    file.write_text("a = ", encoding="utf-8")
    with pytest.raises(TableError, match=r"some.toml: not valid TOML"):
        gd.load_toml(file)


def test_a_cell_of_several_values_is_split_at_semicolons():
    assert gd.split("a; b;; ") == ("a", "b")
    assert gd.split("") == ()
