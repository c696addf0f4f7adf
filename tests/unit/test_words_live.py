"""An editor's change of words is seen without a restart."""

import os

from components.text import words as module


def test_a_changed_file_is_read_again(tmp_path, monkeypatch):
    file = tmp_path / "toy.toml"
    file.write_text('title = "before"\n', encoding="utf-8")
    monkeypatch.setattr(module, "files", lambda: {"toy": file})
    assert module.words("toy")["title"] == "before"
    file.write_text('title = "after"\n', encoding="utf-8")
    os.utime(file, ns=(1, 1))
    assert module.words("toy")["title"] == "after"


def test_every_file_of_words_has_a_name_of_its_own():
    found = list(module.COMPONENTS.rglob("*.toml"))
    assert len(module.files()) == len(found)
